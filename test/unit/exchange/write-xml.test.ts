import { describe, expect, it } from 'vitest';
import { prettyXml, writeXml } from '../../../lib/exchange/write-xml.ts';
import { parseXml } from '../../../lib/exchange/xml.ts';

describe('a document written again', () => {
  it.each([
    '<a/>',
    '<a:x xmlns:a="urn:n" b="1"><a:y>t</a:y></a:x>',
    '<a b="&quot;&lt;&amp;&gt;&#10;">&lt;&amp;&gt;</a>',
  ])('%s is the same', (text) => {
    expect(writeXml(parseXml(text)!)).toBe(text);
  });
});

describe('a document laid out', () => {
  it('has an element a line; what has text stays on its line', () => {
    expect(prettyXml('<a><b c="1"><d>text</d><e/></b>\n\n</a>')).toBe(
      ['<a>', '  <b c="1">', '    <d>text</d>', '    <e/>', '  </b>', '</a>'].join('\n'),
    );
  });

  it('keeps text between elements together with them', () => {
    expect(prettyXml('<p>one <b>two</b> three</p>')).toBe('<p>one <b>two</b> three</p>');
  });

  it('is none where there is no document', () => {
    expect(prettyXml('{"a":1}')).toBeUndefined();
  });
});
