import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env, execPath } from 'node:process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../../lib/gates/config.ts';
import { root, textOf } from '../../support/repository.ts';

const document = textOf('docs/build-servers.md');

/** The blocks of code of one language. */
const blocks = (language: string): readonly string[] =>
  [...document.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(
    ([, code = '']) => code,
  );

/** A folder with captures, in which `oauth-lens` is a command. */
function workplace(): { readonly folder: string; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'many-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'captures'));
  for (const name of ['spa-login', 'spa-two-tabs'])
    copyFileSync(`${root}test/golden/captures/${name}.har`, join(folder, 'captures', `${name}.har`));
  const command = join(folder, 'oauth-lens');
  writeFileSync(command, `#!/bin/sh\nexec '${execPath}' '${root}bin/oauth-lens.ts' "$@"\n`);
  chmodSync(command, 0o755);
  return { folder, path: `${folder}${delimiter}${env['PATH']}` };
}

function shell(script: string, folder: string, path: string): Promise<number | null> {
  const child = spawn('sh', ['-ec', script], { cwd: folder, env: { ...env, PATH: path }, stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', resolve));
}

async function hasParallel(): Promise<boolean> {
  return (
    (await shell(
      'command -v parallel >/dev/null && parallel --version | grep -q GNU',
      tmpdir(),
      env['PATH'] ?? '',
    )) === 0
  );
}

describe('docs/build-servers.md', () => {
  it.each(['xargs', 'parallel'])(
    'says how %s reads many captures into one file of flows',
    { timeout: 120_000 },
    async (tool) => {
      if (tool === 'parallel' && !(await hasParallel())) return;
      const { folder, path } = workplace();
      expect(
        await shell(
          blocks('sh').find((code) => code.includes(`${tool} -0`))!,
          folder,
          path,
        ),
      ).toBe(0);
      const flows = readFileSync(join(folder, 'flows.ndjson'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { input: string; id: string });
      expect(flows.map(({ input, id }) => `${input} ${id}`).sort()).toEqual([
        'captures/spa-login.har flow-1',
        'captures/spa-two-tabs.har flow-1',
        'captures/spa-two-tabs.har flow-2',
      ]);
    },
  );

  it('has a configuration that is one', () => {
    expect(readConfig(blocks('json')[0]!, '2027-01-01')).toMatchObject({
      failOn: 'high',
      ignore: [{ rule: 'pkce-missing' }],
    });
  });
});
