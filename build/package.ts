/** `npm run build:package`: what is published to npm, ready to be packed, in `.output/package`. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import { chunkName } from './chunk-name.ts';
import { compactSuffixList } from './compact-suffix-list.ts';
import { publishedManifest } from './published-manifest.ts';
import { noticesFile, thirdPartyNotices } from './third-party-notices.ts';

const root = join(import.meta.dirname, '..');
const target = join(root, '.output/package');

/** What people run or import, and of which source it is built. */
const doors = { 'oauth-lens': 'bin/oauth-lens.ts', index: 'lib/index.ts', test: 'bin/testing/index.ts' };

rmSync(target, { recursive: true, force: true });
const build = await rolldown({
  cwd: root,
  input: doors,
  // Neither Node's nor a browser's editions of packages: the library runs in both.
  platform: 'neutral',
  resolve: { mainFields: ['module', 'main'] },
  external: /^node:/,
  // Names of folders would differ from one to the next.
  experimental: { attachDebugInfo: 'none' },
  checks: { bundlerTimings: false, pluginTimings: false },
  plugins: [
    compactSuffixList(),
    dts({
      entry: ['lib/index.ts', 'bin/testing/index.ts'],
      tsconfig: 'tsconfig.json',
      // It tells that TypeScript 7.1 will let it work without a process of its own.
      logger: { info: () => {}, warn: () => {}, error: (text) => process.stderr.write(`${text}\n`) },
    }),
  ],
});
const { output } = await build.write({
  dir: target,
  chunkFileNames: (chunk) => `chunks/${chunkName(chunk)}.js`,
});
await build.close();

const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
writeFileSync(join(target, noticesFile), thirdPartyNotices(modules));
writeFileSync(join(target, 'package.json'), `${JSON.stringify(publishedManifest(manifest), undefined, 2)}\n`);
cpSync(join(root, 'LICENSE'), join(target, 'LICENSE'));
cpSync(join(root, 'docs/oauth-lens.1'), join(target, 'oauth-lens.1'));
cpSync(join(root, 'docs/package.md'), join(target, 'README.md'));
