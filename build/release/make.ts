import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedIn, noticesFile } from '../third-party-notices.ts';
import { bomOfBuilt } from './bill-of-materials.ts';
import { filesBelow, zipOf } from './zip.ts';

/** Files that are published, by their names. */
export type Made = Readonly<Record<string, Uint8Array>>;

/**
 * Builds all that is published of a source folder in which packages are installed, and leaves the builds in its `.output`.
 * @param sources the files that are its sources, by their paths in it
 */
export function makeRelease(root: string, sources: readonly string[]): Made {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const built = (folder: string): string => join(root, '.output', folder);
  for (const browser of ['chrome', 'firefox'])
    run(root, process.execPath, 'node_modules/wxt/bin/wxt.mjs', 'build', '-b', browser);
  run(root, process.execPath, 'build/package.ts');
  const start = `${name}-${version}`;
  return {
    [`${start}-chrome.zip`]: zipOf(built('chrome-mv3'), filesBelow(built('chrome-mv3'))),
    [`${start}-firefox.zip`]: zipOf(built('firefox-mv3'), filesBelow(built('firefox-mv3'))),
    [`${start}-sources.zip`]: zipOf(root, sources),
    [`${start}.tgz`]: packed(built('package')),
    [`${start}.cdx.json`]: Buffer.from(bomOf(root)),
  };
}

/** Runs a program and gives what it prints. Throws with what it complains of. */
export function run(folder: string, program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64e6,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function packed(folder: string): Uint8Array {
  const target = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
  try {
    run(folder, 'npm', 'pack', '--pack-destination', target);
    return readFileSync(join(target, filesBelow(target)[0] ?? ''));
  } finally {
    rmSync(target, { recursive: true });
  }
}

/** Of all three builds together. npm is asked of every package: with `--omit dev` it forgets those that others need for building, too. */
function bomOf(root: string): string {
  const notices = ['chrome-mv3', 'firefox-mv3', 'package'].map((folder) =>
    readFileSync(join(root, '.output', folder, noticesFile), 'utf8'),
  );
  const written = run(
    root,
    'npm',
    'sbom',
    '--sbom-format',
    'cyclonedx',
    '--package-lock-only',
    '--workspaces=false',
  );
  return bomOfBuilt(written, [...new Set(notices.flatMap(namedIn))]);
}
