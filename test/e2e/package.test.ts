import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab } from '../lab/lab.ts';
import { playwrightOptions, playwrightResults } from '../support/browser/playwright.ts';
import { runAction } from '../support/github-action.ts';
import { root, textOf } from '../support/repository.ts';

const built = join(root, '.output/package');
const nodes = {
  'the oldest Node it is for': join(root, 'test/e2e/node-22/node_modules/.bin/node'),
  'the Node it is made with': join(root, 'node_modules/.bin/node'),
};
const playwright = join(root, 'node_modules/@playwright/test');
const program = 'node_modules/oauth-lens/oauth-lens.js';
const recording = 'login.har';

describe('the npm package, installed into an empty project', () => {
  let project: string;
  let tarball: string;
  let packed: readonly string[];

  const run = async (command: string, ...args: readonly string[]): Promise<string> =>
    (await promisify(execFile)(command, args, { cwd: project })).stdout;

  beforeAll(async () => {
    await promisify(execFile)(process.execPath, [join(root, 'build/package.ts')]);
    project = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
    const [made] = JSON.parse(await run('npm', 'pack', built, '--json')) as [Packed];
    packed = made.files.map(({ path }) => path);
    tarball = join(project, made.filename);
    writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
    await run('npm', 'install', '--offline', '--no-audit', '--no-fund', tarball);
    copyFileSync(join(root, 'test/golden/captures/fault-wrong-verifier.har'), join(project, recording));
    copyFileSync(join(project, recording), join(project, 'again.har'));
    writeFileSync(join(project, 'expects.js'), expecting);
    writeFileSync(join(project, 'example.js'), exampleOf('docs/package.md', 'js'));
  });
  afterAll(() => rmSync(project, { recursive: true, force: true }));

  it('brings what it needs, the licences of that, and nothing of ours that is not for its users', () => {
    const manifest = JSON.parse(readFileSync(join(built, 'package.json'), 'utf8')) as object;
    expect(Object.keys(manifest).filter((key) => /private|scripts|ependencies/.test(key))).toEqual([]);
    expect(packed.filter((path) => !/^(?:chunks\/)?[\w-]+\.(?:js|d\.ts)$/.test(path))).toEqual([
      'LICENSE',
      'README.md',
      'THIRD-PARTY-NOTICES.txt',
      'oauth-lens.1',
      'package.json',
    ]);
  });

  it('is found fault with by neither publint nor attw', async () => {
    const { messages } = await publint({ pkgDir: built, pack: false });
    expect(messages).toEqual([]);
    const checked = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
    if (checked.types === false) throw new Error('The package has no types.');
    // It is a module: whoever requires it has Node load one.
    expect(checked.problems.filter(({ kind }) => kind !== 'CJSResolvesToESM')).toEqual([]);
  });

  it('starts with next to nothing, so that its version is told at once', () => {
    expect(bytesBefore('oauth-lens.js')).toBeLessThan(5000);
    expect(bytesBefore('index.js')).toBeGreaterThan(1_000_000);
  });

  it('has types that a strict compiler takes, without those of a browser or of Node', async () => {
    writeFileSync(join(project, 'reads.ts'), typed);
    expect(await run(join(root, 'node_modules/.bin/tsc'), '--noEmit', ...strict, 'reads.ts')).toBe('');
  });

  it('answers a client of the Model Context Protocol', async () => {
    const client = new Client({ name: 'a-test', version: '1' });
    const server = { command: process.execPath, args: [program, 'mcp', '.'], cwd: project };
    await client.connect(new StdioClientTransport(server));
    const asked = { name: 'analyze_capture', arguments: { file: recording } };
    const { content } = await client.callTool(asked);
    await client.close();
    expect(JSON.stringify(content)).toContain('Why: The code_verifier that was sent');
  });

  describe.each(Object.entries(nodes))('on %s', { concurrent: true }, (_, node) => {
    it('tells its version, and a login', async () => {
      expect(await run(node, program, '--version')).toBe(`${versionOf(textOf('package.json'))}\n`);
      // Each in a thread of its own, which loads what is built too.
      expect(await run(node, program, 'analyze', '--jobs', '2', '--verbose', recording, 'again.har')).toMatch(
        /Why: The code_verifier that was sent/,
      );
    });

    it('says of a recording what is expected of it', async () => {
      expect(await run(node, 'expects.js')).toMatch(/^false The login was expected to succeed; .*\n/);
    });

    it('runs the example of its documentation', async () => {
      const told = await run(node, 'example.js');
      expect(told).toMatch(/^flow-1 failed .*code_verifier/);
      expect(told).toContain('# ');
    });
  });

  it('is what the GitHub Action installs and runs, and what it is given is never run', async () => {
    const workspace = mkdtempSync(join(project, 'workspace-'));
    const place = { workspace, temp: join(workspace, 'temp') };
    const evil = '$(touch ran) `touch ran` "; touch ran #.har';
    copyFileSync(join(project, recording), join(workspace, evil));
    copyFileSync(join(project, recording), join(workspace, 'a.har'));
    const given = { version: tarball, files: `a.har\n\n  ${evil}\n`, 'expect-flows': '2' };
    const done = await runAction(given, place);
    expect(done.failed).toBe('Judge');
    expect(done.log).toContain('expected');
    const { runs } = JSON.parse(readFileSync(done.outputs['sarif']!, 'utf8')) as Sarif;
    expect(runs[0]!.artifacts).toHaveLength(2);
    expect(Number(done.outputs['findings'])).toBe(runs[0]!.results.length);
    expect(done.summary).toContain('The code\\_verifier is not the one');

    const bad = await runAction(
      { files: 'a.har', 'fail-on': '$(touch ran);high' },
      { ...place, from: 'analyze' },
    );
    expect(bad).toMatchObject({ failed: 'Judge', outputs: { sarif: '', findings: '' }, summary: '' });
    expect(bad.log).toContain('Allowed choices are critical');
    expect(readdirSync(workspace).filter((name) => name === 'ran')).toEqual([]);
  });

  it(
    'records a login in Playwright as its documentation shows, and tells there why one fails',
    unhurried,
    async () => {
      const lab = await startLab();
      try {
        const use = { launchOptions: playwrightOptions(), baseURL: lab.spa.url };
        const config = { use, reporter: 'json', timeout: 60_000 };
        writeFileSync(join(project, 'playwright.config.js'), `export default ${JSON.stringify(config)}`);
        const example = exampleOf('docs/testing-logins.md', 'ts');
        writeFileSync(
          join(project, 'login.spec.ts'),
          `${example}\n${failingTest(lab.broken.start('wrong-verifier'))}`,
        );
        mkdirSync(join(project, 'node_modules/@playwright'));
        symlinkSync(playwright, join(project, 'node_modules/@playwright/test'));
        const [good, bad] = await playwrightResults(project);
        expect(good).toMatchObject({ status: 'passed', attachments: [] });
        expect(bad?.errors[0]?.message).toContain('The login was expected to succeed; seen: flow-1 failed.');
        expect(bad?.errors[0]?.message).toContain('Why: The code_verifier that was sent');
        expect(bad?.attachments.map(({ name }) => name)).toEqual(
          expect.arrayContaining(['login.html', 'login.har']),
        );
      } finally {
        await lab.close();
      }
    },
  );
});

/** What is loaded before a file of the package begins to run, itself included. */
function bytesBefore(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(join(built, file), 'utf8');
  const imported = [...text.matchAll(/^import .*?["'](\.[^"']+)["'];$/gm)].map(([, name = '']) =>
    posix.join(dirname(file), name),
  );
  return imported.reduce((sum, name) => sum + bytesBefore(name, seen), text.length);
}

/** A busy machine takes its time for two logins. */
const unhurried = { timeout: 150_000 };

type Sarif = {
  readonly runs: readonly { readonly artifacts: readonly unknown[]; readonly results: readonly unknown[] }[];
};

type Packed = { readonly filename: string; readonly files: readonly { readonly path: string }[] };

const strict = ['--strict', '--target', 'es2024', '--lib', 'es2024', '--module', 'nodenext', '--types', ''];

const typed = `
import { analyze, explain, type Report, type Severity } from 'oauth-lens';
export async function worst(text: string): Promise<Severity | undefined> {
  const login = await analyze(text);
  // @ts-expect-error It may be unreadable.
  login.report();
  if ('error' in login) return undefined;
  const report: Report = login.report('secrets-only');
  return report.flows[0]?.findings[0]?.severity;
}
export const paragraphs: number = explain('pkce-missing')[0]?.paragraphs.length ?? 0;
`;

const expecting = `
import { readFile } from 'node:fs/promises';
import { loginOf, matchers } from 'oauth-lens/test';
const { pass, message } = matchers.toSucceed(await loginOf(await readFile('${recording}')));
console.log(pass, message());
`;

function failingTest(start: string): string {
  return `
test('signing in to the app that gets it wrong', async ({ context, page }) => {
  const recording = recordLogin(context, { attachTo: test.info() });
  await page.goto('${start}');
  await page.click('#sign-in');
  await page.click('#allow');
  await expect(page.locator('#status')).toContainText('invalid_grant');
  expect(await recording.login()).toSucceed();
});`;
}

/** The first one in a language, as it stands in a document. */
function exampleOf(document: string, language: string): string {
  return new RegExp('```' + language + '\\n([^]*?)```').exec(textOf(document))?.[1] ?? '';
}

function versionOf(manifest: string): string {
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
