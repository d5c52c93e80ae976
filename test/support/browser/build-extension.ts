import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Builds the extension as it stands in the sources; tells where it is. Throws with the build's own words. */
export function buildExtension(browser: 'chrome' | 'firefox' = 'chrome'): string {
  const wxt = fileURLToPath(new URL('../../../node_modules/wxt/bin/wxt.mjs', import.meta.url));
  execFileSync(process.execPath, [wxt, 'build', '-b', browser], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return `${root}.output/${browser}-mv3`;
}
