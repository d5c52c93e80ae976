import { describe, expect, it } from 'vitest';
import { withoutEntities } from '../../../lib/exchange/html-entities.ts';
import { toText } from '../../../lib/output/text.ts';
import { codeFlow, reportOf } from '../../support/flow.ts';

describe('escapes of HTML are read', () => {
  it.each([
    ['Scope &quot;r_emailaddress&quot; is not authorized', 'Scope "r_emailaddress" is not authorized'],
    ['It&#39;s over &#x2F; gone', "It's over / gone"],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['no&nbsp;break', 'no break'],
  ])('%s', (text, plain) => expect(withoutEntities(text)).toBe(plain));

  it.each(['a & b', 'x=1&y=2', '&unknown;', '&#0;', '&#x110000;', ''])('and nothing else: %s', (text) =>
    expect(withoutEntities(text)).toBe(text),
  );

  it('where a step that failed is quoted', () => {
    const text = toText(
      reportOf(
        codeFlow({
          response: {
            code: undefined,
            error: 'invalid_scope',
            error_description: 'Scope &quot;mail.read&quot; isn&#39;t allowed',
          },
          token: null,
        }),
      ),
      { color: false },
    ).replace(/\s+/g, ' ');
    expect(text).toContain('Scope "mail.read" isn');
    expect(text).not.toMatch(/&(?:quot|#39);/);
  });
});
