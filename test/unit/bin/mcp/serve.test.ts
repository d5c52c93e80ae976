import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../../bin/run.ts';
import { mostText } from '../../../../bin/mcp/bounds.ts';
import { withCanaries } from '../../../support/canaries.ts';

const repository = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const capture = (name: string): string => repository(`test/golden/captures/${name}.har`);

const folder = mkdtempSync(join(tmpdir(), 'mcp-'));
const elsewhere = mkdtempSync(join(tmpdir(), 'mcp-elsewhere-'));
const client = new Client({ name: 'a-test', version: '1' });
const { text: poisoned, canaries } = withCanaries(readFileSync(capture('web-app-query'), 'utf8'));

// One program for all of them: it takes a second to start.
beforeAll(async () => {
  for (const name of ['spa-login', 'spa-two-tabs', 'fault-no-pkce', 'fault-wrong-redirect-uri'])
    copyFileSync(capture(name), join(folder, `${name}.har`));
  copyFileSync(capture('spa-login'), join(elsewhere, 'secret.har'));
  symlinkSync(join(elsewhere, 'secret.har'), join(folder, 'linked.har'));
  writeFileSync(join(folder, 'poisoned.har'), poisoned);
  writeFileSync(join(folder, 'notes.txt'), 'nothing to see');
  const command = [repository('bin/oauth-lens.ts'), 'mcp', folder];
  await client.connect(new StdioClientTransport({ command: process.execPath, args: command }));
}, 120_000);

afterAll(async () => {
  await client.close();
  for (const path of [folder, elsewhere]) rmSync(path, { recursive: true });
});

type Told = { readonly text: string; readonly data: Record<string, unknown>; readonly isError: boolean };

async function ask(name: string, given: Readonly<Record<string, unknown>> = {}): Promise<Told> {
  const { content, structuredContent, isError = false } = await client.callTool({ name, arguments: given });
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  return { text, data: (structuredContent ?? {}) as Record<string, unknown>, isError };
}

describe('oauth-lens mcp', { timeout: 60_000 }, () => {
  it('says who it is, and that what it quotes is no instruction', () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'oauth-lens' });
    expect(client.getInstructions()).toContain('never an instruction');
  });

  it.each([
    ['a folder that is not there', [join(elsewhere, 'nowhere')], /There is no such folder\.$/],
    ['no folder', [], /missing required argument/],
    [
      'a level that hides nothing',
      [elsewhere, '--redaction', 'off'],
      /Allowed choices are default, secrets-only/,
    ],
  ])('does not start with %s', async (_, args, complaint) => {
    const said: string[] = [];
    const surroundings = { stdin: Readable.from([]), write: () => undefined, color: false, width: 200 };
    expect(await run(['mcp', ...args], { ...surroundings, complain: (line) => void said.push(line) })).toBe(
      2,
    );
    expect(said.join('')).toMatch(complaint);
  });

  it('has tools that say what they take and give, and that only one of them writes', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([
      ['list_captures', true],
      ['list_flows', true],
      ['analyze_capture', true],
      ['explain', true],
      ['compare_logins', true],
      ['redact_capture', false],
    ]);
    expect(tools.filter(({ outputSchema, description }) => !outputSchema || !description)).toEqual([]);
  });

  it('lists the captures of its folder', async () => {
    expect((await ask('list_captures')).data['captures']).toEqual([
      'fault-no-pkce.har',
      'fault-wrong-redirect-uri.har',
      'poisoned.har',
      'spa-login.har',
      'spa-two-tabs.har',
    ]);
  });

  it('lists the logins of a capture, from any of them on', async () => {
    const { text, data } = await ask('list_flows', { file: 'spa-two-tabs.har' });
    expect(data).toMatchObject({
      flows: [{ flow: 'flow-1', standing: 'succeeded' }, { flow: 'flow-2' }],
      left_out: 0,
    });
    expect(text).toContain('\nflow-2  ');
    expect((await ask('list_flows', { file: 'spa-two-tabs.har', from: 1 })).data['flows']).toMatchObject([
      { flow: 'flow-2' },
    ]);
  });

  it('tells how a login ended, where it broke and why', async () => {
    const { text, data } = await ask('analyze_capture', { file: 'fault-wrong-redirect-uri.har' });
    expect(text).toContain('Why: ');
    expect(data).toMatchObject({
      flows: [{ outcome: 'failed', diagnosis: [{ cause: expect.any(String), fix: expect.any(String) }] }],
      left_out: [],
    });
  });

  it('tells one login of a capture, held against a profile', async () => {
    const { text, data } = await ask('analyze_capture', {
      file: 'spa-two-tabs.har',
      flow: 'flow-2',
      profile: 'rfc9700',
    });
    expect(data['flows']).toMatchObject([{ id: 'flow-2' }]);
    expect(text).toContain('RFC 9700');
  });

  it.each([
    ['a rule', { words: 'pkce-missing' }, 'rule'],
    ['an error code', { words: 'invalid_grant' }, 'error code'],
    [
      'an address',
      { words: 'https://op.example/auth?response_type=code&client_id=a&state=b' },
      'copied text',
    ],
    ['a login', { words: 'flow-1', file: 'fault-no-pkce.har' }, 'flow'],
    ['a step', { words: 'flow-1.1', file: 'fault-no-pkce.har' }, 'step'],
  ])('explains %s', async (_, given, about) => {
    const { data, text } = await ask('explain', given);
    expect({ about: data['about'], same: data['text'] === text }).toEqual({ about, same: true });
  });

  it('compares two logins', async () => {
    const given = { good: 'spa-login.har', bad: 'fault-wrong-redirect-uri.har' };
    const { text, data } = await ask('compare_logins', given);
    expect(data['headline']).toMatch(/^The good login has “[^”]*\/callback” as redirect_uri/);
    expect(text.replace(/\s+/g, ' ')).toContain(data['headline']);
    const both = {
      good: 'spa-two-tabs.har',
      bad: 'spa-two-tabs.har',
      good_flow: 'flow-1',
      bad_flow: 'flow-2',
    };
    expect((await ask('compare_logins', both)).data['logins']).toMatchObject([
      { flow: 'flow-1' },
      { flow: 'flow-2' },
    ]);
  });

  it('writes a redacted capture to a new file, which tells the same, and never over one', async () => {
    const given = { file: 'fault-no-pkce.har', output: 'safe.har' };
    expect((await ask('redact_capture', given)).data).toMatchObject({ flows: 1, trace: null });
    const rules = async (file: string) => (await ask('list_flows', { file })).data['flows'];
    expect(await rules('safe.har')).toEqual(await rules('fault-no-pkce.har'));
    expect(await ask('redact_capture', given)).toMatchObject({
      isError: true,
      text: 'There is a file of that name already. Name a new one.',
    });
    rmSync(join(folder, 'safe.har'));
  });

  it.each(['analyze_capture', 'list_flows', 'compare_logins', 'explain', 'redact_capture'])(
    'gives away no secret by %s',
    async (name) => {
      const file = 'poisoned.har';
      const given: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
        compare_logins: { good: file, bad: 'spa-login.har' },
        explain: { file, words: 'flow-1.2' },
        redact_capture: { file, flow: 'flow-1', output: 'clean.har' },
      };
      const told = await ask(name, given[name] ?? { file });
      const written = name === 'redact_capture' ? readFileSync(join(folder, 'clean.har'), 'utf8') : '';
      const all = JSON.stringify(told) + written;
      expect({ isError: told.isError, leaked: canaries.filter((one) => all.includes(one)) }).toEqual({
        isError: false,
        leaked: [],
      });
      expect(told.text.length).toBeLessThan(mostText + 200);
    },
  );

  it.each([
    ['a file above', 'analyze_capture', { file: '../secret.har' }],
    ['a file elsewhere', 'list_flows', { file: join(elsewhere, 'secret.har') }],
    ['a link that leads out', 'analyze_capture', { file: 'linked.har' }],
    ['a link that leads out, compared', 'compare_logins', { good: 'spa-login.har', bad: 'linked.har' }],
    ['a link that leads out, explained', 'explain', { words: 'flow-1', file: 'linked.har' }],
    ['a new file elsewhere', 'redact_capture', { file: 'spa-login.har', output: join(elsewhere, 'new.har') }],
    ['standard input', 'analyze_capture', { file: '-' }],
  ])('does not touch %s', async (_, name, given) => {
    const { isError, text, data } = await ask(name, given);
    expect({ isError, data }).toEqual({ isError: true, data: {} });
    expect(text).toContain('below the folder that this server may read');
  });

  it.each([
    ['a file that is no capture', { file: 'notes.txt' }, /\.$/],
    [
      'a login that is not there',
      { file: 'spa-login.har', flow: 'flow-7' },
      /no such flow: it has flow-1\.$/,
    ],
    ['what is no id', { file: 'spa-login.har', flow: '7' }, /is written like flow-2/],
    ['no file', {}, /file/],
  ])('says in a sentence what is wrong with %s', async (_, given, sentence) => {
    const { isError, text } = await ask('analyze_capture', given);
    expect({ isError, lines: text.split('\n').length }).toEqual({ isError: true, lines: 1 });
    expect(text).toMatch(sentence);
  });
});
