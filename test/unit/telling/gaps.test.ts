import { describe, expect, it } from 'vitest';
import { gapsAt, gapsInShort } from '../../../lib/telling/gaps.ts';
import { webAppLogin } from '../../support/logins.ts';
import { inspected } from '../../support/report.ts';

const sealed = { text: 'It was encrypted.', step: 'flow-1.2' };
const crowded = { text: 'Much happened.', step: null };

const short = (gaps: readonly string[], ...placed: readonly { text: string; step: string | null }[]) =>
  gapsInShort({ ...inspected({ ...webAppLogin(), gaps: placed }).report, gaps });

describe('what could not be seen', () => {
  it('stands at its step, and at no other', () => {
    expect(gapsAt([sealed, crowded], 'flow-1.2')).toEqual([sealed.text]);
    expect(gapsAt([sealed, crowded], 'flow-1.1')).toEqual([]);
    expect(gapsAt(undefined, 'flow-1.2')).toEqual([]);
  });

  it('is counted above, where it stands at steps', () => {
    expect(short([sealed.text], sealed)).toBe('Something could not be seen at 1 step, and is told there.');
    expect(short([sealed.text], sealed, { ...sealed, step: 'flow-1.3' })).toContain('at 2 steps');
  });

  it('is said above, where it stands at none', () => {
    expect(short([crowded.text], crowded)).toBe(crowded.text);
    expect(short(['No bodies.', 'No cookies.'])).toBe('No bodies. 1 more that could not be seen.');
    expect(short([crowded.text, sealed.text], crowded, sealed)).toMatch(
      /^Much happened\. Something .* 1 step/,
    );
  });

  it('is nothing where all was seen', () => {
    expect(short([])).toBeUndefined();
  });
});
