import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../bin/commands.ts';
import { run as perform } from '../../../bin/run.ts';
import { inspectCapture } from '../../../lib/inspect-capture.ts';
import type { Report } from '../../../lib/report/report.ts';
import { severities } from '../../../lib/vocabulary/severity.ts';
import { writeTrace } from '../../../lib/output/trace.ts';
import { captureText } from '../../support/captures.ts';
import { har, harEntry } from '../../support/har.ts';
import { spaLogin } from '../../support/scenario.ts';

// What the commands load is there before the first test, and not in its time.
beforeAll(
  () =>
    Promise.all([
      import('../../../bin/analyze/analyze.ts'),
      import('../../../bin/explain.ts'),
      import('../../../lib/catalogue/cause-list.ts'),
    ]),
  120_000,
);

const atOnce = { concurrent: true, timeout: 60_000 };

const program = fileURLToPath(new URL('../../../bin/oauth-lens.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'oauth-lens-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Run = { readonly status: number | null; readonly out: string; readonly err: string };
type Given = { readonly input?: string | Uint8Array; readonly color?: boolean };

/** What the program does with these arguments, without a process of its own. */
async function run(args: readonly string[], { input = '', color = false }: Given = {}): Promise<Run> {
  const text = { out: '', err: '' };
  const status = await perform(args, {
    stdin: Readable.from([Buffer.from(input)]),
    write: (written) => void (text.out += written),
    complain: (line) => void (text.err += `${line}\n`),
    color,
    width: 100,
  });
  return { status, ...text };
}

/** Runs the real program and waits for its end. */
function runProgram(
  args: readonly string[],
  { input = '', env = {} }: Given & { readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Run> {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [program, ...args], { env: { ...inherited, ...env } });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.err += chunk));
  // It may not read all that it is given.
  child.stdin.on('error', () => {}).end(input);
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, ...text })));
}

const golden = (name: string): string =>
  fileURLToPath(new URL(`../../golden/captures/${name}.har`, import.meta.url));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function reportOf(...args: readonly string[]): Promise<Report> {
  return JSON.parse((await run(['analyze', ...args, '--format', 'json'])).out) as Report;
}

describe('a capture', atOnce, () => {
  it('is told in words', async () => {
    const { status, out, err } = await run(['analyze', golden('fault-wrong-verifier')]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^OAuth Lens .* 1 flow in \d+ entries: 1 failed/);
    expect(out).toMatch(/Failed at step 3, code exchange: invalid_grant/);
  });

  it('is told as JSON with every name of the report format', async () => {
    const { status, out, err } = await run(['analyze', golden('fault-wrong-verifier'), '--format', 'json']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const report = JSON.parse(out) as Report;
    const [flow] = report.flows;
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining(['format', 'version', 'generator', 'source', 'redacted', 'flows', 'gaps']),
    );
    expect(report).toMatchObject({
      format: 'oauth-lens-report',
      version: 1,
      generator: { name: 'oauth-lens', version: expect.any(String) },
      source: { kind: 'har', entries: expect.any(Number), skipped: 0 },
      redacted: true,
    });
    expect(Object.keys(flow ?? {})).toEqual(expect.arrayContaining(flowNames));
    expect(Object.keys(flow?.client ?? {})).toEqual(expect.arrayContaining(['id', 'redirect_uri', 'type']));
    expect(Object.keys(flow?.server ?? {})).toEqual(expect.arrayContaining(['issuer', 'origin']));
    expect(flow?.error).toEqual({ code: 'invalid_grant', description: expect.any(String) });
    for (const step of flow?.steps ?? [])
      expect(Object.keys(step)).toEqual(expect.arrayContaining(stepNames));
    expect(flow?.findings.length).toBeGreaterThan(0);
    for (const finding of flow?.findings ?? []) {
      expect(Object.keys(finding)).toEqual(expect.arrayContaining(findingNames));
      expect(finding.references[0]).toEqual({
        label: expect.any(String),
        url: expect.stringMatching(/^https:/),
      });
    }
  });

  it('is read from standard input', async () => {
    const input = captureText('spa-login');
    const { status, out } = await runProgram(['analyze', '-', '--format', 'json'], { input });
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual(await reportOf(golden('spa-login')));
  });

  it('without a login is told to have none', async () => {
    const { status, out } = await run(['analyze', golden('no-login'), '--fail-on', 'info']);
    expect(status).toBe(0);
    expect(out).toContain('No OAuth or OpenID Connect login was found.');
  });

  it('that is damaged is read as far as it can be, and its gaps are told', async () => {
    const text = captureText('spa-login');
    const cut = await reportOf(file('cut.har', text.slice(0, text.length * 0.8)));
    expect(cut.source.skipped).toBe(1);
    expect(cut.gaps.join()).toContain('cut off');
    expect(cut.flows).toHaveLength(1);
  });

  it('with empty entries is read without them', async () => {
    const odd = [null, 7, 'entry', [], {}, { request: null }, { request: { url: 7 } }];
    const report = await reportOf(
      file('nulls.har', har([...odd, harEntry({ url: spaLogin('a').request().url })])),
    );
    expect(report.source).toEqual({ kind: 'har', entries: 8, skipped: 7 });
    expect(report.flows).toHaveLength(1);
  });

  it('exported as a trace gives the same flows', async () => {
    const inspected = await inspectCapture(captureText('broker-login'));
    if ('error' in inspected) throw new Error(inspected.error);
    const { inspection, report } = inspected;
    const trace = writeTrace({ exchanges: inspection.evidence(), report, redaction: 'default' });
    const again = await reportOf(file('trace.har', trace));
    const withoutEntries = ({ flows }: Report) =>
      flows.map((flow) => ({
        ...flow,
        steps: flow.steps.map(({ entry: _, ...step }) => step),
        pages: flow.pages.map(({ entry: _, ...page }) => page),
      }));
    expect(again.source.kind).toBe('trace');
    expect(withoutEntries(again)).toEqual(withoutEntries(await reportOf(golden('broker-login'))));
  });
});

const flowNames = [
  'id', 'parent', 'protocol', 'grant', 'response_mode', 'client', 'server', 'pkce', 'outcome', 'error', 'started', 'ended',
  'steps', 'pages', 'findings', 'diagnosis', 'profiles',
]; // prettier-ignore
const stepNames = [
  'id',
  'kind',
  'observed',
  'from',
  'to',
  'method',
  'url',
  'entry',
  'status',
  'time',
  'params',
];
const findingNames = [
  'rule', 'severity', 'confidence', 'owner', 'title', 'detail', 'fix', 'steps', 'references',
]; // prettier-ignore

describe('profiles', atOnce, () => {
  it('are told in text when they are asked for, what failed first', async () => {
    const { status, out } = await run(['analyze', golden('fault-no-pkce'), '--profile', 'rfc9700']);
    expect(status).toBe(0);
    expect(out).toMatch(/OAuth 2\.0 Security BCP \(RFC 9700\): \d+ fail, \d+ pass, \d+ not seen\n {4}Fail/);
    expect(out).toMatch(/Fail {6}A public client uses PKCE\. \([^)]*pkce-missing/);
    expect(out).not.toContain('OAuth 2.1 (draft):');
  });

  it('are all told for all, several for several, none unless asked', async () => {
    const told = async (...options: readonly string[]) =>
      [...(await run(['analyze', golden('spa-login'), ...options])).out.matchAll(/\d+ not seen$/gm)].length;
    expect(await told()).toBe(0);
    expect(await told('--profile', 'oauth-2.1', '--profile', 'oidc-core')).toBe(2);
    expect(await told('--profile', 'native-apps')).toBe(0);
    expect(await told('--profile', 'all')).toBe(7);
  });

  it('are in the JSON report of every flow', async () => {
    const { flows } = await reportOf(golden('spa-login'));
    expect(flows[0]?.profiles.map(({ id }) => id)).toEqual([
      'rfc9700',
      'oauth-2.1',
      'oidc-core',
      'browser-based-apps',
      'oidc-op-basic',
      'oidc-rp-basic',
      'asvs-10',
    ]);
  });
});

describe('the knowledge behind it', atOnce, () => {
  it('is listed rule by rule', async () => {
    const { status, out, err } = await run(['rules']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^HIGH {6}pkce-missing +Authorization code requested without PKCE$/m);
  });

  it('is listed cause by cause, too', async () => {
    const { status, out, err } = await run(['causes']);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^the app +cookie-strict-return +/m);
    const listed = JSON.parse((await run(['causes', '--format', 'json'])).out) as readonly { id: string }[];
    expect(listed.map(({ id }) => id)).toContain('cookie-strict-return');
  });

  it('is listed as JSON for other programs', async () => {
    const listed = JSON.parse((await run(['rules', '--format', 'json'])).out) as readonly Record<
      string,
      unknown
    >[];
    expect(listed.length).toBeGreaterThan(30);
    expect(listed.find(({ id }) => id === 'pkce-missing')).toMatchObject({
      severity: 'high',
      owner: 'client',
      why: expect.any(String),
      fix: expect.any(String),
      examples: { fires: expect.any(String), passes: expect.any(String) },
      requirements: expect.arrayContaining(['rfc9700/pkce']),
    });
  });

  it.each([
    ['pkce-missing', /^pkce-missing {2}rule\n[^]*Fix: /],
    ['invalid_grant', /^invalid_grant {2}error code\n[^]*Usual cause: /],
    ['redirect_uri', /^redirect_uri {2}parameter\n/],
    ['at_hash', /^at_hash {2}claim\n/],
    ['email', /^email {2}scope\n|\nemail {2}scope\n/],
  ])('is told of %s', async (word, text) => {
    const { status, out, err } = await run(['explain', word]);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(text);
  });

  it('is told what an address that was copied means, and what is wrong with it', async () => {
    const input = 'https://op.example/authorize?response_type=code&client_id=app&state=hush-hush-hush\n';
    const { status, out, err } = await run(['explain', '-'], { input });
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(
      /^Authorization request\n[^]*\n\nGET https:\/\/op\.example\/authorize\n {2}response_type = code\n {6}What /,
    );
    expect(out).toMatch(
      /\n {2}MEDIUM {4}Authorization code requested without PKCE[^]*\nNot seen\n {2}- Only this/,
    );
    expect(out).not.toContain('hush');
  });

  it('is told in one line where it is nothing of the kind', async () => {
    const { status, out, err } = await run(['explain', '-'], { input: 'hello world' });
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expectOneLine(err);
  });
});

describe('redaction', atOnce, () => {
  const { request, landing, redemption, values } = spaLogin('a');
  const entries = [request(), landing(), redemption()].map(({ url, method, requestBody, responseBody }) =>
    harEntry({
      url,
      request: {
        method: method ?? 'GET',
        ...(requestBody && { postData: { mimeType: requestBody.mediaType, text: requestBody.text } }),
      },
      ...(responseBody && {
        response: { content: { mimeType: responseBody.mediaType, text: responseBody.text } },
      }),
    }),
  );
  const capture = file('secrets.har', har(entries));

  it.each([
    [[], true, false, true],
    [['--redaction', 'default'], true, false, true],
    [['--redaction', 'secrets-only'], true, false, true],
    [['--redaction', 'off'], false, true, false],
  ])('with %j sets redacted to %s, and shows secrets: %s', async (options, redacted, shows) => {
    for (const format of ['text', 'json']) {
      const { status, out } = await run(['analyze', capture, '--format', format, ...options]);
      expect(status).toBe(0);
      if (format === 'json') {
        expect((JSON.parse(out) as Report).redacted).toBe(redacted);
        expect(out.includes(values.code)).toBe(shows);
        expect(out.includes(values.verifier)).toBe(shows);
      } else {
        expect(out.includes('[not redacted]')).toBe(!redacted);
        expect(out).not.toContain(values.code);
      }
    }
  });
});

describe('the exit status of the program', { timeout: 120_000 }, () => {
  it.each([
    // Three captures in two threads: one of them tells two.
    [
      [
        'analyze',
        golden('fault-client-credentials'),
        golden('spa-login'),
        golden('no-login'),
        '--jobs',
        '2',
        '--fail-on',
        'high',
      ],
      1,
    ],
    [['analyze', join(folder, 'none.har')], 2],
  ])('with %j is %i', async (args, status) => {
    const found = await runProgram(args);
    expect(found.status).toBe(status);
    expectOneLine(found.err.split('\n')[0]! + '\n');
  });
});

describe('the exit status', atOnce, () => {
  it.each([
    ['spa-login', 'high', 0],
    ['fault-client-credentials', 'high', 1],
    ['fault-client-credentials', 'info', 1],
    ['fault-client-credentials', 'none', 0],
    ['fault-no-pkce', 'critical', 0],
    ['fault-no-pkce', 'high', 1],
    ['fault-wrong-secret', 'critical', 1],
  ])('of %s with --fail-on %s is %i, and the report is there all the same', async (name, failOn, status) => {
    const found = await run(['analyze', golden(name), '--fail-on', failOn]);
    expect(found.status).toBe(status);
    expect(found.out).toMatch(/^OAuth Lens /);
    expect(found.err === '').toBe(status === 0);
  });
});

describe('input that cannot be read', atOnce, () => {
  const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);

  it.each<[string, string, RegExp]>([
    ['an empty file', file('empty.har', ''), /empty\.har: The file is empty\.$/],
    ['a picture', file('picture.har', png), /picture\.har: This is a PNG image, not a HAR file\.$/],
    [
      'half an entry',
      file('half.har', captureText('spa-login').slice(0, 400)),
      /half\.har: The file ends at line \d+/,
    ],
    ['JSON of another kind', file('other.json', '{"name":"x"}'), /it has no "log"\.$/],
    ['a list', file('list.json', '[1]'), /not a HAR file: it is a list/],
    ['a web page', file('page.html', '<!doctype html><p>'), /HTML page, not a HAR file\.$/],
    ['an empty folder', mkdtempSync(join(folder, 'empty-')), /: There is no capture in that folder\.$/],
    ['a missing file', join(folder, 'none.har'), /none\.har: There is no such file\.$/],
  ])('(%s) is told in one line, with status 2', async (_, path, reason) => {
    for (const format of ['text', 'json']) {
      const { status, out, err } = await run(['analyze', path, '--format', format]);
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expectOneLine(err);
      expect(err.trimEnd()).toMatch(reason);
    }
  });

  it('on standard input is called so', async () => {
    const { status, err } = await run(['analyze', '-']);
    expect({ status, err }).toEqual({ status: 2, err: 'oauth-lens: standard input: The file is empty.\n' });
  });
});

describe('arguments that cannot be used', atOnce, () => {
  const noFlows = '{"format":"oauth-lens-report","flows":[]}';
  const capture = golden('no-login');

  it.each<[readonly string[], RegExp]>([
    [['analyse', capture], /unknown command 'analyse' \(Did you mean analyze\?\)/],
    [['analyze'], /missing required argument/],
    [['analyze', ''], /A capture is a file, a folder/],
    [['analyze', capture, golden('spa-login'), '--why', '1'], /--why is about one capture, and these are 2/],
    [
      ['analyze', capture, golden('spa-login'), '--format', 'trace'],
      /trace holds one capture, .* fit into text, .*json/,
    ],
    [['analyze', capture, '--jobs', '0'], /whole number, at least 1/],
    [['analyze', capture, '--expect-flows', 'one'], /whole number, at least 0/],
    [['analyze', capture, '--fail-on-outcome', 'failed,broken'], /'failed,broken' is invalid/],
    [['analyze', capture, '--fail-on-profile', 'all'], /'all' is invalid/],
    [['analyze', capture, '--baseline', capture, '--fail-on', 'low'], /no-login\.har: It is no report/],
    [
      ['analyze', capture, '--baseline', file('no-flows.json', noFlows)],
      /--baseline says what does not stop a build/,
    ],
    [['analyze', capture, '--config', 'gone.json'], /gone\.json: The configuration could not be read/],
    [['analyze', capture, '-o', join(folder, 'gone', 'a.txt')], /a\.txt: There is no such folder/],
    [['analyze', capture, '-o', join(folder, 'a'.repeat(300))], /aaa: That name is too long/],
    [['analyze', capture, '--loud'], /unknown option '--loud'/],
    [['analyze', capture, '--profil', 'rfc9700'], /unknown option '--profil' \(Did you mean --profile\?\)/],
    [['analyze', capture, '--format'], /--format <format>' argument missing/],
    [['analyze', capture, '--format', 'xml'], /--format .* 'xml' is invalid/],
    [['analyze', capture, '--format='], /--format .* '' is invalid/],
    [['analyze', capture, '--redaction', 'none'], /--redaction .* 'none' is invalid/],
    [['analyze', capture, '--fail-on', 'severe'], /--fail-on .* 'severe' is invalid/],
    [['analyze', capture, '--fail-on', '-1'], /--fail-on .* '-1' is invalid/],
    [['analyze', capture, '--profile', 'oauth3'], /'oauth3' is invalid.* rfc9700, .*, all/],
    [['analyze', capture, '--help=yes'], /--help/],
    [['rules', 'all'], /too many arguments for 'rules'.* all/],
    [['rules', '--format', 'xml'], /--format .* 'xml' is invalid/],
    [['rules', '--redaction', 'off'], /unknown option '--redaction'/],
    [['explain', 'nonce', '--format', 'json'], /unknown option '--format'/],
    [['diff', capture, capture, '--fail-on', 'high'], /unknown option '--fail-on'/],
    [['explain'], /missing required argument 'name'/],
    [['explain', 'nonce', 'state'], /too many arguments .* state/],
    [['explain', 'pkce-mising'], /nothing is known of "pkce-mising"\. Did you mean pkce-missing/],
    [['explain', 'qqqqqqqqqqqq'], /nothing is known of "qqqqqqqqqqqq"/],
  ])('%j are told in one line, with status 2', async (args, reason) => {
    const { status, out, err } = await run(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expectOneLine(err);
    expect(err).toMatch(reason);
  });
});

function expectOneLine(err: string): void {
  expect(err).toMatch(/^oauth-lens: .+\n$/);
  expect(err).not.toMatch(/node:|\.ts:\d|\bat .+\(/);
}

describe('help', atOnce, () => {
  const helpOf = async (...args: readonly string[]): Promise<string> => {
    const { status, out, err } = await run(args);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
    return out;
  };

  it.each([['--help'], ['-h'], ['help']])('is given for %s: every command', async (...args) => {
    const help = await helpOf(...args);
    for (const { name, summary } of commands)
      expect(help).toMatch(new RegExp(`^  ${name}\\b.*  ${summary}$`, 'm'));
  });

  it('of analyze tells what its options may be', async () => {
    const help = await helpOf('analyze', '--help');
    for (const severity of severities) expect(help).toContain(severity);
    for (const option of ['--format', '--redaction', '--fail-on', '--profile', '--why'])
      expect(help).toContain(option);
    expect(await helpOf('help', 'analyze')).toBe(help);
  });

  it.each(commands)('of $name has examples', async ({ name, examples }) => {
    const help = await helpOf(name, '--help');
    expect(examples.length).toBeGreaterThan(0);
    for (const { line } of examples) expect(help).toContain(`\n  ${line}  `);
  });

  it.each(commands.flatMap(({ examples }) => examples))(
    '$line is a line that is understood',
    async ({ line }) => {
      const [, typed = ''] = /oauth-lens ([^|>)]*)/.exec(line) ?? [];
      const args = typed.trim().split(' ');
      const { err } = await run(args);
      expect(err).not.toMatch(/argument|option|command/);
    },
  );

  it('is what somebody gets who names no command, with status 2', async () => {
    const { status, out, err } = await run([]);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^Usage: oauth-lens <command>/);
  });

  it.each(['--version', '-v'])('%s is the version alone', async (option) => {
    expect((await run([option])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('colours', { timeout: 120_000 }, () => {
  const escape = '\u001b[';

  it('stay away where no terminal is, or when NO_COLOR is set', async () => {
    expect((await runProgram(['rules'])).out).not.toContain(escape);
    expect((await runProgram(['rules'], { env: { NO_COLOR: '1' } })).out).not.toContain(escape);
  });

  it('come when they are asked for', async () => {
    expect((await runProgram(['rules'], { env: { FORCE_COLOR: '1' } })).out).toContain(escape);
  });

  it('are never in what other programs read', async () => {
    const analyze = ['analyze', golden('fault-wrong-verifier')];
    expect((await run(analyze, { color: true })).out).toContain(escape);
    expect((await run([...analyze, '--format', 'json'], { color: true })).out).not.toContain(escape);
  });
});

it('a reader that has seen enough is no error', { timeout: 120_000 }, async () => {
  const child = spawn(process.execPath, [program, 'analyze', golden('spa-two-tabs'), '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (err += chunk));
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect({ status, err }).toEqual({ status: 0, err: '' });
});

it('a mistake of our own is told in one line, without what it may quote of the traffic', async () => {
  const complaints: string[] = [];
  const status = await perform(['--version'], {
    stdin: Readable.from([]),
    write: () => {
      throw new TypeError('code=secret');
    },
    complain: (line) => complaints.push(line),
    color: false,
    width: 80,
  });
  expect(status).toBe(2);
  expect(complaints).toHaveLength(1);
  expect(complaints[0]).toMatch(/^oauth-lens: this is a mistake in OAuth Lens \(TypeError at [\w.-]+:\d+\)/);
  expect(complaints[0]).not.toContain('secret');
});
