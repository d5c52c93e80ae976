import type { Exchange } from '../../lib/exchange/exchange.ts';
import { encodeBase64Url } from '../../lib/exchange/base64.ts';
import { capture, form, json, redirect, urlWith } from './exchange.ts';

/** A secret no output may hold. Telling apart: `canary('code')` and `canary('state')` differ. */
export function canary(place: string): string {
  return `C4nary-${place}-9f8e7d`;
}

/** An unsigned-in-earnest JWT of these claims; the signature names the place. */
export function jwt(
  claims: object,
  header: object = { alg: 'RS256', typ: 'JWT', kid: 'key-1' },
  signature = 'c2lnbmF0dXJl',
): string {
  return [encoded(header), encoded(claims), signature].join('.');
}

function encoded(value: object): string {
  return encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
}

/** What a login form or page of a provider holds besides. */
const page = `<form><input name=csrf value="${canary('html')}"><p>Signed in as ${canary('username')}</p></form>`;

const redirectUri = 'https://app.example/cb';
const code = canary('code');
const state = canary('state');
const accessToken = canary('access-token');
const idToken = jwt({
  iss: 'https://op.example', aud: 'spa', exp: 1_767_225_900, iat: 1_767_225_600, nonce: canary('nonce'),
  sub: canary('sub'), email: `${canary('email')}@people.example`, name: canary('name'), sid: canary('sid'), unheard_of: canary('claim'),
  at_hash: 'aGFsZi1oYXNo', acr: '1', amr: ['pwd'],
}); // prettier-ignore

/** A login with a canary in every place that can hold a secret or personal value. */
export const canaryLogin: readonly Exchange[] = capture(
  redirect(
    urlWith('https://op.example/authorize', {
      client_id: 'spa',
      redirect_uri: `${redirectUri}?tenant_key=${canary('nested')}`,
      response_type: 'code',
      scope: 'openid profile',
      state,
      nonce: canary('nonce'),
      code_challenge: canary('challenge').padEnd(43, 'x'),
      code_challenge_method: 'S256',
      login_hint: `${canary('email')}@people.example`,
      made_up: canary('unknown'),
      request: jwt({ client_id: 'spa', state, nonce: canary('nonce'), made_up: canary('unknown') }),
    }),
    `${redirectUri}?code=${code}&state=${state}&iss=https%3A%2F%2Fop.example`,
    {
      requestHeaders: [
        ['Cookie', `session=${canary('cookie')}; theme=dark`],
        ['Referer', `https://app.example/start?ticket=${canary('referer')}#${canary('fragment')}`],
        ['X-Made-Up', canary('header')],
      ],
      responseHeaders: [
        ['Location', `${redirectUri}?code=${code}&state=${state}&iss=https%3A%2F%2Fop.example`],
        ['Set-Cookie', `op_session=${canary('set-cookie')}; Path=/; HttpOnly; SameSite=Lax`],
      ],
    },
  ),
  form(
    'https://op.example/login',
    { username: canary('username'), password: canary('password'), state },
    { status: 303 },
  ),
  {
    url: `${redirectUri}?code=${code}&state=${state}&iss=https%3A%2F%2Fop.example`,
    status: 200,
    responseBody: { mediaType: 'text/html', text: page },
    context: { resourceType: 'main_frame', tab: 3, initiator: 'https://op.example' },
  },
  json(
    'https://op.example/token',
    {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: 300,
      refresh_token: canary('refresh-token'),
      id_token: idToken,
      deep: { list: [{ vendor_data: canary('nested-json') }] },
    },
    {
      method: 'POST',
      requestHeaders: [
        ['Authorization', `Basic ${btoa(`spa:${canary('client-secret')}`)}`],
        [
          'DPoP',
          jwt(
            { htm: 'POST', htu: 'https://op.example/token', jti: canary('jti') },
            { alg: 'ES256', typ: 'dpop+jwt' },
          ),
        ],
      ],
      requestBody: {
        mediaType: 'application/x-www-form-urlencoded',
        text: `grant_type=authorization_code&code=${code}&redirect_uri=${encodeURIComponent(redirectUri)}&code_verifier=${canary('verifier').padEnd(43, 'y')}`,
      },
      verdicts: { pkce: 'match' },
    },
  ),
  json(
    'https://op.example/userinfo',
    {
      sub: canary('sub'),
      email: `${canary('email')}@people.example`,
      picture: `https://img.example/${canary('sub')}`,
    },
    { requestHeaders: [['Authorization', `Bearer ${accessToken}`]] },
  ),
  {
    url: `com.example.app:/cb?code=${canary('native-code')}&state=${state}`,
    status: 0,
    failure: `net::ERR_UNKNOWN_URL_SCHEME ${code}`,
  },
  { url: `https://app.example/spa#/route?access_token=${accessToken}&token_type=Bearer&state=${state}` },
  {
    url: `https://${canary('username')}:${canary('userinfo')}@files.example/x;jsessionid=${canary('matrix')}/${canary('code')}`,
  },
  {
    url: `https://telemetry.example/hit?dl=${encodeURIComponent(`${redirectUri}?code=${code}&state=${state}`)}&twice=${encodeURIComponent(encodeURIComponent(`${redirectUri}?code=${code}`))}`,
    status: 204,
  },
  {
    url: 'https://app.example/cb',
    method: 'POST',
    requestBody: {
      mediaType: 'multipart/form-data',
      text: `--b\r\nContent-Disposition: form-data; name="id_token"\r\n\r\n${idToken}\r\n--b\r\nContent-Disposition: form-data; name="state"\r\n\r\n${canary('multipart')}\r\n--b--\r\n`,
    },
  },
  {
    url: `${redirectUri}?${new URLSearchParams({
      error: 'access_denied',
      error_description: `User ${canary('email')}@people.example with token ${accessToken} and "${canary('quoted')}" may not use spa`,
      state,
    })}`,
  },
);

/** The canaries by what they are. */
export const credentialPlaces = [
  'code', 'state', 'access-token', 'refresh-token', 'client-secret', 'nonce', 'cookie', 'set-cookie', 'html', 'password', 'verifier',
  'referer', 'userinfo', 'native-code', 'matrix', 'multipart',
] as const; // prettier-ignore
export const otherPlaces = [
  'nested', 'challenge', 'email', 'unknown', 'fragment', 'header', 'username', 'sub', 'name', 'sid', 'claim', 'nested-json', 'jti', 'quoted',
] as const; // prettier-ignore
