import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import type { Surroundings } from './surroundings.ts';

/** What was asked for could not be written. Its message is one line for a person. */
export class OutputError extends Error {}

/** A file that is there when it is whole, and not before: until then, what was there stays. */
export type OutputFile = { write(text: string): void; close(): void; abandon(): void };

/** Opens the file that `-o` names; `-` is standard output. Throws an `OutputError`, as do its writes. */
export function openOutput(path: string, { write }: Pick<Surroundings, 'write'>): OutputFile {
  if (path === '-') return { write, close: () => undefined, abandon: () => undefined };
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new OutputError(`${path}: ${reasonOf(error)}`);
    }
  };
  // What is there and no file (a device, a pipe) is written as it is.
  const isFile = attempt(() => statSync(path, { throwIfNoEntry: false })?.isFile() ?? true);
  const draft = isFile ? `${path}.part` : path;
  const file = attempt(() => openSync(draft, 'w'));
  return {
    write: (text) => attempt(() => void writeSync(file, text)),
    close() {
      closeSync(file);
      if (isFile) attempt(() => renameSync(draft, path));
    },
    abandon() {
      closeSync(file);
      if (isFile) rmSync(draft, { force: true });
    },
  };
}

/** Writes text to a file, or prints it where that is `-`. The reason in one line where it cannot be written. */
export function writeOutput(
  path: string,
  text: string,
  surroundings: Pick<Surroundings, 'write'>,
): { readonly error: string } | undefined {
  try {
    const output = openOutput(path, surroundings);
    output.write(text);
    output.close();
    return undefined;
  } catch (error) {
    if (error instanceof OutputError) return { error: error.message };
    throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such folder.',
  ENOTDIR: 'There is no such folder.',
  EISDIR: 'That is a folder, not a file.',
  ENAMETOOLONG: 'That name is too long.',
  EACCES: 'The file may not be written.',
  EROFS: 'The file may not be written.',
  ENOSPC: 'There is no space left.',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return reasons[code] ?? `The file could not be written (${code}).`;
}
