import { describe, expect, it } from 'vitest';
import { saidBy } from '../../../../../lib/facts/said/said.ts';
import { document, page } from '../../../../support/said.ts';

describe('a page that answers well', () => {
  const shown = (body: string) => saidBy(page(document(body), { status: 200 }))?.text;

  it('says nothing by what to do in case', () => {
    expect(shown('<h1>Signed in</h1><p>If the state has expired, begin again.</p>')).toBeUndefined();
    expect(shown('<p>The state has expired, begin again.</p>')).toBe('The state has expired, begin again.');
  });

  it.each(['op-toast -error', 'toast toast--error', 'm-message _error'])(
    'marks an error by a modifier: %s',
    (name) => {
      expect(shown(`<div class="${name}"><p>All seats are taken by others.</p></div>`)).toBe(
        'All seats are taken by others.',
      );
    },
  );

  it.each(['btn has-error-handler', 'is-error-free', 'no--errors'])('marks none by another: %s', (name) => {
    expect(shown(`<div class="${name}"><p>All seats are taken by others.</p></div>`)).toBeUndefined();
  });
});
