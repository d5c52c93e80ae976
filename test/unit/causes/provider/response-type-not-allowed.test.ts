import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'response-type-not-allowed';
const entra = 'https://login.microsoftonline.com/7f3c/oauth2/v2.0/authorize';
const okta = 'https://acme.okta.com/oauth2/default/v1/authorize';
const auth0 = 'https://acme.eu.auth0.com/authorize';
const keycloak = 'https://sso.example/realms/shop/protocol/openid-connect/auth';

const answered = (at: string, response_type: string, error: string, error_description?: string) =>
  codeFlow({
    at,
    request: { response_type, code_challenge: undefined, code_challenge_method: undefined },
    response: { code: undefined, error, error_description },
    token: null,
  });
const shown = (at: string, response_type: string, text: string) =>
  codeFlow({
    at,
    request: { response_type, code_challenge: undefined, code_challenge_method: undefined },
    requestExchange: { status: 400, responseBody: { mediaType: 'text/html', text } },
    response: null,
    token: null,
  });

const unsupported = 'unsupported_response_type';
const atEntra = (type: string, number = 700054) =>
  answered(
    entra,
    type,
    unsupported,
    `AADSTS${number}: response_type '${type}' is not enabled for the application.`,
  );

describe(`${id} is the cause`, () => {
  it.each([
    ['Entra, an ID token', atEntra('id_token'), 'an ID token at', 'tick “ID tokens” under Authentication'],
    ['Entra, an access token', atEntra('token', 700051), 'an access token at', 'tick “Access tokens”'],
    ['Entra, hybrid', atEntra('code id_token'), 'an ID token at', 'Implicit grant and hybrid flows'],
    [
      'Azure AD B2C',
      answered(
        'https://acme.b2clogin.com/acme.onmicrosoft.com/b2c_1_in/oauth2/v2.0/authorize',
        'id_token token',
        'unauthorized_client',
        'AADB2C90057: The provided application is not configured to allow the OAuth Implicit flow.',
      ),
      'an access token and an ID token',
      '“Access tokens” and “ID tokens”',
    ],
    [
      'Okta',
      answered(
        okta,
        'token',
        unsupported,
        'The response type is not supported by the authorization server. Configured response types: [code].',
      ),
      'response_type=token',
      'at Okta',
    ],
    [
      'Okta, a code',
      answered(
        okta,
        'code',
        unsupported,
        'The response type is not supported by the authorization server. Configured response types: [id_token, token].',
      ),
      'a code (authorization code flow)',
      'Authorization Code under Grant type',
    ],
    [
      'Auth0',
      answered(
        auth0,
        'token id_token',
        'unauthorized_client',
        "Grant type 'implicit' not allowed for the client.",
      ),
      'the registration of the app there does not allow it',
      'Advanced Settings > Grant Types',
    ],
    [
      'Keycloak',
      answered(
        keycloak,
        'id_token',
        'unauthorized_client',
        'Client is not allowed to initiate browser login with given response_type. Implicit flow is disabled for the client.',
      ),
      'an ID token',
      '“Implicit flow” on',
    ],
    [
      'Keycloak, a code, on its page',
      shown(
        keycloak,
        'code',
        '<h1>We are sorry...</h1><p class="instruction">Client is not allowed to initiate browser login with given response_type. Standard flow is disabled for the client.</p>',
      ),
      'a code',
      '“Standard flow”',
    ],
    [
      'a German provider',
      answered(
        'https://op.example/auth',
        'id_token',
        'invalid_request',
        'Der response_type id_token ist für diese Anwendung nicht aktiviert.',
      ),
      'an ID token',
      'at op.example',
    ],
    [
      'Cognito',
      answered(
        'https://acme.auth.eu-west-1.amazoncognito.com/oauth2/authorize',
        'token',
        'unauthorized_client',
      ),
      'an access token',
      'Implicit grant',
    ],
    [
      'no word more than the code',
      answered('https://op.example/auth', 'id_token', unsupported),
      'does not give it to this app',
      'response_type=code',
    ],
  ])('%s', (_, exchanges, why, fix) => {
    expectReason(exchanges, id, why);
    expect(reasonOf(exchanges)?.fix).toContain(fix);
  });
});

it('names the settings of no other provider', () => {
  const oracle = 'https://idcs-1.identity.oraclecloud.com/oauth2/v1/authorize';
  expect(reasonOf(answered(oracle, 'id_token', unsupported))?.fix).not.toContain('Okta');
  for (const ours of [
    'https://acme.okta.com/oauth2/v1/authorize',
    'https://login.acme.example/oauth2/default/v1/authorize',
  ])
    expect(reasonOf(answered(ours, 'id_token', unsupported))?.fix).toContain('Okta');
});

describe(`${id} is not the cause`, () => {
  it.each([
    [
      'a code flow that is refused for want of PKCE',
      answered(
        'https://op.example/auth',
        'code',
        'invalid_request',
        'Authorization code flow is not allowed without PKCE for this client',
      ),
    ],
    [
      'an address that the flow is not allowed for',
      answered(
        'https://op.example/auth',
        'code',
        'invalid_request',
        'The code flow is not allowed for this redirect_uri',
      ),
    ],
    ['a type that is none', answered(entra, 'id token', unsupported, 'AADSTS70005: unsupported')],
    ['a code and no word more', answered('https://op.example/auth', 'code', unsupported)],
    ['a client that may not, and no word more', answered(auth0, 'token', 'unauthorized_client')],
    [
      'a scope that the type needs',
      answered(
        entra,
        'id_token',
        unsupported,
        "AADSTS70005: response_type 'id_token' requires the 'OpenID' scope: not enabled",
      ),
    ],
    [
      'a response mode',
      answered(
        okta,
        'token',
        'unsupported_response_mode',
        'The response_mode query is not allowed for response_type token',
      ),
    ],
    ['another refusal', answered(auth0, 'token', 'access_denied', 'The person is not allowed here')],
    ['a client that may not', answered(okta, 'code', 'unauthorized_client', 'The client is not enabled')],
    [
      'the implicit flow said to one who asks for a code',
      answered(auth0, 'code', 'unauthorized_client', 'The implicit grant is disabled'),
    ],
    ['a login that works', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('authentik, whose provider has a list of grant types', () => {
  const at = 'https://auth.example/application/o/authorize/';
  const malformed = 'The request is otherwise malformed';
  const refused = (
    request: Readonly<Record<string, string | undefined>> = {},
    { endpoint = at, words = malformed, error = 'invalid_request' } = {},
  ) =>
    codeFlow({
      at: endpoint,
      request,
      response: { code: undefined, error, error_description: words },
      token: null,
    });

  it.each([
    ['with PKCE', refused()],
    ['without', refused({ code_challenge: undefined, code_challenge_method: undefined })],
  ])('is told to allow the code: %s', (_, exchanges) => {
    expectReason(exchanges, id, 'most likely the list of grant types');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'authorization_server', confidence: 'firm' });
    expect(reasonOf(exchanges)?.fix).toContain('authorization_code and refresh_token');
  });

  it.each([
    ['of a method that nobody knows', refused({ code_challenge_method: 'S512' })],
    ['of a request object', refused({ request: 'eyJhbGciOiJub25lIn0.e30.' })],
    ['of tokens in the answer', refused({ response_type: 'id_token' })],
    ['in other words', refused({}, { words: 'Unsupported challenge method S512' })],
    ['of another code', refused({}, { error: 'server_error' })],
    ['of another provider', refused({}, { endpoint: 'https://op.example/auth' })],
  ])('but not %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why ?? '').not.toContain('list of grant types');
  });
});
