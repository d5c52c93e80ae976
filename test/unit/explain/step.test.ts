import { describe, expect, it } from 'vitest';
import { phrases } from '../../../lib/explain/phrases.ts';
import { explainStep, titleInSentence } from '../../../lib/explain/step.ts';
import type { StepKind } from '../../../lib/vocabulary/kinds.ts';

type Params = Readonly<Record<string, string>>;

function title(kind: StepKind, params: Params = {}, method = 'GET'): string {
  return explainStep({ kind, observed: true, params, method }).title;
}

describe('an authorization request', () => {
  const pkce = { code_challenge: 'x', code_challenge_method: 'S256' };

  it.each<[string, Params]>([
    ['Authorization request', { response_type: 'code', ...pkce }],
    ['Authorization request', { response_type: 'code' }],
    ['Authorization request', {}],
    ['Silent authorization request', { response_type: 'code', prompt: 'none', ...pkce }],
    ['Authorization request by reference', { request_uri: 'urn:ietf:params:oauth:request_uri:x' }],
    ['Signed authorization request', { request: 'ey.e.y' }],
    ['Hybrid authorization request', { response_type: 'code id_token' }],
    ['Hybrid authorization request', { response_type: 'token code' }],
    ['Implicit authorization request', { response_type: 'token' }],
    ['Implicit authorization request', { response_type: 'id_token token' }],
    ['Login request (ID token only)', { response_type: 'id_token' }],
    ['Authorization request without a result', { response_type: 'none' }],
    ['Fine-grained authorization request', { response_type: 'code', authorization_details: '[]' }],
    ['Registration request', { response_type: 'code', prompt: 'create' }],
    ['Authorization request for a certain kind of login', { response_type: 'code', acr_values: 'mfa' }],
    [
      'Authorization request for a certain kind of login',
      { response_type: 'code', claims: '{"id_token":{"acr":{"essential":true,"values":["mfa"]}}}' },
    ],
    ['Authorization request for a fresh login', { response_type: 'code', max_age: '0' }],
    ['Authorization request for a fresh login', { response_type: 'code', prompt: 'login' }],
    ['Authorization request', { response_type: 'code', prompt: 'select_account consent' }],
    ['Authorization request', { response_type: 'code', claims: '{"userinfo":{"email":null}}' }],
    ['Authorization request', { response_type: 'code', claims: 'not json' }],
    ['Silent authorization request', { response_type: 'code', prompt: 'none', max_age: '60' }],
    ['Hybrid authorization request', { response_type: 'code id_token', acr_values: 'mfa' }],
  ])('is called “%s” for %j', (expected, params) => {
    expect(title('authorization_request', params)).toBe(expected);
  });

  it('speaks of the PKCE challenge only where there is one', () => {
    const step = { kind: 'authorization_request', observed: true } as const;
    expect(explainStep({ ...step, params: pkce }).summary).toContain('fingerprint');
    expect(explainStep({ ...step, params: {} }).summary).not.toContain('fingerprint');
    expect(explainStep({ ...step, params: {} }).check).toContain('no PKCE challenge');
  });

  it('says what it asks of the login, and nothing where it asks nothing', () => {
    const told = (params: Params) =>
      explainStep({
        kind: 'authorization_request',
        observed: true,
        params: { response_type: 'code', ...params },
      });
    expect(told({ acr_values: 'mfa', max_age: '300' }).summary).toMatch(/second factor.*recently/s);
    expect(told({ acr_values: 'mfa' }).references.map(({ label }) => label)).toContain('RFC 9470 §4');
    expect(told({ claims: '{"userinfo":{"email":null}}' }).summary).toContain('single claims');
    expect(told({ prompt: 'select_account' }).summary).toContain('choose among your accounts');
    expect(told({}).summary).not.toContain('It wants');
  });

  it('is not silent for a prompt whose name merely contains “none”', () => {
    expect(title('authorization_request', { prompt: 'attempt_none' })).toBe('Authorization request');
  });
});

describe('an authorization response', () => {
  it.each<[string, Params, string?]>([
    ['Authorization response', { code: 'c', state: 's' }],
    ['Authorization response', { state: 's' }],
    ['Error response', { error: 'login_required', state: 's' }],
    ['Refusal', { error: 'access_denied' }],
    ['Authorization response with tokens', { access_token: 't' }],
    ['Authorization response with tokens', { id_token: 't' }],
    ['Hybrid authorization response', { id_token: 't', code: 'c' }],
    ['Authorization response by form post', { code: 'c' }, 'POST'],
    ['Signed authorization response', { response: 'ey.e.y' }],
    ['Credential response', { id_token: 'ey.e.y', credential: 'ey.e.y' }, 'POST'],
    ['Error response', { error: 'server_error' }, 'POST'],
  ])('is called “%s” for %j', (expected, params, method) => {
    expect(title('authorization_response', params, method)).toBe(expected);
  });

  it('that nobody saw came by a window message', () => {
    expect(explainStep({ kind: 'authorization_response', observed: false, params: {} }).title).toBe(
      'Authorization response by window message',
    );
  });
});

describe('a token request', () => {
  const grantType = 'urn:ietf:params:oauth:grant-type:';

  it.each<[string, string]>([
    ['Code exchange', 'authorization_code'],
    ['Refresh', 'refresh_token'],
    ['Client credentials request', 'client_credentials'],
    ['Password grant request', 'password'],
    ['Device poll', `${grantType}device_code`],
    ['Assertion exchange (JWT)', `${grantType}jwt-bearer`],
    ['Assertion exchange (SAML)', `${grantType}saml2-bearer`],
    ['Token exchange', `${grantType}token-exchange`],
    ['Backchannel login poll', 'urn:openid:params:grant-type:ciba'],
    ['Token request (kerberos)', 'kerberos'],
    ['Token request (__proto__)', '__proto__'],
    ['Token request (constructor)', 'constructor'],
  ])('is called “%s” for grant_type %s', (expected, grant_type) => {
    expect(title('token_request', { grant_type })).toBe(expected);
  });

  it('that was refused says so', () => {
    expect(title('token_request', { grant_type: 'refresh_token', error: 'invalid_grant' })).toBe(
      'Refresh refused',
    );
  });

  it('that was inferred says that it cannot be seen', () => {
    const explained = explainStep({ kind: 'token_request', observed: false, params: {} });
    expect(explained.title).toBe('Code exchange');
    expect(explained.summary).toBe(phrases.code_exchange_not_seen);
  });
});

describe('any other step', () => {
  it('says that it was not seen only where it was inferred', () => {
    const step = { kind: 'userinfo_request', params: {} } as const;
    expect(explainStep({ ...step, observed: false }).summary).toContain(phrases.step_not_seen);
    expect(explainStep({ ...step, observed: true }).summary).not.toContain(phrases.step_not_seen);
  });
});

describe('a step is told apart by who is asked and what came back:', () => {
  const of = (kind: StepKind, more: object) =>
    explainStep({ kind, observed: true, params: {}, ...more }).title;

  it.each([
    ['Discovery', of('discovery', { to: 'authorization_server' })],
    ['API description', of('discovery', { to: 'resource_server' })],
    [
      'List of FedCM configurations',
      of('discovery', { url: 'https://op.example/.well-known/web-identity', to: 'authorization_server' }),
    ],
    ['API call', of('resource_request', { status: 200 })],
    ['API call', of('resource_request', { status: 404 })],
    ['API call refused', of('resource_request', { status: 401 })],
    ['API call refused', of('resource_request', { status: 403 })],
    ['Signed authorization response', of('authorization_response', { params: { response: 'e.e.s' } })],
    ['Encrypted authorization response', of('authorization_response', { params: { response: 'e..i.c.t' } })],
    ['Signed authorization request', of('authorization_request', { params: { request: 'e.e.s' } })],
    ['Encrypted authorization request', of('authorization_request', { params: { request: 'e.k.i.c.t' } })],
    ['Code shown on a page', of('authorization_response', { observed: false, to: 'user' })],
  ])('%s', (expected, title) => {
    expect(title).toBe(expected);
  });
});

it.each([
  ['GET', 'Reading a client registration'],
  ['PUT', 'Changing a client registration'],
  ['DELETE', 'Deleting a client registration'],
])('%s at a client’s own address is called “%s”', (method, expected) => {
  expect(title('client_configuration_request', {}, method)).toBe(expected);
});

it.each<[StepKind, string]>([
  ['token_request', 'token request'],
  ['frontchannel_logout', 'front-channel logout'],
  ['resource_request', 'API call'],
  ['userinfo_request', 'UserInfo request'],
  ['saml_response', 'login response (SAML 2.0)'],
  ['client_metadata', 'client ID metadata document'],
])('inside a sentence %s is “%s”', (kind, expected) => {
  expect(titleInSentence({ kind, observed: true, params: {}, method: 'GET' })).toBe(expected);
});

it.each<[string, StepKind, Params]>([
  [
    'Approval (OAuth 1.0a)',
    'resource_owner_authorization_response',
    { oauth_token: 't', oauth_verifier: 'v' },
  ],
  ['Refusal (OAuth 1.0a)', 'resource_owner_authorization_response', { denied: 't' }],
  ['Refusal (OAuth 1.0a)', 'resource_owner_authorization_response', { oauth_problem: 'user_refused' }],
  ['Login response (OpenID 2.0)', 'openid_authentication_response', { 'openid.mode': 'id_res' }],
  ['Login cancelled (OpenID 2.0)', 'openid_authentication_response', { 'openid.mode': 'cancel' }],
])('%s is what %s with %j is called', (title, kind, params) => {
  expect(explainStep({ kind, observed: true, params }).title).toBe(title);
});
