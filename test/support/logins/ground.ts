import { encodeBase64Url } from '../../../lib/exchange/base64.ts';
import type { Exchange, Header } from '../../../lib/exchange/exchange.ts';
import { baseTime, timeline, urlWith, type ExchangeFields } from '../exchange.ts';

/** A compact JWS with a signature that verifies nowhere. */
export function jwt(
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): string {
  const part = (value: unknown) => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
  return `${part({ alg: 'RS256', kid: 'op-2026-01', ...header })}.${part(claims)}.c2lnbmF0dXJlLW9mLXRoZS10ZXN0`;
}

const seconds = baseTime / 1000;
export const idToken = jwt({
  iss: 'https://op.example',
  sub: '248289761001',
  aud: 'spa',
  nonce: 'n-0S6_WzA2Mj',
  iat: seconds,
  exp: seconds + 3600,
  auth_time: seconds - 4,
  at_hash: '77QmUPtjPfzWtF2AnpK9RQ',
  email: 'kim@example.org',
  email_verified: true,
  amr: ['pwd', 'otp'],
});
export const accessToken = jwt(
  {
    iss: 'https://op.example',
    aud: 'https://api.example',
    sub: '248289761001',
    client_id: 'spa',
    scope: 'openid notes:read',
    iat: seconds,
    exp: seconds + 600,
    jti: 'at-1',
  },
  { typ: 'at+jwt' },
);

export const authorization = {
  client_id: 'spa',
  redirect_uri: 'https://app.example/cb',
  response_type: 'code',
  scope: 'openid profile email notes:read offline_access',
  state: 'af0ifjsldkj9320ad',
  nonce: 'n-0S6_WzA2Mj',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
};
export const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const callback = (parameters: Readonly<Record<string, string>>) =>
  urlWith('https://app.example/cb', parameters);

/** Where and when a login of the fixtures happens. */
export type Place = { readonly prefix?: string; readonly start?: number; readonly tab?: number };

export function places({ prefix = 'x', start = baseTime, tab = 7 }: Place) {
  const at = timeline(start, prefix);
  return (fields: ExchangeFields, after?: number): Exchange => {
    const { id: _id, entry: _entry, startedAt: _startedAt, ...rest } = fields;
    return at({ duration: 38, ...rest, context: { tab, frame: 0, ...fields.context } }, after);
  };
}

export const browserHeaders: readonly Header[] = [
  [
    'User-Agent',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  ],
  ['Accept', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8'],
  ['Cookie', '_session=4b1f2c9a77de; _interaction=pS8k1'],
  ['Referer', 'https://app.example/'],
];
