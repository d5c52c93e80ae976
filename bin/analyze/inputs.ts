import { glob, readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { printable } from '../../lib/output/text-layout.ts';

/** One capture to be read. */
export type Input = {
  /** A path as it was given or found, or `-` for standard input. */
  readonly path: string;
  /** Only this flow of it, by its id. */
  readonly flow?: string;
  /** It was come across in a folder, and its name does not say that it is a capture: nobody is told that it is none. */
  readonly isGuess: boolean;
};

/** What people call it. */
export function nameOf({ path, flow }: Pick<Input, 'path' | 'flow'>): string {
  const name = path === '-' ? 'standard input' : printable(path);
  return flow === undefined ? name : `${name} ${flow}`;
}

/** What there is to read, and what was asked for and is not there, a sentence each. */
export type Inputs = { readonly inputs: readonly Input[]; readonly problems: readonly string[] };

/** The captures that files (`login.har#flow-2` for one flow), folders (with all that is in them), patterns and `-` stand for: each once, those of a folder by name. */
export async function inputsOf(args: readonly string[]): Promise<Inputs> {
  const found = await Promise.all(args.map(inputsOfOne));
  const byFile = new Map(found.flat().flatMap((one) => ('path' in one ? [[fileOf(one), one] as const] : [])));
  return {
    inputs: [...byFile.values()],
    problems: found.flat().flatMap((one) => ('problem' in one ? [one.problem] : [])),
  };
}

type Found = Input | { readonly problem: string };

function fileOf({ path, flow = '' }: Input): string {
  return `${path === '-' ? path : resolve(path)}#${flow}`;
}

async function inputsOfOne(arg: string): Promise<readonly Found[]> {
  if (arg === '') return [{ problem: 'A capture is a file, a folder, a pattern, or - for standard input.' }];
  const there = arg === '-' || (await stat(arg).catch(() => undefined));
  if (there === true || there?.isFile()) return [{ path: arg, isGuess: false }];
  if (there?.isDirectory()) return inFolder(arg);
  const [, path, flow] = /^(.+)#(flow-\d+)$/.exec(arg) ?? [];
  if (path !== undefined && flow !== undefined) return [{ path, flow, isGuess: false }];
  return /[*?[\]{}]/.test(arg) ? matching(arg) : [{ path: arg, isGuess: false }];
}

async function inFolder(folder: string): Promise<readonly Found[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => undefined);
  if (!entries) return [{ problem: `${printable(folder)}: The folder could not be read.` }];
  const paths = entries
    .filter((entry) => entry.isFile() && isCaptureName(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !passedBy.test(path.slice(folder.length)));
  if (paths.length === 0) return [{ problem: `${printable(folder)}: There is no capture in that folder.` }];
  return paths.toSorted(byName).map((path) => ({ path, isGuess: !isSurely(path) }));
}

async function matching(pattern: string): Promise<readonly Found[]> {
  const paths: string[] = [];
  // Their names are from where the pattern is from: with file types, they would be from the root.
  for await (const path of glob(pattern)) if (await isFile(path)) paths.push(path);
  if (paths.length === 0) return [{ problem: `${printable(pattern)}: No file has such a name.` }];
  return paths.toSorted(byName).map((path) => ({ path, isGuess: false }));
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (there) => there.isFile(),
    () => false,
  );
}

/** What nobody keeps captures in. */
const passedBy = /(^|[\\/])(?:node_modules|\.[^\\/]+)[\\/]/;

function isCaptureName(name: string): boolean {
  return /\.(?:z?har|saz|json|zip|gz|xml)$/i.test(name);
}

function isSurely(path: string): boolean {
  return /\.(?:z?har|har\.gz|har\.zip|saz)$/i.test(path);
}

/** `login-2` before `login-10`. */
const byName = new Intl.Collator('en', { numeric: true }).compare;
