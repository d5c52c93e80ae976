import { describe, expect, it } from 'vitest';
import { exchange, form, jsonBody, redirect } from '../../../support/exchange.ts';
import {
  codeFlow,
  detailOf,
  findingsOf,
  verdictsOf,
  webAppFlow,
  type FlowChanges,
} from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const without = { code_challenge: undefined, code_challenge_method: undefined };
const noVerifier = { code_verifier: undefined };
const spa = (changes: FlowChanges = {}) =>
  verdictsOf('pkce-missing', codeFlow({ request: without, token: noVerifier, ...changes }));
const webApp = (changes: FlowChanges = {}) =>
  verdictsOf('pkce-missing', webAppFlow({ request: without, ...changes }));

describe('pkce-missing is', () => {
  it('high for a public client, whatever its nonce', () => {
    expect(spa()).toEqual(['high certain']);
    expect(spa({ request: { ...without, nonce: undefined } })).toEqual(['high certain']);
  });

  it('high for an application on the device, told by its redirect URI', () => {
    const native = { redirectUri: 'com.example.app:/cb', token: null, request: without };
    expect(spa(native)).toEqual(['high certain']);
  });

  it('low for a confidential client that sends a nonce', () => {
    expect(webApp()).toEqual(['low certain']);
  });

  it('medium for a confidential client without a nonce, and for one whose nonce is no OpenID Connect', () => {
    expect(webApp({ request: { ...without, nonce: undefined } })).toEqual(['medium certain']);
    expect(webApp({ request: { ...without, scope: 'photos' } })).toEqual(['medium certain']);
  });

  it('medium, and not certain, while nothing tells the client’s type', () => {
    expect(spa({ response: null, token: null })).toEqual(['medium firm']);
  });

  it('raised for hybrid requests: they ask for a code too', () => {
    expect(webApp({ request: { ...without, response_type: 'code token' } })).toHaveLength(1);
  });

  it('raised for a pushed request whose body was seen', () => {
    const request_uri = 'urn:ietf:params:oauth:request_uri:abc';
    const pushed = form(
      'https://op.example/par',
      { client_id: 'spa', response_type: 'code', redirect_uri: 'https://app.example/cb', state: 's' },
      { id: 'par', status: 201, responseBody: jsonBody({ request_uri, expires_in: 60 }) },
    );
    const navigation = exchange({
      id: 'ar',
      entry: 1,
      startedAt: pushed.startedAt + 1000,
      url: `https://op.example/auth?client_id=spa&request_uri=${encodeURIComponent(request_uri)}`,
      context: { resourceType: 'main_frame' },
    });
    expect(verdictsOf('pkce-missing', [pushed, navigation])).toEqual(['high certain']);
  });

  it('raised for GitHub, which needs no response_type and has PKCE', () => {
    const at = 'https://github.com/login/oauth/authorize';
    const request = { ...without, response_type: undefined, scope: 'read:user', nonce: undefined };
    expect(webApp({ at, request })).toEqual(['medium certain']);
  });
});

describe('pkce-missing is as grave', () => {
  it.each(['http://localhost:3000/cb', 'http://127.0.0.1:8080/cb', 'http://app.test/cb'])(
    'on a development host: %s',
    (redirectUri) => {
      expect(spa({ redirectUri })).toEqual(['high certain']);
    },
  );
});

describe('pkce-missing is a remark', () => {
  it('where the server’s metadata names no method: then it has no PKCE', () => {
    expect(spa({ metadata: {} })).toEqual(['info certain']);
  });

  it('for a web application at a provider that documents PKCE for public clients alone', () => {
    const at = 'https://slack.com/oauth/v2/authorize';
    const request = { ...without, response_type: undefined, nonce: undefined };
    expect(webApp({ at, request })).toEqual(['info certain']);
    expect(spa({ at, request })).toEqual(['high certain']);
  });

  it('at a provider that documents no PKCE', () => {
    const at = 'https://www.strava.com/oauth/authorize';
    expect(spa({ at })).toEqual(['info certain']);
    expect(detailOf('pkce-missing', codeFlow({ at, request: without }))).toContain('Provider-specific');
  });

  it('where the provider’s own script makes the request', () => {
    const request = { ...without, gsiwebsdk: '3' };
    expect(spa({ at: 'https://accounts.google.com/o/oauth2/v2/auth', request })).toEqual(['info certain']);
  });

  it('where a login service asks another provider in the site’s place', () => {
    const redirectUri = 'https://lens.firebaseapp.com/__/auth/handler';
    expect(webApp({ redirectUri })).toEqual(['info certain']);
  });

  it('where Entra sends a personal account on', () => {
    const at = 'https://login.live.com/oauth20_authorize.srf';
    expect(webApp({ at, request: { ...without, nonce: undefined, estsfed: '1' } })).toEqual(['info certain']);
    expect(webApp({ at, request: { ...without, nonce: undefined } })).toEqual(['medium certain']);
  });

  it('at a playground', () => {
    expect(spa({ redirectUri: 'https://oauth.tools/callback/code' })).toEqual(['info certain']);
  });
});

describe('pkce-missing says nothing', () => {
  const hidden = (parameters: string) => [
    exchange({
      url: `https://op.example/auth?client_id=spa&${parameters}`,
      context: { resourceType: 'main_frame' },
    }),
  ];

  it('of a request with a challenge, by any method', () => {
    expect(verdictsOf('pkce-missing', codeFlow())).toEqual([]);
    expect(spa({ request: { code_challenge_method: 'plain' } })).toEqual([]);
  });

  it.each(['token', 'id_token', 'id_token token', 'none'])('of response_type=%s', (response_type) => {
    expect(spa({ request: { ...without, response_type }, token: null, response: null })).toEqual([]);
  });

  it('of a request that was pushed out of sight', () => {
    expect(findingsOf(hidden('request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aabc'))).toEqual([]);
  });

  it('of a request object that the server fetches', () => {
    expect(findingsOf(hidden('request_uri=https%3A%2F%2Fapp.example%2Frequest.jwt'))).toEqual([]);
  });

  it('of an encrypted request object', () => {
    const jwe = `${jwt({}).split('.')[0]}.a.b.c.d`;
    expect(findingsOf(hidden(`response_type=code&scope=openid&request=${jwe}`))).toEqual([]);
  });

  it('of a signed request object that has the challenge inside', () => {
    const object = jwt({
      response_type: 'code',
      redirect_uri: 'https://app.example/cb',
      state: 's-1',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWBuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    expect(verdictsOf('pkce-missing', hidden(`request=${object}`))).toEqual([]);
  });

  it('where the server showed an error page: then nothing else matters', () => {
    const requestExchange = { status: 400, responseBody: { mediaType: 'text/html', text: 'invalid scope' } };
    expect(spa({ requestExchange, response: null, token: null })).toEqual([]);
  });

  it('twice of one request that the server repeats to itself', () => {
    const [request] = codeFlow({ request: without });
    const hop = redirect(request!.url, request!.url.replace('/auth', '/login'), { id: 'a' });
    const again = { ...request!, id: 'b', entry: 1, startedAt: hop.startedAt + 10, url: hop.redirectUrl! };
    expect(verdictsOf('pkce-missing', [hop, again])).toHaveLength(1);
  });

  it('less at Microsoft, whose metadata leaves out the methods that work', () => {
    const at = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';
    const metadata = { authorization_endpoint: at, issuer: 'https://login.microsoftonline.com/t/v2.0' };
    expect(spa({ at, metadata })).toEqual(['high certain']);
  });
});
