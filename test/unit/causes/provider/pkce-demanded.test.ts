import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow, type Changes } from '../../../support/flow.ts';

const id = 'pkce-demanded';
const without = { code_challenge: undefined, code_challenge_method: undefined };
const page = (words: string, request: Changes = without, mediaType = 'text/html') =>
  codeFlow({
    request,
    requestExchange: {
      status: 400,
      responseBody: {
        mediaType,
        text: mediaType === 'text/html' ? `<h1>Bad Request</h1><p class="error">${words}</p>` : words,
      },
    },
    response: null,
    token: null,
  });
const answer = (error_description: string, request: Changes = without) =>
  codeFlow({
    request,
    response: { code: undefined, error: 'invalid_request', error_description },
    token: null,
  });

describe(`${id}, of which Kanidm’s page says nothing`, () => {
  const kanidm = (request: Changes = without, errorCode = 'InvalidState') =>
    codeFlow({
      request,
      requestExchange: {
        status: 200,
        responseBody: {
          mediaType: 'text/html',
          text: `<title>Error</title><h2>Error</h2><p>An unrecoverable error occurred. Please contact your administrator with the details below.</p><p>Operation ID: 470b3fc0-15c5-462f-a634-4caefa381fe2</p><p>Error Code: ${errorCode}</p>`,
        },
      },
      response: null,
      token: null,
    });

  it('is the cause where the request has no code_challenge', () => {
    expect(causeAndOfTrace(kanidm())).toEqual([id, id]);
    expect(causesOf(kanidm())).toEqual([id]);
    expect(reasonOf(kanidm())?.why).toContain('the state parameter is not meant');
    expect(reasonOf(kanidm())?.quote?.text).toContain('InvalidState');
  });

  it('is not the cause where it has one: then the request was refused for something else', () => {
    expect(causesOf(kanidm({}))).toEqual(['request-refused']);
  });

  it('is not the cause of another code', () => {
    expect(causesOf(kanidm(without, 'AccessDenied'))).not.toContain(id);
  });
});

describe(`${id} is the cause`, () => {
  it.each<[string, ReturnType<typeof page>]>([
    [
      'on OpenIddict’s plain page',
      page(
        "error:invalid_request\nerror_description:The mandatory 'code_challenge' parameter is missing.\n",
        without,
        'text/plain',
      ),
    ],
    ['on Duende’s page', page('Sorry, there was an error: code challenge required')],
    ['in French', page('Requête refusée : le paramètre code_challenge est obligatoire.')],
    ['in Japanese', page('パラメータ code_challenge が必要です。')],
    [
      'in JSON',
      page(
        '{"error":"invalid_request","message":"Public clients must use PKCE"}',
        without,
        'application/json',
      ),
    ],
    [
      'in the answer of Ory',
      answer('This client must include a code_challenge when performing the authorize code flow.'),
    ],
    [
      'in the answer of Okta',
      answer('PKCE code challenge is required when the token endpoint authentication method is NONE'),
    ],
    ['in the answer of Keycloak', answer('Missing parameter: code_challenge_method')],
  ])('where it was not sent: %s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toMatch(/^op\.example demands PKCE .* the app sent no code_challenge\./);
    const told = causesOf(exchanges);
    expect(told).not.toContain('pkce-verifier-lost');
    expect(told).not.toContain('pkce-mismatch');
    expect(told).not.toContain('provider-error-page');
  });

  it.each<[string, ReturnType<typeof page>, string]>([
    ['plain', page('code_challenge_method must be S256', { code_challenge_method: 'plain' }), 'sent plain'],
    [
      'no method',
      answer('transform algorithm not supported', { code_challenge_method: undefined }),
      'no method, which means plain',
    ],
  ])('where the method was %s', (_, exchanges, said) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
  });
});

const redeemed = (
  error_description: string,
  token: Changes = {},
  request: Changes = without,
  tokenExchange: Partial<Exchange> = {},
) =>
  codeFlow({
    request,
    token: { code_verifier: undefined, ...token },
    tokenAnswer: { error: 'invalid_client', error_description },
    tokenExchange: { status: 401, ...tokenExchange },
  });
const okta = 'Browser requests to the token endpoint must use Proof Key for Code Exchange.';
const fromServer: Partial<Exchange> = { context: { resourceType: 'other' }, requestHeaders: [] };
const secret = { client_secret: 'very-secret-value-17' };

describe(`${id} is the cause at the token endpoint`, () => {
  it.each<[string, ReturnType<typeof page>]>([
    ['of Okta, with a secret', redeemed(okta, secret)],
    ['of Okta, without one', redeemed(okta)],
    ['of others', redeemed('PKCE is required for public clients')],
    ['where the verifier is missed', redeemed('code_verifier is required')],
    ['from a server', redeemed('PKCE required', secret, without, fromServer)],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toMatch(
      /^op\.example demands PKCE of this token request, and the login was begun without code_challenge/,
    );
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('tells a page to have no secret', () => {
    expect(reasonOf(redeemed(okta, secret))?.why).toContain('a page at https://app.example');
    expect(reasonOf(redeemed(okta, secret))?.fix).toMatch(/single-page app.*new secret/i);
    expect(reasonOf(redeemed('PKCE required', secret, without, fromServer))?.fix).toMatch(/^Turn PKCE on/);
  });
});

describe(`${id} is not the cause at the token endpoint`, () => {
  it.each<[string, ReturnType<typeof page>]>([
    ['where a challenge was sent', redeemed(okta, {}, {})],
    ['where a verifier was sent', redeemed('PKCE verification failed', { code_verifier: 'v'.repeat(43) })],
    ['of a wrong secret', redeemed('The client secret is invalid', secret)],
    [
      'where the verifier is one of many reasons (LinkedIn)',
      redeemed(
        'Unable to retrieve access token: appid/redirect uri/code verifier does not match authorization code. Or authorization code expired. Or external member binding exists',
        secret,
      ),
    ],
    ['where a code may be expired, too', redeemed('The code has expired or its code_verifier is wrong')],
    [
      'where the challenge may be in a request object',
      redeemed(okta, {}, { ...without, request_uri: 'urn:ietf:params:oauth:request_uri:a' }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof page>]>([
    ['of a request that has a challenge', page('The code_challenge parameter is malformed', {})],
    ['of a request with S256', page('code_challenge_method must be S256', {})],
    ['where another parameter is named', page('The mandatory nonce parameter is missing')],
    ['of a page about the redirect URI', page('Invalid parameter: redirect_uri')],
    [
      'where it may be in a request object',
      page('code_challenge is required', { ...without, request_uri: 'urn:ietf:params:oauth:request_uri:a' }),
    ],
    [
      'of a verifier that the token endpoint misses',
      codeFlow({
        request: without,
        tokenAnswer: { error: 'invalid_grant', error_description: 'PKCE verification failed' },
      }),
    ],
    ['of a login that succeeds', codeFlow({ request: without })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
