import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';
import { refusedWebApp, type RefusedWebApp } from '../../../support/refused-web-app.ts';

const id = 'backchannel-failed';

describe(`${id} is the cause`, () => {
  it.each([
    ['Auth.js', 'There is a problem with the server configuration.'],
    ['passport', 'InternalOAuthError: Failed to obtain access token'],
    ['mod_auth_openidc', 'OpenID Connect Provider error: Error in handling response type.'],
    ['django-allauth', 'An error occurred while attempting to login via your third-party account.'],
  ])('where the cookie came back and %s says so', (_, words) => {
    const exchanges = refusedWebApp({ words });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('the login’s cookie oauth_state with them');
    expect(reasonOf(exchanges)?.fix).toContain('invalid_client');
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe('what an app passes on of the token endpoint’s refusal', () => {
  it.each([
    'oauth2: cannot fetch token: 401 Unauthorized Response: {&#34;error&#34;:&#34;unauthorized_client&#34;,&#34;error_description&#34;:&#34;Invalid client or Invalid client credentials&#34;}',
    'Token exchange failed: Client secret not provided in request',
  ])('tells its reasons: %s', (words) => {
    const exchanges = refusedWebApp({ words });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('The client’s secret is wrong or has expired. Or: ');
    expect(reasonOf(exchanges)?.fix).toContain('Make a new secret');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('is itself the cause where it leaves one reason', () => {
    const words =
      'MsalServiceException: See https://aka.ms/msal-net-invalid-client for details. Original exception: AADSTS500112: The reply address does not match the reply address provided when requesting Authorization code.</h1><h1>An error was encountered while handling the remote login.';
    const exchanges = refusedWebApp({ words });
    expect(causeAndOfTrace(exchanges)[0]).toBe('redirect-mismatch-at-token');
    expect(causesOf(exchanges)).not.toContain(id);
    expect(reasonOf(exchanges)?.why).toContain('says “Original exception: AADSTS500112');
  });

  it('but not what a provider says of other requests', () => {
    const words = 'OAuth callback failed. AADSTS50011: The reply address is not registered.';
    expect(reasonOf(refusedWebApp({ words }))?.why).not.toContain('passes that on');
  });
});

describe('what an app’s server says of its own call to the provider', () => {
  it.each([
    [
      'Post "http://keycloak:8080/token": dial tcp: lookup keycloak on 127.0.0.11:53: no such host',
      'does not know the host name',
      'extra_hosts',
    ],
    [
      'ConnectException: cURL error 7: Failed to connect to localhost port 8080',
      'got no connection',
      'localhost',
    ],
    [
      '[invalid_token_response] An error occurred while attempting to retrieve the OAuth 2.0 Access Token Response: I/O error on POST request for "http://sso.example/token": Connection refused',
      'got no connection',
      'container',
    ],
    ['TypeError: fetch failed', 'did not reach the provider', 'firewall'],
    ['RPError: outgoing request timed out after 3500ms', 'waited in vain', 'firewall'],
    [
      'HttpRequestException: The SSL connection could not be established, see inner exception.',
      'does not trust the provider’s certificate',
      'NODE_EXTRA_CA_CERTS',
    ],
  ])('names the kind of failure, with and without cookies: %s', (words, why, fix) => {
    for (const app of [{ words }, { words, cookie: null }]) {
      expect(causeAndOfTrace(refusedWebApp(app))).toEqual([id, id]);
      expect(reasonOf(refusedWebApp(app))?.why).toContain(why);
      expect(reasonOf(refusedWebApp(app))?.fix).toContain(fix);
    }
  });

  it.each([
    ['OPError: invalid_client (Client authentication failed)', 'secret is wrong'],
    ['Authentication failed: invalid_client', 'secret is wrong'],
    ['Request failed with status code 401', 'secret is wrong'],
    [
      'AuthenticationFailureException: OAuth token endpoint failure: invalid_grant;Description=Bad Request',
      'redeemed before',
    ],
    ['Callback handler failed. CAUSE: invalid_grant (Code not valid)', 'redeemed before'],
  ])('tells what the token endpoint refused: %s', (words, why) => {
    const exchanges = refusedWebApp({ words });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(why);
    expect(reasonOf(exchanges)?.why).not.toContain('says “Callback handler failed”');
  });

  it('tells of the verifier only where the login had a challenge, and of no old code', () => {
    const why = reasonOf(refusedWebApp({ words: 'oauth2: "invalid_grant" "Code not valid"' }))?.why;
    expect(why).not.toContain('too late');
  });

  it.each<[string, RefusedWebApp]>([
    [
      'the provider’s answer',
      {
        words: 'Sorry',
        response: { code: undefined, error: 'invalid_client', error_description: 'invalid_client' },
      },
    ],
    ['a page that lets the person in', { words: 'How to mend invalid_client and ECONNREFUSED', status: 200 }],
    ['a name that only begins so', { words: 'invalid_client_metadata is set' }],
  ])('is not read out of %s', (_, app) => {
    expect(causesOf(refusedWebApp(app))).not.toContain(id);
  });

  it('is not read out of what a gateway before the app says of it', () => {
    const [start, request, response] = refusedWebApp({ words: '', status: 503 });
    const text =
      'upstream connect error or disconnect/reset before headers. reset reason: remote connection failure, transport failure reason: delayed connect error: Connection refused';
    const answered = {
      ...response!,
      responseHeaders: [
        ['server', 'envoy'],
        ['Content-Type', 'text/plain'],
      ] as const,
      responseBody: { mediaType: 'text/plain', text },
    };
    expect(causesOf([start!, request!, answered])).not.toContain(id);
  });
});

describe(`${id} is one of two`, () => {
  it.each(['oauth_failed', 'login_failed', 'sso_failed'])('where the app says no more than %s', (code) => {
    const [start, request, response] = refusedWebApp({ words: '', status: 302 });
    const redirectUrl = `https://app.example/login?error=${code}`;
    const exchanges = [start!, request!, { ...response!, redirectUrl }];
    const [reason] = flowsOf(exchanges).at(-1)?.diagnosis ?? [];
    expect(causesOf(exchanges)).toEqual([id, 'not-provisioned']);
    expect(reason).toMatchObject({ cause: id, confidence: 'tentative' });
    expect(reason?.why).toContain('leave both open');
    expect(reason?.tell_apart).toContain('its own log names the check');
  });

  it('and not where the code names the exchange', () => {
    const [start, request, response] = refusedWebApp({ words: '', status: 302 });
    const redirectUrl = 'https://app.example/login?error=token_exchange_failed';
    const exchanges = [start!, request!, { ...response!, redirectUrl }];
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'firm' });
    expect(causesOf(exchanges)).not.toContain('not-provisioned');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, RefusedWebApp]>([
    [
      'where the cookie did not come',
      { words: 'There is a problem with the server configuration.', cookie: null },
    ],
    [
      'where another value came',
      { words: 'There is a problem with the server configuration.', cookie: 'oauth_state=other.value' },
    ],
    ['where the app speaks of the state', { words: 'Unable to verify authorization request state.' }],
    [
      'where the provider sent no code',
      {
        words: 'There is a problem with the server configuration.',
        response: { code: undefined, error: 'access_denied' },
      },
    ],
    ['where the app lets the person in', { words: 'Welcome', status: 200 }],
  ])('%s', (_, app) => {
    expect(causesOf(refusedWebApp(app))).not.toContain(id);
  });
});

describe('a load balancer that does the login itself', () => {
  const own = 'https://app.example/oauth2/idpresponse';
  const body = (text: string) => ({ mediaType: 'text/html', text });
  const at = (status: number, more: Partial<Exchange> = {}, redirectUri = own) =>
    codeFlow({
      redirectUri,
      token: null,
      responseExchange: { status, responseHeaders: [['Server', 'awselb/2.0']], ...more },
    });

  it.each([
    ['with its header', at(561), 'the provider refused its token request'],
    [
      'by its page alone',
      at(561, {
        responseHeaders: [],
        responseBody: body('<center><h1>561 Authentication Error</h1></center>'),
      }),
      'the provider refused its token request',
    ],
    ['that reached nobody', at(500), 'it could not reach the provider’s token endpoint'],
  ])('is named, and its rule’s settings: %s', (_, exchanges, words) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.fix).not.toContain('app’s log');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each([
    [
      'of the app behind it',
      at(500, { responseHeaders: [['Server', 'nginx']], responseBody: body('<h1>Oops</h1>') }),
    ],
    ['without a backend', at(502)],
    ['at the app’s own callback', at(500, {}, 'https://app.example/cb')],
    [
      'that says no',
      codeFlow({
        redirectUri: own,
        response: { code: undefined, error: 'access_denied' },
        token: null,
        responseExchange: { status: 561, responseHeaders: [['Server', 'awselb/2.0']] },
      }),
    ],
    ['that went well', at(302, { redirectUrl: 'https://app.example/' })],
  ])('is not blamed for an answer %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why ?? '').not.toContain('own exchange of the code');
  });
});
