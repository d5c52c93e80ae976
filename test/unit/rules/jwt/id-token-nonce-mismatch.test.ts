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
  type FlowChanges,
} from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'id-token-nonce-mismatch';
const answer = (claims: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) => ({
  access_token: accessToken,
  token_type: 'Bearer',
  expires_in: 600,
  id_token: idTokenOf(claims),
  ...more,
});
const login = (claims: Readonly<Record<string, unknown>>, changes: FlowChanges = {}) =>
  codeFlow({ tokenAnswer: answer(claims), ...changes });
const call = json('https://api.example/notes', [], {
  requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
});
const hybrid = (claims: Readonly<Record<string, unknown>>, changes: FlowChanges = {}) =>
  codeFlow({
    request: { response_type: 'code id_token' },
    responseExchange: {
      url: `https://app.example/cb#code=${code}&id_token=${idTokenOf(claims)}&state=af0ifjsldkj9320ad`,
    },
    token: null,
    ...changes,
  });

describe('id-token-nonce-mismatch is', () => {
  it('high where the client went on with the tokens', () => {
    expect(verdictsOf(rule, login({ nonce: 'other' }, { then: [call] }))).toEqual(['high certain']);
    expect(detailOf(rule, login({ nonce: 'other' }, { then: [call] }))).toBe(
      'The ID token has another nonce than the request had sent; expected: the one of the authorization request. The client went on all the same.',
    );
  });

  it('high where the client redeemed the code that came with it', () => {
    expect(verdictsOf(rule, hybrid({ nonce: 'other' }, { token: {} }))).toEqual(['high certain']);
  });

  it('medium where nothing shows what the client made of it', () => {
    expect(verdictsOf(rule, login({ nonce: 'other' }))).toEqual(['medium firm']);
    expect(verdictsOf(rule, hybrid({ nonce: 'other' }))).toEqual(['medium firm']);
  });

  it('raised for a nonce that is missing', () => {
    expect(verdictsOf(rule, login({ nonce: undefined }))).toEqual(['medium firm']);
    expect(detailOf(rule, login({ nonce: undefined }))).toContain('has no nonce');
  });

  it('the same after redaction', () => {
    const exchanges = login({ nonce: 'other-nonce-4711' }, { then: [call] });
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
    expect(verdictsOf(rule, redacted(login({})))).toEqual([]);
  });
});

describe('id-token-nonce-mismatch says nothing', () => {
  it('where it is the one that was sent', () => {
    expect(outcomeOf(rule, login({}, { then: [call] }))).toBe('pass');
    expect(outcomeOf(rule, hybrid({}))).toBe('pass');
  });

  it('where Apple says that this device has none', () => {
    expect(outcomeOf(rule, login({ nonce: undefined, nonce_supported: false }))).toBe('pass');
  });

  it('of a renewed ID token, which may do without', () => {
    const refresh = form(
      'https://op.example/token',
      { grant_type: 'refresh_token', refresh_token: 'rt-1', client_id: 'spa' },
      {
        status: 200,
        responseBody: jsonBody(answer({ nonce: undefined, jti: 'renewed' }, { access_token: 'at-2' })),
      },
    );
    const tokenAnswer = answer({}, { refresh_token: 'rt-1' });
    expect(outcomeOf(rule, codeFlow({ tokenAnswer, then: [refresh] }))).toBe('pass');
  });

  it.each([
    ['where none was sent', login({ nonce: 'other' }, { request: { nonce: undefined } })],
    [
      'of a code that this login did not bring',
      login({ nonce: 'other' }, { token: { code: 'QbrtnPEuzHW2fRl3Pm9zQg' } }),
    ],
    [
      'where the request hides its parameters',
      login({ nonce: 'other' }, { request: { request_uri: 'urn:ietf:params:oauth:request_uri:a' } }),
    ],
    ['where the body was not recorded', codeFlow({ tokenAnswer: null })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
