import { open, readFile, stat, type FileHandle } from 'node:fs/promises';
import { openCapture, type InspectedCapture, type OpenCapture } from '../lib/inspect-capture.ts';
import type { ByteSource } from '../lib/sources/byte-source.ts';
import type { Surroundings } from './surroundings.ts';

/** What a file holds and what it amounts to, or the reason in one line why it cannot be read. */
export async function readCapture(
  file: string,
  surroundings: Pick<Surroundings, 'stdin'>,
): Promise<InspectedCapture | Unread> {
  const capture = await walkCapture(file, surroundings);
  if ('error' in capture) return capture;
  const { inspection, entryAt } = capture;
  return { inspection, report: await capture.report(), entryAt };
}

type Unread = { readonly error: string };

/** What a file holds, all of it sent down the street and nothing told yet. */
export async function walkCapture(
  file: string,
  { stdin }: Pick<Surroundings, 'stdin'>,
): Promise<OpenCapture | Unread> {
  try {
    const capture = await openCapture(file === '-' ? await readAll(stdin) : await fileAsSource(file));
    if (!('error' in capture)) await capture.walk(() => false);
    return capture;
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    return { error: reason };
  }
}

async function readAll(stdin: Surroundings['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

/** A file is opened for each stretch, as nobody says when it is read for the last time. A pipe has no size and is read at once. */
async function fileAsSource(path: string): Promise<ByteSource | Uint8Array> {
  const about = await stat(path);
  if (!about.isFile()) return readFile(path);
  const { size } = about;
  const read = (from: number, to: number): Promise<Uint8Array> =>
    withFile(path, async (file) => {
      const { bytesRead, buffer } = await file.read(new Uint8Array(to - from), 0, to - from, from);
      return buffer.subarray(0, bytesRead);
    });
  return { size, read };
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'That is a folder, not a file.',
  EACCES: 'The file may not be read.',
};

/** `undefined` for what the file is not to blame for. */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return undefined;
  return reasons[String(error.code)] ?? 'The file could not be read.';
}
