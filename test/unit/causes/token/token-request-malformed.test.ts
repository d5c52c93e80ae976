import { describe, expect, it } from 'vitest';
import type { Body, Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { code, codeFlow, verifier, type FlowChanges } from '../../../support/flow.ts';

const id = 'token-request-malformed';
const fields = {
  grant_type: 'authorization_code',
  code,
  redirect_uri: 'https://app.example/cb',
  client_id: 'spa',
  code_verifier: verifier,
};
const form = new URLSearchParams(fields).toString();
const challenge = {
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
};
const refused = (
  changes: FlowChanges,
  error = 'invalid_request',
  description?: string,
): readonly Exchange[] =>
  codeFlow({
    request: challenge,
    ...changes,
    tokenAnswer: { error, ...(description !== undefined && { error_description: description }) },
  });
const sentAs = (mediaType: string, body: Body): FlowChanges => ({
  tokenExchange: { requestBody: body, requestHeaders: [['Content-Type', mediaType]] },
});
const parts = Object.entries(fields)
  .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
  .join('');

describe(`${id} is the cause of a refusal`, () => {
  it.each<[string, FlowChanges, string]>([
    ['of JSON', sentAs('application/json', jsonBody(fields)), 'sent as application/json'],
    [
      'of plain text',
      sentAs('text/plain;charset=UTF-8', { mediaType: 'text/plain', text: form }),
      'sent as text/plain',
    ],
    [
      'of parts',
      sentAs('multipart/form-data; boundary=x', { mediaType: 'multipart/form-data', text: `${parts}--x--` }),
      'sent as multipart/form-data',
    ],
    [
      'of parameters in the address',
      { tokenExchange: { url: `https://op.example/token?${form}`, requestBody: undefined } },
      'has its parameters in the address',
    ],
    [
      'of GET',
      { tokenExchange: { method: 'GET', url: `https://op.example/token?${form}`, requestBody: undefined } },
      'was sent with GET',
    ],
    ['without grant_type', { token: { grant_type: undefined } }, 'has no grant_type'],
    [
      'with a misspelt one',
      { token: { grant_type: 'authorisation_code' } },
      'grant_type=authorisation_code; expected authorization_code',
    ],
    ['without a code', { token: { code: undefined } }, 'has no code'],
    ['without the verifier', { token: { code_verifier: undefined } }, 'has no code_verifier'],
    ['without redirect_uri', { token: { redirect_uri: undefined } }, 'has no redirect_uri'],
    [
      'with two proofs of the client',
      {
        token: { client_secret: 'abc-def' },
        tokenExchange: { requestHeaders: [['Authorization', `Basic ${btoa('spa:abc-def')}`]] },
      },
      'in two ways',
    ],
  ])('%s', (_, changes, says) => {
    expectReason(refused(changes), id, says);
    expect(causeAndOfTrace(refused(changes))).toEqual([id, id]);
  });

  it.each([
    ['unsupported_grant_type', { token: { grant_type: 'code' } }],
    ['invalid_client', sentAs('application/json', jsonBody(fields))],
  ])('by %s', (error, changes) => {
    expect(reasonOf(refused(changes, error))?.cause).toBe(id);
  });

  it.each<[string, FlowChanges, string]>([
    [
      'redirect_url',
      { token: { redirect_uri: undefined, redirect_url: 'https://app.example/cb' } },
      'has no redirect_uri, although the authorization request had one, but a parameter redirect_url',
    ],
    [
      'codeVerifier',
      { token: { code_verifier: undefined, codeVerifier: verifier } },
      'has no code_verifier, and the authorization request had a code_challenge, but a parameter codeVerifier',
    ],
  ])('of a parameter that is called otherwise: %s', (name, changes, says) => {
    const exchanges = refused(changes);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain(says);
    expect(reasonOf(exchanges)?.fix).toContain(`Rename ${name}`);
  });

  it('at Amazon Cognito, which takes requests as they are specified', () => {
    const at = { at: 'https://a.auth.eu-central-1.amazoncognito.com/oauth2/authorize' };
    const tokenEndpoint = 'https://a.auth.eu-central-1.amazoncognito.com/oauth2/token';
    const exchanges = refused({ ...at, tokenEndpoint, token: { redirect_uri: undefined } });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  const json = sentAs('application/json', jsonBody(fields));
  it.each([
    [
      'node-oidc-provider',
      'only application/x-www-form-urlencoded content-type bodies are supported on POST /oauth/token',
    ],
    ['OpenIddict', "The specified 'Content-Type' header is not valid."],
    ['Keycloak', 'Missing form parameter: grant_type'],
    ['Spring Authorization Server', 'OAuth 2.0 Parameter: grant_type'],
    ['another', 'The code parameter is missing and the grant_type is required'],
  ])('of JSON, in the words of %s', (_, description) => {
    const exchanges = refused(json, 'invalid_request', description);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain('sent as application/json');
    expect(reasonOf(exchanges)?.fix).toContain('URLSearchParams');
  });

  it('for sure where the server names the parameter', () => {
    const reason = reasonOf(
      refused({ token: { grant_type: undefined } }, 'invalid_request', 'Missing grant type'),
    );
    expect([reason?.cause, reason?.confidence]).toEqual([id, 'certain']);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a request as it should be', refused({})],
    [
      'where the server read the grant',
      refused(sentAs('application/json', jsonBody(fields)), 'invalid_grant'),
    ],
    [
      'where it names another parameter',
      refused({ token: { redirect_uri: undefined } }, 'invalid_request', 'The scope is not allowed'),
    ],
    ['where it asks for another client', refused({ token: { redirect_uri: undefined } }, 'invalid_client')],
    ['of one that was taken', codeFlow(sentAs('application/json', jsonBody(fields)))],
    ['of a body that was not recorded', refused({ tokenExchange: { requestBody: undefined } })],
    [
      'of another grant',
      refused({
        token: {
          grant_type: 'password',
          code: undefined,
          username: 'al',
          password: 'pw',
          redirect_uri: undefined,
        },
      }),
    ],
    [
      'where the server read the JSON and names what is wrong in it',
      refused(sentAs('application/json', jsonBody(fields)), 'invalid_request', 'Invalid redirect_uri'),
    ],
    [
      'where it speaks of the form of a request that has it',
      refused({}, 'invalid_request', 'The Content-Type header is not valid'),
    ],
    [
      'at a vendor with ways of its own',
      refused({
        at: 'https://shop.myshopify.com/admin/oauth/authorize',
        tokenEndpoint: 'https://shop.myshopify.com/admin/oauth/access_token',
        token: { redirect_uri: undefined },
      }),
    ],
    [
      'where another reason is given',
      refused({ token: { redirect_uri: undefined } }, 'invalid_request', 'The shop is frozen'),
    ],
    [
      'where the server broke',
      refused({ token: { redirect_uri: undefined }, tokenExchange: { status: 500 } }),
    ],
    [
      'of JSON whose client was read',
      refused(
        {
          tokenExchange: {
            requestBody: jsonBody({ ...fields, client_secret: 'abc-def' }),
            requestHeaders: [['Content-Type', 'application/json']],
          },
        },
        'invalid_client',
      ),
    ],
    [
      'where nobody was there',
      refused({ token: { redirect_uri: undefined }, tokenExchange: { status: 502 } }),
    ],
    [
      'of PKCE that the request did not have',
      refused({
        request: { code_challenge: undefined, code_challenge_method: undefined },
        token: { code_verifier: undefined },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
