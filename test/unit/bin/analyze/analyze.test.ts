import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../../bin/run.ts';
import type { Report } from '../../../../lib/report/report.ts';
import { captureText } from '../../../support/captures.ts';

// What the commands load is there before the first test, and not in its time.
beforeAll(() => import('../../../../bin/analyze/analyze.ts'), 120_000);

const folder = mkdtempSync(join(tmpdir(), 'analyze-'));
afterAll(() => rmSync(folder, { recursive: true }));

const golden = (name: string): string =>
  fileURLToPath(new URL(`../../../golden/captures/${name}.har`, import.meta.url));
const spa = golden('spa-login');
const careless = golden('fault-no-pkce');
const broken = golden('fault-wrong-verifier');

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function analyze(args: readonly string[], input = '') {
  const said = { out: '', err: '' };
  const progress: string[] = [];
  const status = await run(['analyze', ...args], {
    stdin: Readable.from([Buffer.from(input)]),
    write: (text) => void (said.out += text),
    complain: (line) => void (said.err += `${line}\n`),
    color: false,
    width: 100,
    progress: (text) => void progress.push(text),
  });
  return { status, ...said, progress };
}

describe('several captures', () => {
  it('of a few logins are told in full, each under its name', async () => {
    const { status, out, err } = await analyze([spa, careless]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.match(/^(?:== .*|OAuth Lens .*)$/gm)?.map((line) => line.replace(/^== .*[\\/]|  .*/g, ''))).toEqual([
      'spa-login.har', 'OAuth Lens 0.1.0', 'fault-no-pkce.har', 'OAuth Lens 0.1.0',
    ]); // prettier-ignore
  });

  it('of many logins are a table: what failed first, and no login in full', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (const n of [1, 2, 3, 4, 5]) copyFileSync(spa, join(many, `spa-${n}.har`));
    copyFileSync(broken, join(many, 'z.har'));
    const { status, out, progress } = await analyze([many]);
    expect(status).toBe(0);
    expect(out).toMatch(
      /^OAuth Lens .* 6 flows in 6 captures, .*: 1 failed, 5 succeeded\n\nFlow .*\nz\.har#flow-1 .* Failed .*\nspa-1\.har#flow-1 \+4 /,
    );
    expect(out).not.toContain('Authorization request');
    expect(progress).toEqual([...[1, 2, 3, 4, 5, 6].map((n) => `${n} of 6 captures`), '']);
    const verbose = await analyze([many, '--verbose']);
    expect(verbose.out.match(/^flow-1 {2}/gm)).toHaveLength(6);
  });

  it('are a table that cuts names for a terminal alone, and for no file', async () => {
    const many = join(folder, 'long');
    mkdirSync(many);
    const name = 'checkout-at-the-staging-environment-of-the-second-warehouse-after-the-update';
    for (const n of [1, 2, 3, 4, 5]) copyFileSync(spa, join(many, `${n}.har`));
    copyFileSync(broken, join(many, `${name}.har`));
    expect((await analyze([many])).out).toContain('…');
    const path = join(folder, 'table.txt');
    await analyze([many, '-o', path]);
    expect(readFileSync(path, 'utf8')).toContain(`${name}.har#flow-1`);
    expect(readFileSync(path, 'utf8')).not.toContain('…');
  });

  it('that cannot be read stop no other, and the status is 2', async () => {
    const { status, out, err } = await analyze([join(folder, 'gone.har'), spa, file('page.har', '<html>')]);
    expect(status).toBe(2);
    expect(out).toContain('1 succeeded');
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/gone\.har: There is no such file\.$/),
      expect.stringMatching(/page\.har: This is an? .*, not a HAR file/),
      '',
    ]);
  });

  it('may have standard input among them', async () => {
    const { out } = await analyze([careless, '-', '--format', 'json'], captureText('spa-login'));
    expect((JSON.parse(out) as readonly { input: string }[]).map(({ input }) => input)).toEqual([
      careless,
      '-',
    ]);
  });

  it('of a folder that are none are passed over, and counted', async () => {
    const mixed = join(folder, 'mixed');
    mkdirSync(mixed);
    copyFileSync(spa, join(mixed, 'a.har'));
    writeFileSync(join(mixed, 'package.json'), '{"name":"x"}');
    expect(await analyze([mixed])).toMatchObject({
      status: 0,
      err: 'oauth-lens: one file of the folders is no capture.\n',
    });
  });

  it('none of which is one are told to be none, with status 2', async () => {
    const none = join(folder, 'none');
    mkdirSync(none);
    writeFileSync(join(none, 'package.json'), '{"name":"x"}');
    const { status, out, err } = await analyze([none]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('There is no capture to read.');
  });
});

describe('one flow of a capture', () => {
  const tabs = golden('spa-two-tabs');

  it('is told alone', async () => {
    const { out } = await analyze([`${tabs}#flow-2`, '--format', 'json']);
    expect((JSON.parse(out) as Report).flows.map(({ id }) => id)).toEqual(['flow-2']);
  });

  it('that is not there is told to be missing', async () => {
    expect(await analyze([`${tabs}#flow-9`])).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringContaining('It has no flow-9.'),
    });
  });
});

describe('an output file', () => {
  it('has what would have been printed, in the format of its name', async () => {
    const path = join(folder, 'out.json');
    const { status, out } = await analyze([spa, '-o', path]);
    expect({ status, out }).toEqual({ status: 0, out: '' });
    expect(readFileSync(path, 'utf8')).toBe((await analyze([spa, '--format', 'json'])).out);
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  it('stays as it was where nothing could be read', async () => {
    const path = file('kept.txt', 'before');
    expect((await analyze([join(folder, 'gone.har'), '-o', path])).status).toBe(2);
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(existsSync(`${path}.part`)).toBe(false);
  });
});

describe('a gate', () => {
  const ignore = { rule: 'pkce-missing', reason: 'gone in spring', until: '2999-12-31' };

  it.each<[string, readonly string[], number, RegExp]>([
    ['for findings', [careless, '--fail-on', 'high'], 1, /fault-no-pkce\.har flow-1: high pkce-missing/],
    ['for findings, where there is none', [spa, '--fail-on', 'high'], 0, /^$/],
    ['for outcomes', [broken, '--fail-on-outcome', 'denied,failed'], 1, /flow-1: failed: /],
    ['for other outcomes', [broken, '--fail-on-outcome', 'denied'], 0, /^$/],
    [
      'for flows',
      [golden('no-login'), spa, '--expect-flows', '1'],
      1,
      /no-login\.har: no flows were found, at least 1 expected/,
    ],
    ['for as many flows as there are', [spa, '--expect-flows', '1'], 0, /^$/],
    [
      'for a profile',
      [careless, '--fail-on-profile', 'rfc9700'],
      1,
      /flow-1: does not satisfy rfc9700\/pkce: /,
    ],
    [
      'for a profile that does not apply, which is said',
      [careless, '--fail-on-profile', 'mcp'],
      0,
      /No login here is held against mcp: it is for logins of the Model Context Protocol\.$/m,
    ],
    ['for a profile that holds', [spa, '--fail-on-profile', 'oidc-core'], 0, /^$/],
  ])('%s: %j is %i', async (_, args, status, err) => {
    expect(await analyze(args)).toMatchObject({ status, err: expect.stringMatching(err) });
  });

  it('stops at nothing that the baseline has, and says so', async () => {
    const baseline = join(folder, 'before.json');
    await analyze([careless, '-o', baseline]);
    expect(await analyze([careless, '--fail-on', 'info', '--baseline', baseline])).toMatchObject({
      status: 0,
      err: expect.stringMatching(/known from the baseline and not counted: \d/),
    });
    expect((await analyze([broken, '--fail-on', 'info', '--baseline', baseline])).status).toBe(1);
  });

  it('of a configuration holds without an option, and what it ignores is told', async () => {
    const config = file('strict.json', { failOn: 'high' });
    expect((await analyze([careless, '--config', config])).status).toBe(1);
    expect((await analyze([careless, '--config', config, '--fail-on', 'none'])).status).toBe(0);
    expect(
      await analyze([careless, '--config', file('mild.json', { failOn: 'high', ignore: [ignore] })]),
    ).toMatchObject({
      status: 0,
      err: 'oauth-lens: ignored until 2999-12-31, once: pkce-missing (gone in spring)\n',
    });
  });

  it.each([
    ['that is over', { ...ignore, until: '2020-01-01' }, /ended on 2020-01-01/],
    ['without a reason', { ...ignore, reason: '' }, /has no "reason"/],
  ])('with an ignore %s does not judge at all', async (_, bad, reason) => {
    const config = file('bad.json', { failOn: 'high', ignore: [bad] });
    expect(await analyze([spa, '--config', config])).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringMatching(reason),
    });
  });
});
