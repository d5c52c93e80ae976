import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { run } from '../../../bin/run.ts';

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
    ['of three files', ['a', 'b', 'c'], '"c" is one too many'],
  ])('says what is wrong %s', async (_, args, complaint) => {
    const { status, out, err } = await diff(...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(complaint);
  });
});
