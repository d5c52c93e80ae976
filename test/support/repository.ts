import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Every file of the repository, as git sees it: tracked or new, not ignored; paths from the root. */
export const files: readonly string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\0')
  .filter((file) => file !== '' && existsSync(root + file));

export function textOf(file: string): string {
  return readFileSync(root + file, 'utf8');
}

/** The files in these folders whose name ends so. */
export function filesIn(folders: readonly string[], ...endings: readonly string[]): readonly string[] {
  return files.filter(
    (file) =>
      folders.some((folder) => file.startsWith(`${folder}/`)) &&
      (endings.length === 0 || endings.some((ending) => file.endsWith(ending))),
  );
}

/** What a module imports or re-exports: files of the repository by path, packages by name. */
export function importsOf(file: string): readonly string[] {
  return namesIn(file, textOf(file));
}

/** What each module loads, read once: many ways lead to the same ones. */
const loaded = new Map<string, readonly string[]>();

/** The same without what only lends types: nothing of it is there when the module runs. None of what is no module here. */
function loadedBy(file: string): readonly string[] {
  const known = loaded.get(file);
  if (known) return known;
  const isModule = /\.tsx?$/.test(file) && existsSync(root + file);
  const names = isModule ? namesIn(file, textOf(file).replace(/^import type\s[^;]*;/gm, '')) : [];
  const modules = names.filter((name) => /\.tsx?$/.test(name) && existsSync(root + name));
  loaded.set(file, modules);
  return modules;
}

function namesIn(file: string, text: string): readonly string[] {
  return [...text.matchAll(/(?:^|\s)(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) =>
    name.startsWith('.') ? posix.join(dirname(file), name) : name,
  );
}

/** 1-based. */
export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** Every module that runs when this one does: what it imports, and what that imports, and so on. */
export function reachedFrom(file: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (one: string): void => {
    if (reached.has(one)) return;
    reached.add(one);
    loadedBy(one).forEach(visit);
  };
  visit(file);
  return reached;
}
