import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

/** A ZIP of these files of a folder, named as they are below it: the same bytes for the same files, on any day, wherever they lie. */
export function zipOf(folder: string, files: readonly string[]): Uint8Array {
  const contents = files.toSorted().map((file) => [file, readFileSync(join(folder, file))] as const);
  // The first day that a ZIP can name, as the clock on the wall: what it writes knows no time zone.
  return zipSync(Object.fromEntries(contents), { level: 9, mtime: new Date(1980, 0, 1) });
}

/** All files below a folder, by their paths from it, with slashes. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}
