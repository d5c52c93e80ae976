import { asObject } from '../../exchange/json.ts';

/** Why `text` is no HAR, in one line, from its first characters alone; `undefined` where these do not tell. */
export function refusalOfText(text: string): string | undefined {
  const start = text.slice(0, 1024).trimStart();
  if (start === '' && text.trim() === '') return 'The file is empty.';
  const format = formats.find(([prefix]) => text.startsWith(prefix));
  if (format) return `This is ${format[1]}, not a HAR file.`;
  if (start.startsWith('\ufffd') || start.includes('\0')) return 'This is a binary file, not a HAR file.';
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) return 'This is an HTML page, not a HAR file.';
  if (start.startsWith('<'))
    return 'This is XML, not a HAR file. Save the traffic as HAR (HTTP Archive 1.2).';
  return undefined;
}

/** Bytes that are no UTF-8 have become U+FFFD by now. */
const formats: readonly (readonly [prefix: string, name: string])[] = [
  ['\ufffdPNG', 'a PNG image'],
  ['GIF8', 'a GIF image'],
  ['RIFF', 'an image or a recording'],
  ['%PDF-', 'a PDF document'],
  ['PK\x03\x04', 'a ZIP archive (open it: the HAR may be inside; from Fiddler, export as HTTPArchive)'],
  ['\x1f\ufffd\x08', 'a gzip archive (unpack it first)'],
  ['SQLite format 3', 'a database'],
  ['\x0a\x0d\x0d\x0a', 'a packet capture'],
];

/** Why parsed JSON is no HAR, in one line; `undefined` when it has a list of entries. */
export function refusalOfJson(root: unknown): string | undefined {
  const log = asObject(root)?.log;
  if (!asObject(root))
    return `This is JSON, but not a HAR file: it is ${nameOf(root)}, not an object with "log".`;
  if (!asObject(log)) {
    const found = log === undefined ? 'it has no "log"' : `its "log" is ${nameOf(log)}`;
    return `This is JSON, but not a HAR file: ${found}.`;
  }
  const entries = asObject(log)?.entries;
  if (Array.isArray(entries)) return undefined;
  if (entries === undefined) return 'This HAR file has no "log.entries": there is nothing to read.';
  return `This HAR file cannot be read: its "log.entries" is ${nameOf(entries)}, not a list.`;
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Why `text` is not JSON, in one line, with the place where the parser stopped, if it says so. */
export function refusalOfSyntax(text: string, error: unknown): string {
  const start = text.trimStart()[0];
  if (start !== '{' && start !== '[') return 'This is not a HAR file: it is not JSON.';
  const offset = offsetIn(text, error instanceof Error ? error.message : '');
  if (offset === undefined) return 'The file is not valid JSON.';
  return offset >= text.trimEnd().length
    ? `The file ends at ${placeAt(text, text.length)}, before its first entry is complete.`
    : `The file is not valid JSON: the mistake is at ${placeAt(text, offset)}.`;
}

/** Engines say where they stopped in words of their own, or not at all. */
function offsetIn(text: string, message: string): number | undefined {
  if (/unexpected end|unexpected eof|end of data|unterminated/i.test(message)) return text.length;
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const place = /line (\d+) column (\d+)/.exec(message);
  if (!place) return undefined;
  const lines = text.split('\n', Number(place[1]) - 1);
  return lines.reduce((sum, line) => sum + line.length + 1, Number(place[2]) - 1);
}

function placeAt(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
}
