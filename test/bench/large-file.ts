import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { harPieces } from './generate-har.ts';

/** Bytes of an entry: 700 MB are 150,000 of them. */
const entrySize = 4667;
/** Of an entry without what its asset brings, and of how many of them bring one. */
const bareSize = 1950;
const shareOfAssets = 0.78;

/** How many entries and logins a file of so many bytes has, about. */
export function sessionOf(size: number): { readonly entries: number; readonly logins: number } {
  const entries = Math.round(size / entrySize);
  const logins = Math.round(entries / 333);
  return { entries: Math.floor(entries / logins) * logins, logins };
}

async function writeLargeHar(path: string, size: number): Promise<void> {
  const assetSize = Math.round((entrySize - bareSize) / shareOfAssets);
  const pieces = harPieces({ ...sessionOf(size), assetSize });
  await pipeline(Readable.from(gathered(pieces)), createWriteStream(path));
}

/** Pieces of a megabyte: a write for each entry would take longer than making it. */
function* gathered(pieces: Iterable<string>): Generator<string, void> {
  let held: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length < 1_000_000) continue;
    yield held.join('');
    [held, length] = [[], 0];
  }
  yield held.join('');
}

/** What is done with a HAR of about so many bytes, given its place; it is gone afterwards. */
export function withLargeHar<Result>(size: number, use: (path: string) => Promise<Result>): Promise<Result> {
  return inFolder(async (path) => {
    await writeLargeHar(path, size);
    return use(path);
  });
}

/** The same with a HAR that has this text. */
export function withFile<Result>(text: string, use: (path: string) => Promise<Result>): Promise<Result> {
  return inFolder(async (path) => {
    await writeFile(path, text);
    return use(path);
  });
}

async function inFolder<Result>(use: (path: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'oauth-lens-bench-'));
  try {
    return await use(join(folder, 'session.har'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs a program of ours in a process that may have 300 MB of heap, and no more; what it said. */
export function runInLittle(program: string, ...args: readonly string[]): Promise<string> {
  return run(['--max-old-space-size=300', program, ...args]);
}

/** The same with as much heap as it wants. */
export function runFreely(program: string, ...args: readonly string[]): Promise<string> {
  return run([program, ...args]);
}

async function run(args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(execPath, args);
  return stdout;
}
