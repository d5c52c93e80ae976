/** An HTTP/1.1 message as proxies save it (RFC 9112 §2.1). */
export type RawMessage = {
  /** Request line or status line. */
  readonly start: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: Uint8Array;
};

/** Splits a message; `undefined` for what has no first line. Header values are taken as Latin-1; lines may end with a line feed alone. */
export function readMessage(bytes: Uint8Array): RawMessage | undefined {
  const end = endOfHead(bytes);
  const [start = '', ...lines] = latin1(bytes.subarray(0, end.head)).split(/\r?\n/);
  if (start.trim() === '') return undefined;
  const headers = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }] : [];
  });
  return { start: start.trim(), headers, body: bytes.subarray(end.body) };
}

/** The value of one of its headers, `name` in lower case; empty where it has none. */
export function headerOf({ headers }: RawMessage, name: string): string {
  return headers.find((header) => header.name.toLowerCase() === name)?.value ?? '';
}

/** Where the empty line is. */
function endOfHead(bytes: Uint8Array): { readonly head: number; readonly body: number } {
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
    if (bytes[at + 1] === lineFeed) return { head: at, body: at + 2 };
    if (bytes[at + 1] === carriageReturn && bytes[at + 2] === lineFeed) return { head: at, body: at + 3 };
  }
  return { head: bytes.length, body: bytes.length };
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return text;
}
