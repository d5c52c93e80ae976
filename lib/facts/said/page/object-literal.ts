import type { JsonObject } from '../../../exchange/json.ts';

/** An object of a program’s text, and where it ends. */
export type Literal = { readonly object: JsonObject; readonly end: number };

/** Characters of an object, and objects within one another. */
const longest = 40_000;
const deepest = 6;

/**
 * The object that begins with the brace at `from` of a program’s text, with those of its members whose values are texts, numbers or such
 * objects: names may stand without quotation marks, texts in any. What else a member holds (lists, functions, sums) is passed over.
 * `undefined` for what is no object, or too long. Linear; never throws. ECMA-262 §13.2.5.
 */
export function objectLiteral(program: string, from: number): Literal | undefined {
  return objectAt({ text: program.slice(from, from + longest), at: 0 }, 0, from);
}

type Reader = { readonly text: string; at: number };

function objectAt(reader: Reader, depth: number, from: number): Literal | undefined {
  if (reader.text[reader.at] !== '{' || depth > deepest) return undefined;
  reader.at += 1;
  const object: Record<string, unknown> = {};
  for (;;) {
    passBlank(reader);
    if (reader.text[reader.at] === '}') return { object, end: from + ++reader.at };
    const name = nameAt(reader);
    passBlank(reader);
    if (name === undefined || reader.text[reader.at] !== ':') return undefined;
    reader.at += 1;
    passBlank(reader);
    const value = valueAt(reader, depth, from);
    if (value !== undefined && name !== '__proto__') object[name] = value;
    if (reader.text[reader.at] === ',') reader.at += 1;
    else if (reader.text[reader.at] !== '}') return undefined;
  }
}

function nameAt(reader: Reader): string | undefined {
  const quoted = textAt(reader);
  if (quoted !== undefined) return quoted;
  const name = /^[\p{L}_$][\w$-]{0,80}/u.exec(reader.text.slice(reader.at, reader.at + 90))?.[0];
  reader.at += name?.length ?? 0;
  return name;
}

/** The reader stands at the comma or brace behind it afterwards. */
function valueAt(reader: Reader, depth: number, from: number): unknown {
  const start = reader.at;
  const value = textAt(reader) ?? objectAt(reader, depth + 1, from)?.object ?? numberAt(reader);
  passBlank(reader);
  if (value !== undefined && /[,}]/.test(reader.text[reader.at] ?? '')) return value;
  reader.at = start;
  passExpression(reader);
  return undefined;
}

function numberAt(reader: Reader): number | undefined {
  const found = /^-?\d{1,15}(?![\w.])/.exec(reader.text.slice(reader.at, reader.at + 20))?.[0];
  reader.at += found?.length ?? 0;
  return found === undefined ? undefined : Number(found);
}

/** A text in quotation marks, what they escape unescaped; one with something to fill in is none. */
function textAt(reader: Reader): string | undefined {
  const mark = reader.text[reader.at] ?? '';
  if (!/["'`]/.test(mark)) return undefined;
  const end = endOfText(reader.text, reader.at);
  const inside = end === undefined ? '' : reader.text.slice(reader.at + 1, end);
  if (end === undefined || (mark === '`' && inside.includes('${'))) return undefined;
  reader.at = end + 1;
  return inside.replaceAll(/\\(?:u([\da-f]{4})|x([\da-f]{2})|([\s\S]))/gi, (_, long, short, one: string) => {
    const code: unknown = long ?? short;
    return typeof code === 'string' ? String.fromCharCode(Number.parseInt(code, 16)) : (control[one] ?? one);
  });
}

const control: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '' };

function endOfText(text: string, from: number): number | undefined {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === text[from]) return at;
  }
  return undefined;
}

/** To the comma or the closing brace behind it. */
function passExpression(reader: Reader): void {
  let open = 0;
  for (; reader.at < reader.text.length; reader.at++) {
    const one = reader.text[reader.at] ?? '';
    if (/["'`]/.test(one)) reader.at = endOfText(reader.text, reader.at) ?? reader.text.length;
    else if (/[([{]/.test(one)) open += 1;
    else if (open === 0 && /[,}]/.test(one)) return;
    else if (/[)\]}]/.test(one)) open -= 1;
  }
}

function passBlank(reader: Reader): void {
  for (;;) {
    const one = reader.text[reader.at] ?? '';
    if (/\s/.test(one)) reader.at += 1;
    else if (reader.text.startsWith('//', reader.at)) reader.at = behind(reader, '\n');
    else if (reader.text.startsWith('/*', reader.at)) reader.at = behind(reader, '*/');
    else return;
  }
}

function behind({ text, at }: Reader, mark: string): number {
  const end = text.indexOf(mark, at + 2);
  return end < 0 ? text.length : end + mark.length;
}
