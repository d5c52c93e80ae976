import { describe, expect, test } from 'vitest';
import { encodeBase64Url } from '../../lib/exchange/base64.ts';
import { packXml } from '../../lib/exchange/packed-xml.ts';
import { explainPasted, type ExplainedPaste } from '../../lib/explain-pasted.ts';

const part = (value: object): string => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
const token = (header: object, signature = 'c2ln'): string =>
  `${part(header)}.${part({ iss: 'https://op.example', sub: 'alice', exp: 1_800_000_000 })}.${signature}`;

async function explained(text: string, redaction: 'default' | 'off' = 'default'): Promise<ExplainedPaste> {
  const told = await explainPasted(text, redaction);
  if ('error' in told) throw new Error(told.error);
  return told;
}
const rowsOf = ({ parts }: ExplainedPaste) => parts.flatMap(({ rows }) => rows);
const valueOf = (told: ExplainedPaste, name: string) => rowsOf(told).find((row) => row.name === name)?.value;

describe('an address', () => {
  test('is taken apart, explained and judged by what it shows', async () => {
    const told = await explained(
      'https://op.example/authorize?response_type=code&client_id=app&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&scope=openid&state=x',
    );
    expect(told.parts[0]?.title).toBe('GET https://op.example/authorize');
    expect(rowsOf(told).map(({ name }) => name)).toEqual([
      'response_type',
      'client_id',
      'redirect_uri',
      'scope',
      'state',
    ]);
    expect(rowsOf(told)[0]?.meaning).toContain('a one-time code');
    expect(told.flows[0]?.findings.map(({ rule }) => rule)).toContain('pkce-missing');
    expect(told.steps.map(({ title }) => title)).toEqual(['Authorization request']);
    expect(told.gaps).toEqual([
      'Only this request was pasted: what was answered, and what came before and after, is not seen.',
    ]);
  });

  test('of a callback that failed tells what the error means and what to do', async () => {
    const told = await explained('https://app.example/cb?error=access_denied&state=x');
    expect(rowsOf(told)[0]?.meaning).toMatch(/Usually: /);
  });

  test('hides its secrets, unless told otherwise', async () => {
    const url = 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj';
    expect(JSON.stringify(await explained(url))).not.toContain('SplxlOBeZQQYbYS6WxSbIA');
    expect(valueOf(await explained(url, 'off'), 'code')).toBe('SplxlOBeZQQYbYS6WxSbIA');
  });
});

describe('a token', () => {
  test('shows its header and claims, dates as dates, and nothing of a person', async () => {
    const told = await explained(`Bearer ${token({ alg: 'RS256' })}`);
    expect(told.parts.map(({ title }) => title)).toEqual(['Header of a token (JWT), signed', 'Claims']);
    expect(valueOf(told, 'exp')).toBe('1800000000 (2027-01-15T08:00:00.000Z)');
    expect(valueOf(told, 'sub')).toContain('hidden');
    expect(valueOf(await explained(token({ alg: 'RS256' }), 'off'), 'sub')).toBe('alice');
    expect(told.gaps).toEqual(['The signature was not checked: that needs the key of whoever issued it.']);
  });

  test.each(['default', 'secrets-only'] as const)(
    'at %s hides what is secret in it at any depth',
    async (level) => {
      const claims = {
        iss: 'https://op.example',
        ext: { access_token: 'at-canary-01234567' },
        nonce: 'nonce-canary-0',
      };
      const told = await explainPasted(`${part({ alg: 'RS256' })}.${part(claims)}.c2ln`, level);
      expect(JSON.stringify(told)).toContain('https://op.example');
      expect(JSON.stringify(told)).not.toContain('canary');
    },
  );

  test('hides what claims that nobody knows may tell of a person', async () => {
    const claims = { employee_name: 'Alice Canary', act: { sub: 'alice-canary' } };
    const pasted = `${part({ alg: 'RS256' })}.${part(claims)}.c2ln`;
    expect(JSON.stringify(await explained(pasted))).not.toMatch(/canary/i);
    expect(valueOf(await explained(pasted, 'off'), 'employee_name')).toBe('Alice Canary');
  });

  test.each([
    ['says that it is not signed', { alg: 'none' }, ''],
    ['without a signature is not signed, whatever its header says', { alg: 'RS256' }, ''],
  ])('%s', async (_, header, signature) => {
    expect((await explained(token(header, signature))).parts[0]?.title).toContain('not signed');
  });
});

test('a SAML response shows what it says, and what is wrong with it', async () => {
  const xml =
    '<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" Destination="https://sp.example/acs"><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status></samlp:Response>';
  const told = await explained(packXml({ text: xml, packing: 'base64' }));
  expect(told.parts.map(({ title }) => title)).toEqual([
    'POST https://sp.example/acs',
    'Response, not signed',
  ]);
  expect(valueOf(told, 'StatusCode')).toBe('Success');
  expect(valueOf(told, 'SAMLResponse')).toMatch(/^\(a document of \d+ characters, below\)$/);
  expect(told.flows[0]?.findings.length).toBeGreaterThan(0);
});

test.each(['', 'hello world', '<html></html>', '{"a":1}'])(
  '%j is nothing that can be explained',
  async (text) => {
    expect(await explainPasted(text, 'default')).toEqual({
      error: expect.stringContaining('This is no address, cURL command'),
      isRecording: false,
    });
  },
);

test('a whole recording is not explained', async () => {
  const entries = Array.from({ length: 30 }, () => ({ request: { url: 'https://a.example/' } }));
  expect(await explainPasted(JSON.stringify({ log: { entries } }), 'default')).toEqual({
    error: 'This is a recording of 30 requests.',
    isRecording: true,
  });
});
