import { describe, expect, it } from 'vitest';
import { codeFlow, detailOf, verdictsOf, webAppFlow, type FlowChanges } from '../../../support/flow.ts';

const nothing = {
  state: undefined,
  nonce: undefined,
  code_challenge: undefined,
  code_challenge_method: undefined,
};
const onlyPkce = { state: undefined, nonce: undefined };
const found = (changes: FlowChanges) => verdictsOf('state-missing', webAppFlow(changes));

describe('state-missing is', () => {
  it('high where neither state nor PKCE nor nonce ties the answer to the browser', () => {
    expect(found({ request: nothing })).toEqual(['high certain']);
    expect(detailOf('state-missing', webAppFlow({ request: nothing }))).toContain('nor nonce');
  });

  it('high for a nonce without OpenID Connect: nobody returns it', () => {
    expect(found({ request: { ...nothing, nonce: 'n-1', scope: 'photos' } })).toEqual(['high certain']);
  });

  it('high for an implicit request', () => {
    expect(found({ request: { ...nothing, response_type: 'token', scope: 'photos' } })).toEqual([
      'high certain',
    ]);
  });

  it('high for an empty state: it counts as none', () => {
    expect(found({ request: { ...nothing, state: '' } })).toEqual(['high certain']);
  });

  it('high at GitHub, whose request names no response_type', () => {
    const at = 'https://github.com/login/oauth/authorize';
    expect(found({ at, request: { ...nothing, response_type: undefined } })).toEqual(['high certain']);
  });

  it('low where only PKCE is there and the server’s metadata does not say that it supports it', () => {
    expect(found({ request: onlyPkce, metadata: {} })).toEqual(['low firm']);
  });

  it('high where only PKCE is there and the server gave tokens without the right verifier', () => {
    const wrong = { code_verifier: 'w'.repeat(43) };
    const told = (changes: FlowChanges) =>
      verdictsOf('state-missing', codeFlow({ request: onlyPkce, ...changes }));
    expect(told({ token: wrong })).toEqual(['high certain']);
    expect(told({ token: wrong, tokenAnswer: { error: 'invalid_grant' } })).toEqual([]);
    expect(told({})).toEqual([]);
  });

  it('as grave on a development host, a remark at a playground', () => {
    expect(found({ request: nothing, redirectUri: 'http://localhost:3000/cb' })).toEqual(['high certain']);
    expect(found({ request: nothing, redirectUri: 'https://openidconnect.net/callback' })).toEqual([
      'info certain',
    ]);
  });
});

describe('state-missing says nothing', () => {
  it.each([
    ['where state is there', { ...nothing, state: 's-1' }],
    ['where PKCE stands in for it', onlyPkce],
    ['where a nonce of OpenID Connect stands in for it', { ...nothing, nonce: 'n-1' }],
    ['of a hidden request', { ...nothing, request_uri: 'urn:ietf:params:oauth:request_uri:a' }],
  ])('%s', (_, request) => {
    expect(found({ request })).toEqual([]);
  });

  it('where PKCE stands in and the metadata says that the server supports it', () => {
    const metadata = { code_challenge_methods_supported: ['S256'] };
    expect(verdictsOf('state-missing', codeFlow({ request: onlyPkce, metadata }))).toEqual([]);
  });

  it('where PKCE stands in at Microsoft, whose metadata leaves the methods out', () => {
    const at = 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize';
    expect(found({ at, request: onlyPkce, metadata: { authorization_endpoint: at } })).toEqual([]);
  });

  it('where the server showed an error page', () => {
    const requestExchange = { status: 400, responseBody: { mediaType: 'text/html', text: 'no' } };
    expect(found({ request: nothing, requestExchange, response: null })).toEqual([]);
  });
});
