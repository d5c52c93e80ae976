import { readFile } from 'node:fs/promises';
import { inspectCapture } from '../lib/inspect-capture.ts';
import type { Surroundings } from './surroundings.ts';

/** What a file holds, or the reason in one line why it cannot be read. */
export async function readCapture(
  file: string,
  surroundings: Pick<Surroundings, 'stdin'>,
): ReturnType<typeof inspectCapture> {
  const input = await read(file, surroundings);
  return 'error' in input ? input : inspectCapture(input);
}

async function read(
  file: string,
  { stdin }: Pick<Surroundings, 'stdin'>,
): Promise<Uint8Array | { readonly error: string }> {
  try {
    return file === '-' ? await readAll(stdin) : await readFile(file);
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

async function readAll(stdin: Surroundings['stdin']): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'That is a folder, not a file.',
  EACCES: 'The file may not be read.',
  ERR_FS_FILE_TOO_LARGE: 'The file is too large to be read.',
  ERR_STRING_TOO_LONG: 'The file is too large to be read.',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? 'The file could not be read.';
}
