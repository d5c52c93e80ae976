import { encodeBase64Url } from '../../lib/exchange/base64.ts';
import type { Exchange, Header } from '../../lib/exchange/exchange.ts';
import {
  baseTime,
  form,
  json,
  jsonBody,
  redirect,
  timeline,
  urlWith,
  type ExchangeFields,
} from './exchange.ts';
import type { FlowFields } from './report.ts';

/** A compact JWS with a signature that verifies nowhere. */
export function jwt(
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): string {
  const part = (value: unknown) => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
  return `${part({ alg: 'RS256', kid: 'op-2026-01', ...header })}.${part(claims)}.c2lnbmF0dXJlLW9mLXRoZS10ZXN0`;
}

const seconds = baseTime / 1000;
const idToken = jwt({
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
const accessToken = jwt(
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

const authorization = {
  client_id: 'spa',
  redirect_uri: 'https://app.example/cb',
  response_type: 'code',
  scope: 'openid profile email notes:read offline_access',
  state: 'af0ifjsldkj9320ad',
  nonce: 'n-0S6_WzA2Mj',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
};
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const callback = (parameters: Readonly<Record<string, string>>) =>
  urlWith('https://app.example/cb', parameters);

/** Where and when a login of the fixtures happens. */
export type Place = { readonly prefix?: string; readonly start?: number; readonly tab?: number };

function places({ prefix = 'x', start = baseTime, tab = 7 }: Place) {
  const at = timeline(start, prefix);
  return (fields: ExchangeFields, after?: number): Exchange => {
    const { id: _id, entry: _entry, startedAt: _startedAt, ...rest } = fields;
    return at({ duration: 38, ...rest, context: { tab, frame: 0, ...fields.context } }, after);
  };
}

const browserHeaders: readonly Header[] = [
  [
    'User-Agent',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  ],
  ['Accept', 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8'],
  ['Cookie', '_session=4b1f2c9a77de; _interaction=pS8k1'],
  ['Referer', 'https://app.example/'],
];

/** A single-page app signs in with discovery, PKCE, state and nonce, reads userinfo and calls its API. All is well. */
export function cleanLogin(place: Place = {}): FlowFields {
  const at = places(place);
  const code = 'SplxlOBeZQQYbYS6WxSbIA';
  const discovery = at(
    json('https://op.example/.well-known/openid-configuration', {
      issuer: 'https://op.example',
      authorization_endpoint: 'https://op.example/auth',
      token_endpoint: 'https://op.example/token',
      code_challenge_methods_supported: ['S256'],
    }),
  );
  const request = at(
    redirect(urlWith('https://op.example/auth', authorization), 'https://op.example/login/pS8k1', {
      requestHeaders: browserHeaders,
      responseHeaders: [
        ['Location', 'https://op.example/login/pS8k1'],
        ['Set-Cookie', '_interaction=pS8k1; path=/login; httponly; secure; samesite=lax'],
        ['Cache-Control', 'no-store'],
      ],
    }),
    210,
  );
  const response = at(
    {
      url: callback({ code, state: authorization.state, iss: 'https://op.example' }),
      status: 200,
      duration: 12,
      context: { resourceType: 'main_frame' },
    },
    8400,
  );
  const token = at(
    form(
      'https://op.example/token',
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: authorization.redirect_uri,
        client_id: 'spa',
        code_verifier: verifier,
      },
      {
        status: 200,
        duration: 86,
        responseHeaders: [
          ['Content-Type', 'application/json; charset=utf-8'],
          ['Cache-Control', 'no-store'],
          ['Access-Control-Allow-Origin', 'https://app.example'],
        ],
        responseBody: jsonBody({
          access_token: accessToken,
          token_type: 'Bearer',
          expires_in: 600,
          id_token: idToken,
          refresh_token: '4c1b0af5d0e84bb2a6a1b8f4c1a2',
          scope: 'openid profile email notes:read offline_access',
        }),
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      },
    ),
    140,
  );
  const bearer: readonly Header[] = [
    ['Authorization', `Bearer ${accessToken}`],
    ['Accept', 'application/json'],
  ];
  const userinfo = at(
    json(
      'https://op.example/me',
      { sub: '248289761001', email: 'kim@example.org', name: 'Kim Example' },
      { requestHeaders: bearer },
    ),
    96,
  );
  const api = at(
    json('https://api.example/notes?limit=20', [{ id: 1, text: 'Buy milk' }], {
      requestHeaders: bearer,
      duration: 122,
    }),
    60,
  );
  return {
    steps: [
      { kind: 'discovery', exchange: discovery },
      { kind: 'authorization_request', exchange: request },
      { kind: 'authorization_response', exchange: response },
      { kind: 'token_request', exchange: token },
      { kind: 'userinfo_request', exchange: userinfo },
      { kind: 'resource_request', exchange: api },
    ],
  };
}

/** The same app, refused at the token endpoint: the verifier is not the one behind the challenge. */
export function failingLogin(place: Place = {}): FlowFields {
  const at = places(place);
  const code = 'Qcb0Orv1zh30vL1MPRsbm';
  const request = at(
    redirect(
      urlWith('https://op.example/auth', { ...authorization, state: 'q8Zr2' }),
      'https://op.example/login/9aa',
    ),
  );
  const response = at(
    { url: callback({ code, state: 'q8Zr2' }), status: 200, context: { resourceType: 'main_frame' } },
    6200,
  );
  const token = at(
    form(
      'https://op.example/token',
      {
        grant_type: 'authorization_code',
        code,
        redirect_uri: authorization.redirect_uri,
        client_id: 'spa',
        code_verifier: 'not-the-verifier-of-this-login-at-all-000000',
      },
      {
        status: 400,
        responseHeaders: [['Content-Type', 'application/json; charset=utf-8']],
        responseBody: jsonBody({ error: 'invalid_grant', error_description: 'grant request is invalid' }),
      },
    ),
    120,
  );
  return {
    outcome: 'failed',
    error: { code: 'invalid_grant', description: 'grant request is invalid' },
    steps: [
      { kind: 'authorization_request', exchange: request },
      { kind: 'authorization_response', exchange: response },
      { kind: 'token_request', exchange: token },
    ],
    findings: [
      {
        rule: 'code-verifier-mismatch',
        severity: 'high',
        title: 'The PKCE verifier does not fit the challenge',
        detail:
          'The authorization request announced code_challenge E9Melhoa2Owv…w-cM (S256). The token request sent a code_verifier whose SHA-256 is another value, so the server had to refuse it.',
        fix: 'Keep the code_verifier of each login attempt apart (for instance keyed by state) and send the one that belongs to this code.',
        at: [1, 3],
        references: [{ label: 'RFC 7636 §4.6', url: 'https://www.rfc-editor.org/rfc/rfc7636#section-4.6' }],
      },
      {
        rule: 'err-invalid-grant',
        severity: 'info',
        confidence: 'firm',
        title: 'The code was not accepted',
        detail: 'The token endpoint answered 400 invalid_grant: “grant request is invalid”.',
        fix: 'Look first at the PKCE verifier: it does not belong to the challenge of this login.',
        at: [3],
        references: [{ label: 'RFC 6749 §5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' }],
      },
    ],
  };
}

/** A person is on the provider's sign-in page: nothing has come back yet. */
export function pendingLogin(place: Place = {}): FlowFields {
  const at = places(place);
  const {
    nonce: _nonce,
    code_challenge: _challenge,
    code_challenge_method: _method,
    ...bare
  } = authorization;
  const request = at(
    redirect(
      urlWith('https://op.example/auth', { ...bare, state: 'wait-for-me' }),
      'https://op.example/login/1',
    ),
  );
  return {
    outcome: 'pending',
    pkce: 'none',
    steps: [{ kind: 'authorization_request', exchange: request }],
    findings: [
      {
        rule: 'pkce-missing',
        severity: 'high',
        title: 'Authorization code without PKCE',
        detail:
          'The request asks for a code but carries no code_challenge. Whoever catches the code on its way can redeem it.',
        fix: 'Send a code_challenge (S256) with the request and the code_verifier with the token request.',
        references: [
          { label: 'RFC 9700 §2.1.1', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1' },
        ],
      },
    ],
  };
}

/** A web app: its server changes the code for tokens where the browser cannot look. */
export function webAppLogin(place: Place = {}): FlowFields {
  const at = places(place);
  const parameters = {
    ...authorization,
    client_id: 'shop-web',
    redirect_uri: 'https://shop.example/auth/callback',
    state: 'b64-web',
    scope: 'openid email',
  };
  const request = at(
    redirect(
      urlWith('https://accounts.op.example/authorize', parameters),
      'https://accounts.op.example/signin',
    ),
  );
  const response = at(
    redirect(
      urlWith('https://shop.example/auth/callback', { code: '4/0AVMBsJh1', state: 'b64-web' }),
      'https://shop.example/account',
    ),
    11_300,
  );
  return {
    client: { id: 'shop-web', redirect_uri: parameters.redirect_uri, type: 'confidential' },
    server: { issuer: 'https://accounts.op.example', origin: 'https://accounts.op.example' },
    steps: [
      { kind: 'authorization_request', exchange: request },
      { kind: 'authorization_response', exchange: response },
      { kind: 'token_request', at: response.startedAt + 5, params: { grant_type: 'authorization_code' } },
    ],
  };
}

/** An old app: tokens straight in the redirect, no state, and the token then in an API's query. */
export function implicitLogin(place: Place = {}): FlowFields {
  const at = places(place);
  const request = at(
    redirect(
      urlWith('https://op.example/auth', {
        client_id: 'legacy',
        redirect_uri: 'http://old.example/done',
        response_type: 'token',
        scope: 'photos',
      }),
      'https://op.example/login/2',
    ),
  );
  const response = at(
    {
      url: 'http://old.example/done#access_token=2YotnFZFEjr1zCsicMWpAA&token_type=Bearer&expires_in=3600',
      status: 200,
      context: { resourceType: 'main_frame' },
    },
    4100,
  );
  const api = at(json('https://api.example/photos?access_token=2YotnFZFEjr1zCsicMWpAA', []), 300);
  return {
    protocol: 'oauth2',
    grant: 'implicit',
    response_mode: 'fragment',
    pkce: null,
    client: { id: 'legacy', redirect_uri: 'http://old.example/done', type: 'public' },
    steps: [
      { kind: 'authorization_request', exchange: request },
      { kind: 'authorization_response', exchange: response },
      { kind: 'resource_request', exchange: api },
    ],
    findings: [
      {
        rule: 'redirect-uri-http',
        severity: 'critical',
        title: 'The answer travels unencrypted',
        detail: 'redirect_uri is http://old.example/done: everybody on the way can read the access token.',
        fix: 'Serve the redirect URI over https and register that address.',
        at: [1, 2],
        references: [
          { label: 'RFC 9700 §4.1.1', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.1.1' },
        ],
      },
      {
        rule: 'token-in-query',
        severity: 'high',
        title: 'Access token in a URL',
        detail:
          'The call to https://api.example/photos carries access_token in its query, where it ends up in logs and in the Referer.',
        fix: 'Send it in the Authorization header.',
        at: [3],
        references: [{ label: 'RFC 6750 §2.3', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-2.3' }],
      },
      {
        rule: 'implicit-grant',
        severity: 'high',
        title: 'Implicit grant',
        detail: 'response_type=token delivers the access token in the redirect.',
        fix: 'Use the authorization code flow with PKCE.',
        at: [1],
        references: [
          { label: 'RFC 9700 §2.1.2', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.2' },
        ],
      },
      {
        rule: 'state-missing',
        severity: 'medium',
        confidence: 'firm',
        title: 'No state',
        detail: 'Nothing ties the response to the browser that asked.',
        fix: 'Send a fresh state with every request and compare it on return.',
        at: [1],
        references: [{ label: 'RFC 9700 §2.1', url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1' }],
      },
    ],
  };
}

/** A brokered login: the provider of the parent flow asks another provider. `parent`: the id of the flow above. */
export function brokeredLogin(parent: string, place: Place = {}): FlowFields {
  const at = places(place);
  const parameters = {
    client_id: 'broker',
    redirect_uri: 'https://op.example/broker/cb',
    response_type: 'code',
    scope: 'openid',
    state: 'up-1',
    nonce: 'up-n',
  };
  const request = at(
    redirect(urlWith('https://login.corp.example/authorize', parameters), 'https://login.corp.example/form'),
  );
  const response = at(
    redirect(
      urlWith('https://op.example/broker/cb', {
        error: 'access_denied',
        error_description: 'The user cancelled',
        state: 'up-1',
      }),
      'https://op.example/login/9',
    ),
    2600,
  );
  return {
    parent,
    pkce: 'none',
    outcome: 'denied',
    error: { code: 'access_denied', description: 'The user cancelled' },
    client: { id: 'broker', redirect_uri: parameters.redirect_uri, type: 'unknown' },
    server: { issuer: 'https://login.corp.example', origin: 'https://login.corp.example' },
    steps: [
      { kind: 'authorization_request', exchange: request },
      { kind: 'authorization_response', exchange: response },
    ],
    findings: [
      {
        rule: 'err-access-denied',
        severity: 'info',
        title: 'Access was refused',
        detail: 'The provider answered access_denied: “The user cancelled”.',
        fix: 'Nothing to mend when a person cancelled; otherwise look at the consent and policy settings.',
        at: [2],
        owner: 'authorization_server',
      },
    ],
  };
}
