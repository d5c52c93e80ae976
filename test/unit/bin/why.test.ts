import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { run as perform } from '../../../bin/run.ts';
import { captureText } from '../../support/captures.ts';
import { har, harEntry } from '../../support/har.ts';
import { spaLogin } from '../../support/scenario.ts';

// What the commands load is there before the first test, and not in its time.
beforeAll(() => import('../../../bin/analyze/analyze.ts'), 120_000);

async function why(input: string, entry: string, ...options: readonly string[]) {
  const text = { out: '', err: '' };
  const status = await perform(['analyze', '-', '--why', entry, ...options], {
    stdin: Readable.from([Buffer.from(input)]),
    write: (written) => void (text.out += written),
    complain: (line) => void (text.err += `${line}\n`),
    color: false,
    width: 1000,
  });
  return { status, ...text };
}

const told = async (input: string, entry: string) => (await why(input, entry)).out;
const spa = captureText('spa-login');

describe('why a request is told as it is', () => {
  it('names what it was recognised as, its step, and what it shares with which others', async () => {
    const out = await told(spa, '4');
    expect(out).toMatch(/^entry 4 {2}GET http:\/\/id\.localhost:\d+\/auth {2}303\n/);
    expect(out).toContain('It was recognised as authorization_request, for certain.');
    expect(out).toMatch(
      /It is step 2 of flow-1\. It shares state \(step 3\), code_challenge and code_verifier/,
    );
  });

  it('names what an answer shares with its request, and not what its redirect repeats', async () => {
    const out = await told(spa, 'flow-1.3');
    expect(out).toContain('recognised as authorization_response');
    expect(out).toMatch(/It is step 3 of flow-1\. It shares state \(step 2\), code \(step \d\)/);
    expect(out).not.toMatch(/\((?:step|steps)[^)]*\b3\b/);
  });

  it('is told of a step by its id, too', async () => {
    expect(await told(spa, 'flow-1.2')).toBe(await told(spa, '4'));
  });

  it('names the findings and the reasons that point to it', async () => {
    const capture = captureText('fault-wrong-secret');
    const out = await told(capture, 'flow-1.3');
    expect(out).toMatch(/It was recognised as token_request, for certain/);
    expect(out).toMatch(/Reasons that point to it: [a-z-]+/);
    expect(await told(captureText('fault-no-pkce'), 'flow-1.1')).toMatch(
      /Findings that point to it: .*pkce-missing/,
    );
  });

  it('says that a page was kept around the login, and that it is no message', async () => {
    const out = await told(spa, '0');
    expect(out).toContain('It is no message of a protocol.');
    expect(out).toContain('flow-1 keeps it as something that happened around the login.');
  });

  it('says why something was taken for nothing', async () => {
    const { request } = spaLogin('a');
    const entries = [
      harEntry({ url: 'https://shop.example/logo.png' }),
      harEntry({ url: 'https://op.example/auth?client_id=spa&response_type=sideways' }),
      harEntry({
        url: request().url,
        request: { headers: [{ name: 'Sec-Purpose', value: 'prefetch' }] },
      }),
    ];
    const [logo, odd, early] = await Promise.all(['0', '1', '2'].map((one) => told(har(entries), one)));
    expect(logo).toContain('nothing in its address, headers or body looks like a login');
    expect(odd).toContain('something in it looked like a login, but no message was recognised');
    expect(early).toContain('the browser loaded it in advance');
    expect(`${logo}${odd}${early}`).not.toMatch(/flow-\d|was recognised as/);
  });

  it('says that a message found no flow', async () => {
    const alone = har([
      harEntry({
        url: 'https://api.example/me',
        request: { headers: [{ name: 'Authorization', value: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.c2ln' }] },
      }),
    ]);
    const out = await told(alone, '0');
    expect(out).toContain('recognised as resource_request');
    expect(out).toContain('No flow has it');
  });

  it('says that an inferred step did not pass through the browser', async () => {
    const { status, out } = await why(captureText('web-app-query'), 'flow-1.3');
    expect({ status, out }).toEqual({
      status: 0,
      out: 'flow-1.3 was inferred: it did not pass through the browser.\n',
    });
  });

  it.each(['99', '1.5', 'flow-7.1', 'x', ''])(
    'has no answer for entry "%s", in one line, with status 2',
    async (entry) => {
      const { status, out, err } = await why(spa, entry);
      expect({ status, out }).toEqual({ status: 2, out: '' });
      expect(err).toMatch(/^oauth-lens: .*its entries are 0 to 17.*\n$/);
    },
  );

  it('shows no value, whatever it was told of', async () => {
    const { values, request, landing, redemption } = spaLogin('a');
    const entries = [request(), landing(), redemption()].map(({ url, method, requestBody }) =>
      harEntry({
        url,
        request: {
          method: method ?? 'GET',
          ...(requestBody && { postData: { mimeType: requestBody.mediaType, text: requestBody.text } }),
        },
      }),
    );
    const texts = await Promise.all(
      ['0', '1', '2'].map(async (one) => (await why(har(entries), one, '--redaction', 'off')).out),
    );
    for (const secret of [values.code, values.state, values.verifier])
      expect(texts.join('')).not.toContain(secret);
    expect(texts[2]).toContain('code (step 2)');
  });
});
