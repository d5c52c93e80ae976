import { describe, expect, it } from 'vitest';
import { address, code, foreign, html } from '../../../../lib/output/on-demand/markup.ts';

const inText = (text: string) => html`<p>${text}</p>`.markup;

describe('text in a template of HTML', () => {
  it('is text, whatever it looks like', () => {
    expect(inText('<img src=x onerror=alert(1)> & "more" \'yet\'')).toBe(
      '<p>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot; &#39;yet&#39;</p>',
    );
    expect(html`<a href="${'" onclick="x'}">y</a>`.markup).toBe('<a href="&quot; onclick=&quot;x">y</a>');
  });

  it.each([
    ['turns the direction of writing', '\u202e', 'U+202E'],
    ['ends an isolation', '\u2069', 'U+2069'],
    ['has no width', '\u200b', 'U+200B'],
    ['is a byte order mark', '\ufeff', 'U+FEFF'],
    ['is a letter that nobody sees', '\u3164', 'U+3164'],
    ['is a tag that nobody sees', '\u{e0041}', 'U+E0041'],
    ['is a control', '\u0007', 'U+0007'],
    ['is half a character', '\ud83d', 'U+D83D'],
    ['separates lines', '\u2028', 'U+2028'],
  ])('shows what %s', (_, character, name) => {
    expect(inText(`a${character}b`)).toBe(`<p>a\u27e8${name}\u27e9b</p>`);
  });

  it('is left as it is where there is nothing to hide', () => {
    for (const text of ['Jürgen 李雷', 'שלום', '👍 fine', 'a – b “c”'])
      expect(inText(text)).toBe(`<p>${text}</p>`);
  });

  it('breaks no line', () => {
    expect(inText('a\r\n\tb')).toBe('<p>a b</p>');
  });
});

describe('what stands in a template', () => {
  it('is HTML only where it was made as such', () => {
    expect(html`<b>${['<a>', html`<i>${1}</i>`]}</b>`.markup).toBe('<b>&lt;a&gt;<i>1</i></b>');
  });

  it('is nothing where there is nothing', () => {
    expect(html`<p>${undefined}${null}${false}${[]}${''}</p>`.markup).toBe('<p></p>');
  });

  it('of others keeps its direction to itself', () => {
    expect(foreign('שלום').markup).toBe('<bdi>שלום</bdi>');
    expect(code('<a>').markup).toBe('<code dir="ltr">&lt;a&gt;</code>');
    expect(address('https://a.example/b?c=<').markup).toContain(
      '>https://a.example/<wbr />b?<wbr />c=<wbr />&lt;<',
    );
  });
});
