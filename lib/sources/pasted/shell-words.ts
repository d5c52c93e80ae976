/**
 * A command line as words, as a POSIX shell takes it apart (XCU §2.2): quotes, `$'…'`, backslashes, line continuations; and the carets of a Windows
 * prompt at the ends of lines. Nothing is expanded.
 */
export function shellWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  while (at < text.length) {
    const char = text[at]!;
    if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
      at += 1;
      continue;
    }
    if ((char === '\\' || char === '^') && /^\r?\n/.test(text.slice(at + 1, at + 3))) {
      at = text.indexOf('\n', at) + 1;
      continue;
    }
    const [part, end] = partAt(text, at, char);
    word = (word ?? '') + part;
    at = end;
  }
  return word === undefined ? words : [...words, word];
}

function partAt(text: string, at: number, char: string): readonly [part: string, end: number] {
  if (char === "'") return untilQuote(text, at + 1);
  if (char === '"') return quoted(text, at + 1, '"', /["\\$`\n]/);
  if (char === '$' && text[at + 1] === "'") return quoted(text, at + 2, "'", /[^]/);
  if (char === '\\') return [text[at + 1] ?? '', at + 2];
  return [char, at + 1];
}

function untilQuote(text: string, from: number): readonly [string, number] {
  const end = text.indexOf("'", from);
  return end < 0 ? [text.slice(from), text.length] : [text.slice(from, end), end + 1];
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** To the quote; a backslash takes what follows as it is, where that needs one. */
function quoted(text: string, from: number, quote: string, escapable: RegExp): readonly [string, number] {
  let part = '';
  let at = from;
  while (at < text.length && text[at] !== quote) {
    const next = text[at + 1] ?? '';
    if (text[at] === '\\' && escapable.test(next)) {
      part += next === '\n' ? '' : quote === "'" ? (escapes[next] ?? next) : next;
      at += 2;
    } else {
      part += text[at]!;
      at += 1;
    }
  }
  return [part, at + 1];
}
