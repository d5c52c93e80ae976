import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { ratioOf, type Ratio } from './ratio.ts';

const root = join(import.meta.dirname, '../..');

/** Builds the package; where the command is that it brings. */
export function publishedCommand(): string {
  execFileSync(execPath, ['build/package.ts'], { cwd: root, stdio: 'ignore' });
  return join(root, '.output/package/oauth-lens.js');
}

/** `oauth-lens --version` as it is published, against a Node that does nothing. */
export function commandStart(): Promise<Ratio> {
  const program = publishedCommand();
  const told = spawnSync(execPath, [program, '--version'], { encoding: 'utf8' }).stdout;
  if (!/\d+\.\d+\.\d+/.test(told)) throw new Error('No version was told: mend the benchmark.');
  return ratioOf({
    measured: () => spawnSync(execPath, [program, '--version']),
    against: () => spawnSync(execPath, ['-e', '0']),
    samples: 15,
  });
}
