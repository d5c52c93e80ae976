import { spawn, spawnSync } from 'node:child_process';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { bashScript } from '../../../bin/completion/bash.ts';
import { fishScript } from '../../../bin/completion/fish.ts';
import type { OfferedCommand } from '../../../bin/completion/offered.ts';
import { zshScript } from '../../../bin/completion/zsh.ts';
import { commands } from '../../../bin/commands.ts';
import { run } from '../../../bin/run.ts';

// What the commands load is there before the first test, and not in its time.
beforeAll(
  () => Promise.all([import('../../../bin/completion/offered.ts'), import('../../../lib/causes/index.ts')]),
  120_000,
);

async function script(shell: string): Promise<string> {
  let out = '';
  const status = await run(['completion', shell], {
    stdin: Readable.from([]),
    write: (text) => void (out += text),
    complain: () => undefined,
    color: false,
    width: 80,
  });
  expect(status).toBe(0);
  return out;
}

/** What bash offers for each line, the last word of which is being typed. */
async function offered(...lines: readonly string[]): Promise<readonly (readonly string[])[]> {
  const asked = lines.map((line) => {
    const words = line.split(' ').map((word) => `'${word}'`);
    return `COMP_WORDS=(${words.join(' ')}); COMP_CWORD=${words.length - 1}; _oauth_lens; echo "\${COMPREPLY[@]}"`;
  });
  const child = spawn('bash', ['--norc', '-s'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
  child.stdin.end([await script('bash'), ...asked].join('\n'));
  await new Promise((resolve) => child.on('close', resolve));
  expect(err).toBe('');
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' ').filter(Boolean));
}

describe('completion in bash', { timeout: 60_000 }, () => {
  it('offers commands, options, values, and names to explain', async () => {
    const [names, options, formats, severities, shells, causes, rules] = await offered(
      'oauth-lens ',
      'oauth-lens analyze --fail-',
      'oauth-lens analyze a.har --format ',
      'oauth-lens analyze --fail-on h',
      'oauth-lens completion ',
      'oauth-lens explain cookie-str',
      'oauth-lens explain pkce-m',
    );
    for (const { name } of commands) expect(names).toContain(name);
    expect(options).toEqual(['--fail-on', '--fail-on-outcome', '--fail-on-profile']);
    expect(formats).toEqual(expect.arrayContaining(['text', 'json']));
    expect(severities).toEqual(['high']);
    expect(shells).toEqual(['bash', 'zsh', 'fish']);
    expect(causes).toEqual(['cookie-strict-return']);
    expect(rules).toEqual(['pkce-missing', 'pkce-mismatch']);
  });

  it('leaves files to bash, and offers no option of another command', async () => {
    expect(await offered('oauth-lens analyze ', 'oauth-lens analyze --config ', 'oauth-lens rules --fail', 'oauth-lens rules ')).toEqual([
      [], [], [], [],
    ]); // prettier-ignore
  });
});

const odd: OfferedCommand = {
  name: 'odd',
  about: "what isn't [plain]: a\\b",
  options: [
    { names: ['--one', '-o'], about: "it's [one]: a:b", value: ['x', 'y'] },
    { names: ['--path'], about: 'a path', value: 'file' },
    { names: ['--flag'], about: 'a flag', value: 'none' },
  ],
  argument: 'file',
};

/** Where a shell is not installed, nothing can be asked of it. */
const isThere = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

/** What a shell says. */
function saidBy(shell: string, ...args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(shell, args, { encoding: 'utf8' });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout;
}

describe('completion in zsh', () => {
  it.skipIf(!isThere('zsh'))('is read by zsh without a complaint', async () => {
    expect(saidBy('zsh', '-nc', `${await script('zsh')}\n${zshScript([odd])}`)).toBe('');
  });

  it('has every command, and options with their values', async () => {
    const text = await script('zsh');
    for (const { name } of commands) expect(text).toContain(`    ${name})\n`);
    expect(text).toMatch(/'\*--redaction\[how much to hide\]:value:\(default secrets-only off\)'/);
  });

  it('keeps apart what words say and what zsh obeys', () => {
    expect(zshScript([odd])).toContain(String.raw`'*--one[it'\''s \[one\]\: a\:b]:value:(x y)'`);
    expect(zshScript([odd])).toContain(`'*--path[a path]:file:_files'`);
    expect(zshScript([odd])).toContain(`'*:file:_files'`);
  });
});

describe('completion in fish', () => {
  it.skipIf(!isThere('fish'))('offers in fish what bash is offered', async () => {
    const lines = ['analyze --fail-on h', 'explain pkce-m', 'completion ', 'rules ', 'odd --one '];
    const asked = lines.map((line) => `complete -C 'oauth-lens ${line}'`);
    const text = [await script('fish'), fishScript([odd]), ...asked].join('\n');
    const offers = saidBy('fish', '--no-config', '-c', text)
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[0]);
    expect(offers).toEqual(['high', 'pkce-mismatch', 'pkce-missing', 'bash', 'fish', 'zsh', 'x', 'y']);
  });

  it('has every command, and options with their values', async () => {
    const text = await script('fish');
    for (const { name } of commands) expect(text).toContain(`-n __fish_use_subcommand -a ${name} -d '`);
    expect(text).toMatch(/_from analyze' -l redaction -x -a 'default secrets-only off' -d/);
  });

  it('keeps apart what words say and what fish obeys', () => {
    expect(fishScript([odd])).toContain(String.raw`-l one -s o -x -a 'x y' -d 'it\'s [one]: a:b'`);
    expect(fishScript([odd])).toContain(String.raw`-a odd -d 'what isn\'t [plain]: a\\b'`);
  });
});

it('a command without arguments or options needs no case that bash cannot read', () => {
  expect(bashScript([{ name: 'bare', about: '', options: [], argument: 'none' }])).toContain(
    "    bare) options='' ;;",
  );
});
