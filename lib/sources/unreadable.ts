import { isOwnPage } from '../exchange/bundled-trace.ts';
import { asObject } from '../exchange/json.ts';

/** What the first bytes show a file to be, in one line, where they show that it holds no traffic that can be read. */
export function refusalOfBytes(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 300));
  const format = formats.find(([prefix, , at = 0]) => start.startsWith(prefix, at));
  if (format) return `This is ${format[1]}, not a HAR file.${advice(format[1])}`;
  return undefined;
}

/** A character each for a byte; where the prefix does not stand at the beginning, with its place. */
const formats: readonly (readonly [prefix: string, name: string, at?: number])[] = [
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['WEBP', 'a WebP image', 8],
  ['RIFF', 'a sound or a video'],
  ['ftyp', 'a video', 4],
  ['\x1a\x45\xdf\xa3', 'a video'],
  ['%PDF-', 'a PDF document'],
  ['{\\rtf', 'an RTF document'],
  ['\xd0\xcf\x11\xe0', 'a Word, Excel or Outlook file'],
  ['7z\xbc\xaf\x27\x1c', 'a 7z archive (unpack it first)'],
  ['Rar!', 'a RAR archive (unpack it first)'],
  ['\xfd7zXZ', 'an xz archive (unpack it first)'],
  ['BZh', 'a bzip2 archive (unpack it first)'],
  ['\x28\xb5\x2f\xfd', 'a zstd archive (unpack it first)'],
  ['ustar', 'a tar archive (unpack it first)', 257],
  ['SQLite format 3', 'a database'],
  ['\x0a\x0d\x0d\x0a', packetCapture()],
  ['\xd4\xc3\xb2\xa1', packetCapture()],
  ['\xa1\xb2\xc3\xd4', packetCapture()],
  ['\x4d\x3c\xb2\xa1', packetCapture()],
  ['\xa1\xb2\x3c\x4d', packetCapture()],
  ['\xac\xed\x00\x05', 'a session of Charles'],
  ['\x7fELF', 'a program'],
  ['MZ', 'a program'],
];

function packetCapture(): string {
  return 'a packet capture (pcap)';
}

function advice(name: string): string {
  if (name === packetCapture())
    return ' What a browser sends is encrypted in it: record in the browser, and save the network log as HAR.';
  return name.endsWith('Charles') ? ' Export it from Charles as HTTP Archive (.har).' : '';
}

/** Why `text` holds no traffic that can be read, in one line, from its first characters alone; `undefined` where these do not tell. */
export function refusalOfText(text: string): string | undefined {
  const start = text.slice(0, 1024).trimStart();
  if (start === '' && text.trim() === '') return 'The file is empty.';
  if (/^\d{1,9}:\d{1,9}:[a-z]/.test(start))
    return 'This is a flow file of mitmproxy, not a HAR file. Write it as HAR: mitmdump -n -r FILE --set hardump=FILE.har';
  if (start.startsWith('\ufffd') || (start.includes('\0') && !start.startsWith('<')))
    return 'This is a binary file, not a HAR file.';
  if (isOwnPage(text))
    return 'This is a report of OAuth Lens as a page: there is no traffic in it. A support bundle has it, or a trace.';
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) return 'This is an HTML page, not a HAR file.';
  return undefined;
}

const refusalOfXml = 'This is XML, not a HAR file. Save the traffic as HAR (HTTP Archive 1.2).';

/** Why parsed JSON holds no traffic, in one line. */
export function refusalOfJson(root: unknown): string {
  const log = asObject(root)?.log;
  if (!asObject(root))
    return `This is JSON, but not a HAR file: it is ${nameOf(root)}, not an object with "log".`;
  if (!asObject(log)) {
    const found = log === undefined ? 'it has no "log"' : `its "log" is ${nameOf(log)}`;
    return `This is JSON, but not a HAR file: ${found}.`;
  }
  const entries = asObject(log)?.entries;
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
  if (start === '<') return refusalOfXml;
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

/** Why a ZIP archive holds no traffic, in one line, by the names of its files: documents of offices are such archives. */
export function refusalOfArchive(names: readonly string[]): string {
  if (names.includes('word/document.xml')) return 'This is a Word document, not a HAR file.';
  if (names.includes('xl/workbook.xml')) return 'This is an Excel workbook, not a HAR file.';
  if (names.includes('ppt/presentation.xml')) return 'This is a PowerPoint presentation, not a HAR file.';
  return names.length === 0
    ? 'This ZIP archive is empty.'
    : 'This is a ZIP archive, but no file in it holds traffic that can be read.';
}
