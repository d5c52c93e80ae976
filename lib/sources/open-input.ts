import { bytesAsSource, type CaptureInput } from './byte-source.ts';
import { captureOf, readCapture, readTraffic, type Capture } from './capture.ts';
import { mostText, type Unreadable } from './content.ts';
import type { Traffic } from './source-format.ts';
import { openLargeHar, type LargeCapture } from './large/large-capture.ts';
import { merged } from './merge.ts';
import { isPacked, unpackGzip } from './packed/gzip.ts';

/** Bytes of a file that is read at once: three times as much memory is nothing. */
const atOnce = 48 * 1024 * 1024;

/**
 * The one way in, for files of any kind and size. Small ones are read at once; a HAR that is large is read an entry at a time, packed in gzip or
 * not. Rejects only where the file is gone while it is read.
 * @param most bytes that are read at once; for tests
 */
export async function openInput(
  input: CaptureInput,
  most: number = atOnce,
): Promise<Capture | LargeCapture | Unreadable> {
  if (typeof input === 'string') return readCapture(input);
  const source = input instanceof Uint8Array ? bytesAsSource(input) : input;
  const start = await source.read(0, 4);
  if (isPacked(start)) {
    const unpacked = unpackGzip(await source.read(0, source.size));
    return 'error' in unpacked ? unpacked : openInput(unpacked.bytes, most);
  }
  if (source.size > most && isJson(start)) {
    const large = await openLargeHar(source);
    if (large) return large;
  }
  if (source.size > mostText) return { error: tooLarge };
  return readCapture(await source.read(0, source.size));
}

/**
 * Several files as one: what two of them both have is taken once. Those that cannot be read are named in the gaps; where none can, the first says
 * why. See `openInput`.
 */
export async function openInputs(
  inputs: readonly CaptureInput[],
): Promise<Capture | LargeCapture | Unreadable> {
  const [only] = inputs;
  if (only !== undefined && inputs.length === 1) return openInput(only);
  const size = inputs.reduce((sum, input) => sum + sizeOf(input), 0);
  if (size > mostText)
    return { error: 'Together these files are too large to be read: open them one by one.' };
  const read = (await Promise.all(inputs.map(bytesOf))).map(readTraffic);
  const found = read.filter((one): one is Traffic => !('error' in one));
  const refused = read.flatMap((one) => ('error' in one ? [one.error] : []));
  if (found.length === 0) return { error: refused[0] ?? 'There is no file.' };
  const all = merged(found);
  const gaps = refused.map((error) => `One of the files was not read. ${error}`);
  return captureOf({ ...all, gaps: [...gaps, ...all.gaps] });
}

function sizeOf(input: CaptureInput): number {
  return typeof input === 'string' || input instanceof Uint8Array ? input.length : input.size;
}

async function bytesOf(input: CaptureInput): Promise<string | Uint8Array> {
  return typeof input === 'string' || input instanceof Uint8Array ? input : input.read(0, input.size);
}

const tooLarge =
  'This file is too large to be read at once, and it is no HAR, whose entries can be read one by one.';

/** UTF-8, with or without a byte order mark. */
function isJson([a, b, c, d]: Uint8Array): boolean {
  return (a === 0x7b && b !== 0) || (a === 0xef && b === 0xbb && c === 0xbf && d === 0x7b);
}
