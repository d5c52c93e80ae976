import { writeFile } from 'node:fs/promises';
import type { Surroundings } from './surroundings.ts';

/** Writes text to a file, or prints it where that is `-`. The reason in one line where it cannot be written. */
export async function writeOutput(
  file: string,
  text: string,
  { write }: Surroundings,
): Promise<{ readonly error: string } | undefined> {
  if (file === '-') {
    write(text);
    return undefined;
  }
  try {
    await writeFile(file, text);
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return { error: `${file}: ${reasons[code] ?? `The file could not be written (${code}).`}` };
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such folder.',
  ENOTDIR: 'There is no such folder.',
  EISDIR: 'That is a folder, not a file.',
  EACCES: 'The file may not be written.',
  EROFS: 'The file may not be written.',
};
