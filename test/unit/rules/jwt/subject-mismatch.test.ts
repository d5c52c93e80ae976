import { describe, expect, it } from 'vitest';
import { form, json, jsonBody } from '../../../support/exchange.ts';
import {
  accessToken,
  code,
  codeFlow,
  detailOf,
  idTokenOf,
  outcomeOf,
  verdictsOf,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'subject-mismatch';
type Claims = Readonly<Record<string, unknown>>;
const tokens = (claims: Claims, more: Claims = {}) => ({
  access_token: accessToken,
  token_type: 'Bearer',
  expires_in: 600,
  refresh_token: 'rt-1-b7c2',
  id_token: idTokenOf(claims),
  ...more,
});
const renewed = (claims: Claims) =>
  codeFlow({
    tokenAnswer: tokens({}),
    then: [
      form(
        'https://op.example/token',
        { grant_type: 'refresh_token', refresh_token: 'rt-1-b7c2', client_id: 'spa' },
        {
          status: 200,
          responseBody: jsonBody(tokens({ nonce: undefined, ...claims }, { access_token: 'at-2-c8d3' })),
        },
      ),
    ],
  });
const userinfo = (answer: unknown, token = accessToken) =>
  codeFlow({
    tokenAnswer: tokens({}),
    then: [
      json('https://op.example/userinfo', answer, { requestHeaders: [['Authorization', `Bearer ${token}`]] }),
    ],
  });
const hybrid = (claims: Claims) =>
  codeFlow({
    request: { response_type: 'code id_token' },
    responseExchange: {
      url: `https://app.example/cb#code=${code}&id_token=${idTokenOf({ c_hash: 'x' })}&state=af0ifjsldkj9320ad`,
    },
    tokenAnswer: tokens(claims),
  });

describe('subject-mismatch is high', () => {
  it.each([
    [
      'where a renewed ID token names somebody else',
      renewed({ sub: '999' }),
      'The renewed ID token has another sub than the first.',
    ],
    [
      'where it comes from another issuer',
      renewed({ iss: 'https://evil.example' }),
      'The renewed ID token has another iss than the first.',
    ],
    [
      'where it is for another client',
      renewed({ aud: 'other' }),
      'The renewed ID token has another aud than the first.',
    ],
    [
      'where UserInfo names somebody else',
      userinfo({ sub: '999' }),
      'UserInfo names another sub than the ID token that came with the access token.',
    ],
    [
      'where front channel and token endpoint differ',
      hybrid({ sub: '999' }),
      'The second ID token of the login has another sub than the first.',
    ],
  ])('%s', (_, exchanges, detail) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toBe(detail);
    expect(detailOf(rule, redacted(exchanges))).toBe(detail);
  });
});

describe('subject-mismatch says nothing', () => {
  it.each([
    ['of a renewal of the same person', renewed({ jti: 'renewed' })],
    ['of the same audiences in another form', renewed({ aud: ['spa'] })],
    ['of UserInfo of the same person', userinfo({ sub: '248289761001' })],
    ['of a hybrid flow of one person', hybrid({ aud: 'spa' })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('pass');
    expect(verdictsOf(rule, redacted(exchanges))).toEqual([]);
  });

  it.each([
    ['where there is nothing to compare', codeFlow()],
    ['where UserInfo was refused', userinfo({ error: 'invalid_token' })],
    ['where the body was not recorded', codeFlow({ tokenAnswer: null })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });

  it('of a token that was exchanged to act for somebody else', () => {
    const exchanged = form(
      'https://op.example/token',
      {
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: accessToken,
        subject_token_type: 'urn:ietf:params:oauth:token-type:access_token',
        client_id: 'spa',
      },
      { status: 200, responseBody: jsonBody(tokens({ sub: '999' }, { access_token: 'at-3-e9f4' })) },
    );
    expect(verdictsOf(rule, codeFlow({ tokenAnswer: tokens({}), then: [exchanged] }))).toEqual([]);
  });

  it('of two logins of two people: each is a flow of its own', () => {
    const second = codeFlow({
      request: { state: 'zz-second-state-0123', nonce: 'n-second' },
      response: { code: 'second-code-0123456789' },
      token: { code: 'second-code-0123456789' },
      tokenAnswer: tokens(
        { sub: '999', nonce: 'n-second' },
        { access_token: 'at-second', refresh_token: 'rt-second' },
      ),
    }).map((one) => ({
      ...one,
      id: `second-${one.id}`,
      startedAt: one.startedAt + 60_000,
      entry: one.entry + 10,
    }));
    expect(verdictsOf(rule, [...codeFlow({ tokenAnswer: tokens({}) }), ...second])).toEqual([]);
  });
});
