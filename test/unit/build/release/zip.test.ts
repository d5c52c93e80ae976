import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { filesBelow, zipOf } from '../../../../build/release/zip.ts';

const root = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A folder of its own with a manifest and a script below it, last changed in a year. */
function folderOf(name: string, year: number): string {
  const folder = join(root, name);
  mkdirSync(join(folder, 'chunks'), { recursive: true });
  for (const [file, text] of [
    ['manifest.json', '{}'],
    ['chunks/a.js', 'run()'],
  ] as const) {
    writeFileSync(join(folder, file), text);
    utimesSync(join(folder, file), new Date(year, 5), new Date(year, 5));
  }
  return folder;
}

it('a ZIP has the same bytes whenever and wherever it is made, and in whatever order files are named', () => {
  const [a, b] = [folderOf('a', 2001), folderOf('b', 2026)];
  const zip = zipOf(a, filesBelow(a));
  expect(zipOf(b, filesBelow(b).toReversed())).toEqual(zip);
  expect(Object.keys(unzipSync(zip))).toEqual(['chunks/a.js', 'manifest.json']);
  writeFileSync(join(b, 'manifest.json'), '{ }');
  expect(zipOf(b, filesBelow(b))).not.toEqual(zip);
});

it('a ZIP names no time of day: MS-DOS time 0 of 1 January 1980', () => {
  const folder = folderOf('c', 2026);
  expect(zipOf(folder, ['manifest.json']).slice(10, 14)).toEqual(Uint8Array.of(0, 0, 0x21, 0));
});
