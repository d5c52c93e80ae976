import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const app = 'https://shop.example';
const page: ExchangeFields = { url: `${app}/login`, status: 200, context: { resourceType: 'main_frame' } };
/** What the page's script asked its server for, and what came back. */
const called = (
  url: string,
  status: number,
  answer: object,
  asked?: object,
  more: Partial<Exchange> = {},
): ExchangeFields => ({
  url: url.startsWith('/') ? `${app}${url}` : url,
  method: asked ? 'POST' : 'GET',
  status,
  context: { resourceType: 'fetch', initiator: app },
  ...(asked && { requestBody: jsonBody(asked) }),
  responseHeaders: [['Content-Type', 'application/json']],
  responseBody: jsonBody(answer),
  ...more,
});
const query = 'query GetSsoUrl($email: String!) { ssoUrl(email: $email) }';
const graphql = (operationName: string) => ({
  operationName,
  query,
  variables: { email: 'jo@corp.example' },
});

describe('a script’s call for the address to go to that fails', () => {
  it.each<[string, ExchangeFields, string]>([
    [
      'by what the app’s settings lack',
      called(
        '/api/oauth/start',
        500,
        { message: 'GOOGLE_CLIENT_ID is not configured' },
        { provider: 'google' },
      ),
      'GOOGLE_CLIENT_ID is not configured',
    ],
    [
      'where the provider is named',
      called('/api/auth/google/url', 500, { error: 'Missing environment variable GOOGLE_CLIENT_ID' }),
      'Missing environment variable GOOGLE_CLIENT_ID',
    ],
    [
      'behind a version',
      called('/api/v1/auth/oidc/authorize-url', 503, { detail: 'OIDC provider is unreachable' }),
      'unreachable',
    ],
    [
      'at another host of the site',
      called(
        'https://api.shop.example/auth/sso/login',
        400,
        { message: 'No SSO connection is configured' },
        { domain: 'a' },
      ),
      'No SSO connection is configured',
    ],
    [
      'which Immich calls authorize',
      called(
        '/api/oauth/authorize',
        400,
        { message: 'OAuth2 is not enabled' },
        { redirectUri: `${app}/auth/login` },
      ),
      'OAuth2 is not enabled',
    ],
    [
      'with 200 and an error inside',
      called('/api/auth/oidc/login', 200, { success: false, error: 'OpenID Connect is not configured' }),
      'OpenID Connect is not configured',
    ],
    [
      'in GraphQL',
      called(
        '/graphql',
        200,
        { errors: [{ message: 'SSO is not configured for this workspace' }], data: null },
        graphql('GetSsoUrl'),
      ),
      'SSO is not configured',
    ],
    [
      'which Vault gives for a role',
      called(
        '/v1/auth/oidc/oidc/auth_url',
        400,
        { errors: ['role "nope" could not be found'] },
        { role: 'nope', redirect_uri: `${app}/ui/vault/auth/oidc/oidc/callback` },
      ),
      'could not be found',
    ],
    [
      'in tRPC',
      called(
        '/api/trpc/auth.getOAuthUrl',
        500,
        { error: { message: 'OAuth provider google is not configured' } },
        { provider: 'google' },
      ),
      'not configured',
    ],
  ])('is a login that did not begin: %s', (_, call, said) => {
    const exchanges = capture(page, call);
    expect(causeAndOfTrace(exchanges)).toEqual(['login-not-begun', 'login-not-begun']);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('is known in a trace that has lost what was asked and answered', () => {
    const call = called('/graphql', 200, {}, graphql('GetSsoUrl'), {
      requestBody: { mediaType: 'application/json' },
      responseBody: { mediaType: 'application/json' },
      verdicts: { login_start: 'called' },
    });
    expect(reasonOf(capture(page, call))?.cause).toBe('login-not-begun');
  });

  it('is forgotten where the script asks again and the page goes on to the provider', () => {
    const authorize = `https://idp.example/authorize?response_type=code&client_id=shop&redirect_uri=${app}/cb&state=abcdefghijkl`;
    const exchanges = capture(
      page,
      called('/api/oauth/start', 502, { message: 'upstream unavailable' }, { provider: 'google' }),
      called('/api/oauth/start', 200, { url: authorize }, { provider: 'google' }),
      {
        url: authorize,
        redirectUrl: `${app}/cb?code=c0de1234567&state=abcdefghijkl`,
        context: { resourceType: 'main_frame', initiator: app },
      },
      { url: `${app}/cb?code=c0de1234567&state=abcdefghijkl`, context: { resourceType: 'main_frame' } },
    );
    expect(flowsOf(exchanges)).toHaveLength(1);
    expect(causeAndOfTrace(exchanges)).not.toContain('login-not-begun');
  });

  it.each<[string, ExchangeFields]>([
    ['of a password', called('/api/auth/login', 500, { message: 'boom' }, { email: 'a', password: 'b' })],
    [
      'of a password, at an address of OAuth',
      called('/api/oauth/login', 500, { message: 'OAuth failed' }, { password: 'b' }),
    ],
    [
      'of what Google handed the page',
      called('/api/auth/google', 500, { message: 'boom' }, { credential: 'ey' }),
    ],
    ['of a code', called('/api/auth/github', 500, { message: 'OAuth failed' }, { code: 'abc' })],
    [
      'of somebody who is to log in first',
      called('/api/oauth/start', 401, { error: 'SSO session missing' }, { provider: 'x' }),
    ],
    [
      'of a form with a fault',
      called(
        '/api/sso/start',
        422,
        { errors: [{ field: 'email', message: 'is not valid' }] },
        { email: 'a' },
      ),
    ],
    [
      'of a service of another site',
      called('https://auth.other.example/oauth/start', 500, { message: 'boom' }, { a: 1 }),
    ],
    ['of how an integration does', called('/api/integrations/oauth/status', 500, { error: 'OAuth failed' })],
    [
      'of an address that lacks a name',
      called('/api/sso/url', 400, { error: 'email is not valid' }, { email: 'a' }),
    ],
    ['of a picture', called('/api/users/google/photo-url', 500, { error: 'failed' })],
    [
      'that goes well',
      called('/api/oauth/start', 200, { url: 'https://idp.example/' }, { provider: 'google' }),
    ],
    [
      'in GraphQL of something else',
      called('/graphql', 200, { errors: [{ message: 'SSO is not configured' }] }, graphql('Items')),
    ],
    [
      'in GraphQL of a list',
      called('/graphql', 200, { errors: [{ message: 'SSO is not configured' }] }, graphql('ListSsoUrls')),
    ],
    [
      'in GraphQL that goes well',
      called(
        '/graphql',
        200,
        { data: { ssoUrl: null, hint: 'SSO is not configured' } },
        graphql('GetSsoUrl'),
      ),
    ],
    [
      'of whether somebody has single sign-on',
      called('/api/sso/lookup', 404, { error: 'No SSO for this domain' }, { email: 'a' }),
    ],
  ])('is none: %s', (_, call) => {
    expect(flowsOf(capture(page, call))).toEqual([]);
  });
});

describe('a script that is told to go to the app’s page for failures', () => {
  const start = `${app}/api/auth/signin/github`;
  const signIn = (
    answer: object,
    form = 'csrfToken=a&callbackUrl=%2F&json=true',
    url = start,
  ): ExchangeFields => ({
    ...called(url, 200, answer),
    method: 'POST',
    requestBody: { mediaType: 'application/x-www-form-urlencoded', text: form },
  });
  const shown = (url: string, says: string, status = 200): ExchangeFields => ({
    url,
    status,
    context: { resourceType: 'main_frame', initiator: app },
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: { mediaType: 'text/html', text: `<h1>${says}</h1><p>${says}</p>` },
  });

  it('is told by the page’s words', () => {
    const url = `${app}/api/auth/error?error=Configuration`;
    const exchanges = capture(
      page,
      signIn({ url }),
      shown(url, 'There is a problem with the server configuration.', 500),
    );
    expect(causeAndOfTrace(exchanges)).toEqual(['login-not-begun', 'login-not-begun']);
    const reason = reasonOf(exchanges);
    expect(reason?.why).toContain('led back to https://shop.example/api/auth/error');
    expect(reason?.why).toContain('There is a problem with the server configuration');
    expect(reason?.fix).toContain('the app’s log');
  });

  it('is told by Auth.js’s own name where the page says what it always says, or nothing', () => {
    const url = `${app}/login?error=OAuthSignin`;
    for (const says of ['Try signing in with a different account.', 'Welcome']) {
      const exchanges = capture(page, signIn({ url }), shown(url, says));
      expect(causeAndOfTrace(exchanges)).toEqual(['login-not-begun', 'login-not-begun']);
      const why = reasonOf(exchanges)?.why;
      expect(why).toContain('did not get from the provider what it needs to begin');
      expect(why).toContain('OAuthSignin');
      expect(why).not.toContain('different account');
    }
  });

  it('is the form’s check where the address says so', () => {
    const exchanges = capture(page, signIn({ url: `${app}/api/auth/signin?csrf=true` }));
    expect(causeAndOfTrace(exchanges)).toEqual(['login-start-missing', 'login-start-missing']);
    expect(reasonOf(exchanges)?.why).toContain('it did not take its own form');
  });

  it.each<[string, ExchangeFields]>([
    ['sent to the provider', signIn({ url: 'https://github.com/login' })],
    ['sent home', signIn({ url: `${app}/` })],
    [
      'told of a wrong password',
      signIn(
        { url: `${app}/login?error=CredentialsSignin` },
        'username=a&password=b',
        `${app}/api/auth/callback/credentials`,
      ),
    ],
    [
      'told of a mail',
      signIn({ url: `${app}/api/auth/signin?error=EmailSignin` }, 'email=a', `${app}/api/auth/signin/email`),
    ],
    [
      'told of a wrong password, as JSON',
      signIn({ redirect: '/login?error=1' }, '{"email":"a@b.c","password":"x"}', `${app}/api/auth/login`),
    ],
    ['told nothing of an error', signIn({ url: `${app}/welcome?error=` })],
    [
      'at an address of no login',
      signIn({ url: `${app}/login?error=expired` }, 'a=b', `${app}/api/cart/checkout`),
    ],
  ])('but not one that is %s', (_, call) => {
    expect(flowsOf(capture(page, call))).toEqual([]);
  });
});

it.each([
  ['where files are kept', called('/api/files/azure/url', 500, { message: 'Upload failed' })],
  [
    'where an account is connected',
    called('/api/integrations/github/authorize', 502, { error: 'Bad gateway' }, {}),
  ],
])('a product’s name %s begins no login', (_, call) => {
  expect(flowsOf(capture(page, call))).toEqual([]);
});
