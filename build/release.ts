/**
 * `npm run release`: all that is published of a version, in `.output/release`. It is made twice, the second time of nothing but the
 * sources archive in another folder, and is published only if that gives the same bytes.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { makeRelease, run, type Made } from './release/make.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, '.output/release');

const changed = run(root, 'git', 'status', '--porcelain');
if (changed !== '') throw new Error(`A release is made of what is committed; this is not:\n${changed}`);
const sources = run(root, 'git', 'ls-files', '-z').split('\0').filter(Boolean);
const made = makeRelease(root, sources);
const again = madeElsewhere(made);
const others = Object.keys(made).filter((name) => hashOf(made[name]!) !== hashOf(again[name]!));
if (others.length > 0)
  throw new Error(`Made again of the sources, these are not the same: ${others.join(', ')}`);
// Not installed with the rest: it brings 190 packages, which nothing else needs.
const linter = ['--yes', '--prefer-offline', '--', 'addons-linter@10.14.0', '--warnings-as-errors'];
run(root, 'npm', 'exec', ...linter, join(root, '.output/firefox-mv3'));

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
for (const [name, bytes] of Object.entries(made)) writeFileSync(join(target, name), bytes);
const sums = Object.keys(made)
  .sort()
  .map((name) => `${hashOf(made[name]!)}  ${name}\n`)
  .join('');
writeFileSync(join(target, 'SHA256SUMS'), sums);
process.stdout.write(sums);

/** The same, made of the sources archive in a folder of its own, with the packages that are installed here. */
function madeElsewhere(first: Made): Made {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
  try {
    const archive = Object.entries(first).find(([name]) => name.endsWith('-sources.zip'))?.[1];
    const files = Object.entries(unzipSync(archive ?? new Uint8Array()));
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), bytes);
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    return makeRelease(
      folder,
      files.map(([path]) => path),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
