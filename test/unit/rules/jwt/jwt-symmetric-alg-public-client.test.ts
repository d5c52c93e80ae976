import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { redacted } from '../../../support/redacted.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';

const rule = 'jwt-symmetric-alg-public-client';
const claims = { iss: 'https://op.example', sub: '1', aud: 'spa', nonce: 'n-0S6_WzA2Mj' };
const login = (alg: string, changes: FlowChanges = {}) =>
  codeFlow({
    tokenAnswer: {
      access_token: 'at',
      token_type: 'Bearer',
      expires_in: 600,
      id_token: jwt(claims, { alg }),
    },
    ...changes,
  });

describe('jwt-symmetric-alg-public-client is medium', () => {
  it.each(['HS256', 'HS384', 'HS512'])('for %s and a client in a page', (alg) => {
    expect(verdictsOf(rule, login(alg))).toEqual(['medium certain']);
  });

  it('for an application on the device', () => {
    expect(verdictsOf(rule, login('HS256', { redirectUri: 'com.example.app:/cb' }))).toEqual([
      'medium certain',
    ]);
  });
});

const secret = { token: { client_secret: 'hunter2' } } as const;
const server = { context: {}, requestHeaders: [['User-Agent', 'okhttp/4.12.0']] } as const;

describe('jwt-symmetric-alg-public-client is high', () => {
  it.each([
    ['where the page sends the secret that verifies it', login('HS256', secret)],
    [
      'where it sends it in a Basic header',
      login('HS512', {
        tokenExchange: { requestHeaders: [['Authorization', `Basic ${btoa('spa:hunter2')}`]] },
      }),
    ],
    [
      'where it signs with it',
      login('HS256', { token: { client_assertion: jwt({ sub: 'spa' }, { alg: 'HS256' }) } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['high firm']);
    expect(verdictsOf(rule, redacted(exchanges))).toEqual(['high firm']);
    expect(detailOf(rule, exchanges)).toContain('https://app.example');
    expect(detailOf(rule, exchanges)).not.toContain('hunter2');
  });
});

describe('jwt-symmetric-alg-public-client says nothing', () => {
  it.each(['RS256', 'PS256', 'ES256', 'EdDSA', 'none'])('of %s', (alg) => {
    expect(outcomeOf(rule, login(alg))).toBe('pass');
  });

  it('of a client that authenticates itself', () => {
    expect(outcomeOf(rule, login('HS256', { ...secret, tokenExchange: server }))).toBe('not applicable');
  });

  it.each([
    ['where nothing shows that a page has the secret', { context: {} }],
    ['of the server’s own console', { context: { resourceType: 'fetch', initiator: 'https://op.example' } }],
  ] as [string, Partial<Exchange>][])('%s', (_, tokenExchange) => {
    expect(outcomeOf(rule, login('HS256', { ...secret, tokenExchange }))).toBe('not applicable');
  });

  it('of a secret in the page and a token that a private key signed', () => {
    expect(verdictsOf(rule, login('RS256', secret))).toEqual([]);
  });

  it('of a page’s assertion that a private key signed', () => {
    const client_assertion = jwt({ sub: 'spa' }, { alg: 'ES256' });
    expect(outcomeOf(rule, login('HS256', { token: { client_assertion } }))).toBe('not applicable');
  });

  it('of a client of which nothing tells whether it keeps a secret', () => {
    const exchanges = codeFlow({
      request: { response_type: 'id_token' },
      responseExchange: {
        url: `https://app.example/cb#id_token=${jwt(claims, { alg: 'HS256' })}&state=af0ifjsldkj9320ad`,
      },
      token: null,
    });
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });

  it('of an access token that only its API verifies', () => {
    const access_token = jwt({ sub: '1', exp: 1 }, { alg: 'HS256' });
    expect(verdictsOf(rule, codeFlow({ tokenAnswer: { access_token, token_type: 'Bearer' } }))).toEqual([]);
  });
});
