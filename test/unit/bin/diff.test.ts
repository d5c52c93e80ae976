import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../../bin/run.ts';

// What the commands load is there before the first test, and not in its time.
beforeAll(
  () => Promise.all([import('../../../bin/analyze/analyze.ts'), import('../../../bin/diff.ts')]),
  120_000,
);

const recording = (name: string): string =>
  fileURLToPath(new URL(`../../golden/captures/${name}.har`, import.meta.url));

async function diff(...args: readonly string[]) {
  const said = { out: '', err: '' };
  const status = await run(['diff', ...args], {
    stdin: Readable.from([]),
    write: (text) => void (said.out += text),
    complain: (line) => void (said.err += line),
    color: false,
    width: 200,
  });
  return { status, ...said };
}

/** A recording as the extension saves it; what `renumbered` matches gets a number that another recording does not have. */
async function trace(name: string, renumbered = /(?!)/g): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'diff-')), `${name}.har`);
  onTestFinished(() => rm(dirname(file), { recursive: true }));
  let text = '';
  await run(['analyze', recording(name), '--format', 'trace'], {
    stdin: Readable.from([]),
    write: (part) => void (text += part),
    complain: () => undefined,
    color: false,
    width: 200,
  });
  await writeFile(file, text.replaceAll(renumbered, '$1-77'));
  return file;
}

describe('oauth-lens diff', () => {
  it('names first what the failed login is blamed for', async () => {
    const { status, out } = await diff(recording('spa-login'), recording('fault-wrong-redirect-uri'));
    expect(status).toBe(1);
    expect(out.split('\n')[0]).toMatch(
      /^The good login has “[^”]*\/callback” as redirect_uri of the authorization request, the bad one “[^”]*\/callbak”\.$/,
    );
  });

  it('finds nothing between a login and itself', async () => {
    const { status, out } = await diff(recording('spa-login'), recording('spa-login'));
    expect({ status, first: out.split('\n')[0] }).toEqual({ status: 0, first: 'Both are the same login.' });
  });

  it('compares two logins of one file', async () => {
    const file = recording('spa-two-tabs');
    const { status, out } = await diff(`${file}#flow-1`, `${file}#flow-2`);
    expect(status).toBeLessThan(2);
    expect(out).toContain('Made anew by every login, and not compared: ');
  });

  describe('of traces that were redacted each for itself', () => {
    it('takes no placeholder for a value that was used again', async () => {
      const [one, other] = await Promise.all([
        trace('spa-login'),
        trace('spa-login-popup', /(redacted-code)-1\b/g),
      ]);
      const { out } = await diff(one, other);
      expect(out).toContain('taken out of the recordings, and not compared.');
      expect(out).not.toContain('state of the authorization request');
      expect(out).not.toContain('redacted-');
    });

    it('still finds what one lacks', async () => {
      const [one, other] = await Promise.all([trace('fault-no-pkce'), trace('fault-plain-pkce')]);
      expect((await diff(one, other)).out).toContain('code_challenge of the authorization request\n');
    });

    it('compares two logins of one trace by their placeholders', async () => {
      const file = await trace('healthy-two-logins');
      const { status, out } = await diff(file, file);
      expect({ status, hasFresh: out.includes('Made anew by every login, and not compared: state') }).toEqual(
        {
          status: 0,
          hasFresh: true,
        },
      );
    });
  });

  it('compares two logins of one file that are named by options', async () => {
    const file = recording('spa-two-tabs');
    const { status, out } = await diff(file, '--flow', 'flow-1', '--flow', 'flow-2');
    expect({ status, out }).toEqual(
      await diff(`${file}#flow-1`, `${file}#flow-2`).then(({ status: as, out: told }) => ({
        status: as,
        out: told,
      })),
    );
  });

  it('tells the same as Markdown and as JSON', async () => {
    const files = [recording('spa-login'), recording('fault-wrong-redirect-uri')];
    const [text, markdown, json] = await Promise.all(
      ['text', 'markdown', 'json'].map(async (format) => (await diff(...files, '--format', format)).out),
    );
    const told = JSON.parse(json!) as {
      headline: string;
      logins: readonly object[];
      differences: readonly { what: string }[];
    };
    expect(text).toContain(told.headline);
    expect(told.logins).toMatchObject([
      { input: files[0], outcome: 'succeeded' },
      { input: files[1], outcome: 'failed' },
    ]);
    expect(markdown).toMatch(/^\*\*The good login has “/);
    expect(markdown!.match(/^\| (?!\||---)/gm)).toHaveLength(told.differences.length);
    for (const { what } of told.differences) expect(text).toContain(what);
  });

  it('writes no secret', async () => {
    const { out } = await diff(recording('web-app-query'), recording('fault-no-state'));
    expect(out).not.toMatch(/(?:code|state|nonce)[^\n]*\n {2}the [^\n]*: (?!redacted|none)[\w-]{20,}/);
  });

  it.each<[string, readonly string[], string]>([
    ['of a file that is not there', ['/nowhere/a.har', recording('spa-login')], 'There is no such file.'],
    [
      'of a flow that is not there',
      [`${recording('spa-login')}#flow-9`, recording('spa-login')],
      'has no flow-9',
    ],
    ['of a file without a login', [recording('no-login'), recording('spa-login')], 'no login was found'],
    ['of one file alone', [recording('spa-login')], 'diff needs two files'],
    ['of one flow alone', [recording('spa-login'), '--flow', 'flow-1'], 'diff needs two files'],
    [
      'of three flows',
      ['a', '--flow', 'flow-1', '--flow', 'flow-2', '--flow', 'flow-3'],
      '--flow was given more often',
    ],
    ['of what is no flow', ['a', '--flow', '2'], 'It is the id of a flow'],
    ['of three files', ['a', 'b', 'c'], 'too many arguments'],
  ])('says what is wrong %s', async (_, args, complaint) => {
    const { status, out, err } = await diff(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(complaint);
  });
});
