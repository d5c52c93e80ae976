import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { printable } from '../../lib/output/text-layout.ts';

/** A file by its real path, or why it is none that may be had, in one sentence. */
export type Found = { readonly path: string } | { readonly error: string };

/** The folders below which files may be read, and new ones written. Links and `..` are followed first, and judged by where they lead. */
export type Folders = {
  /** Their real paths. */
  readonly roots: readonly string[];
  /** A file that is there, by its path from one of the folders or from the root of the disk. */
  find(file: string): Promise<Found>;
  /** Where a new file of that name may be written; whether it is there already is seen when it is written. */
  place(file: string): Promise<Found>;
};

/** Opens what was named at start; `error` where one of it is no folder. */
export async function openFolders(named: readonly string[]): Promise<Folders | { readonly error: string }> {
  const opened = await Promise.all(
    named.map(async (folder) => ({ folder, path: await realPathOf(folder, (seen) => seen.isDirectory()) })),
  );
  const missing = opened.find(({ path }) => path === undefined);
  if (missing) return { error: `${printable(missing.folder)}: There is no such folder.` };
  const roots = opened.flatMap(({ path }) => path ?? []);
  const isBelow = (path: string): boolean => roots.some((root) => path !== root && isWithin(root, path));
  // The same sentence for what is elsewhere and for what is nowhere: it is told to nobody what there is elsewhere.
  const refused = (file: string): Found => ({
    error: `There is no file "${shortened(file)}" below ${roots.length === 1 ? 'the folder' : 'the folders'} that this server may read: ${roots.map(printable).join(', ')}.`,
  });
  const firstOf = async (
    file: string,
    pathOf: (path: string) => Promise<string | undefined>,
  ): Promise<Found> => {
    if (file.includes('\0')) return refused(file);
    const tried = await Promise.all(roots.map((root) => pathOf(resolve(root, file))));
    const path = tried.find((one) => one !== undefined && isBelow(one));
    return path === undefined ? refused(file) : { path };
  };
  return {
    roots,
    find: (file) => firstOf(file, (path) => realPathOf(path, (seen) => seen.isFile())),
    place: (file) =>
      firstOf(file, async (path) => {
        const folder = await realPathOf(dirname(path), (seen) => seen.isDirectory());
        return folder === undefined ? undefined : join(folder, basename(path));
      }),
  };
}

type Seen = { isFile(): boolean; isDirectory(): boolean };

async function realPathOf(path: string, isWanted: (seen: Seen) => boolean): Promise<string | undefined> {
  try {
    const real = await realpath(path);
    return isWanted(await stat(real)) ? real : undefined;
  } catch {
    return undefined;
  }
}

function isWithin(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function shortened(file: string): string {
  const text = printable(file);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
