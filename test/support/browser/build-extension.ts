import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What a build is made of. A folder counts too: it changes when a file of it goes. */
const sources = [
  'assets',
  'build',
  'components',
  'entrypoints',
  'lib',
  'test/golden/captures',
  'package-lock.json',
  'wxt.config.ts',
];

/** Builds the extension as it stands in the sources, unless that is done; tells where it is. Throws with the build's own words. */
export function buildExtension(browser: 'chrome' | 'firefox' = 'chrome'): string {
  const built = join(root, '.output', `${browser}-mv3`);
  if (!isUpToDate(join(built, 'manifest.json'))) {
    const wxt = fileURLToPath(new URL('../../../node_modules/wxt/bin/wxt.mjs', import.meta.url));
    execFileSync(process.execPath, [wxt, 'build', '-b', browser], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
  return built;
}

function isUpToDate(made: string): boolean {
  if (!existsSync(made)) return false;
  const { mtimeMs } = statSync(made);
  return sources.every((source) => newest(join(root, source)) < mtimeMs);
}

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const within = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return within.reduce((time, name) => Math.max(time, statSync(join(path, name)).mtimeMs), stat.mtimeMs);
}
