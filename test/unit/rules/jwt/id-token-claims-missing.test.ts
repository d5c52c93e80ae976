import { describe, expect, it } from 'vitest';
import { baseTime, form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'id-token-claims-missing';
const now = baseTime / 1000;
const dated = { responseHeaders: [['Date', new Date(baseTime).toUTCString()] as const] };
const login = (claims: Readonly<Record<string, unknown>>, tokenExchange = {}) =>
  codeFlow({
    tokenAnswer: { access_token: 'at', token_type: 'Bearer', id_token: idTokenOf(claims) },
    tokenExchange: { ...dated, ...tokenExchange },
  });
const renewed = (claims: Readonly<Record<string, unknown>>) =>
  codeFlow({
    tokenAnswer: { access_token: 'at', refresh_token: 'rt-1', token_type: 'Bearer', id_token: idTokenOf() },
    then: [
      form(
        'https://op.example/token',
        { grant_type: 'refresh_token', refresh_token: 'rt-1', client_id: 'spa' },
        {
          ...dated,
          status: 200,
          responseBody: jsonBody({ access_token: 'at-2', id_token: idTokenOf(claims) }),
        },
      ),
    ],
  });

describe('id-token-claims-missing is medium for', () => {
  it.each(['iss', 'sub', 'aud', 'exp', 'iat'])('a token without %s', (name) => {
    const without = login({ [name]: undefined });
    expect(verdictsOf(id, without)).toEqual(['medium certain']);
    expect(detailOf(id, without)).toBe(`The ID token has no ${name}; expected: iss, sub, aud, exp, iat.`);
    expect(detailOf(id, redacted(without))).toBe(detailOf(id, without));
  });

  it.each([
    ['an empty subject', { sub: '' }],
    ['an audience of nobody', { aud: [] }],
  ])('%s', (_, claims) => {
    expect(verdictsOf(id, login(claims))).toEqual(['medium certain']);
  });

  it.each(['iat', 'nbf'])('an %s that is ahead of the server’s own Date', (name) => {
    const early = login({ [name]: now + 900, exp: now + 4000 });
    expect(verdictsOf(id, early)).toEqual(['medium certain']);
    expect(detailOf(id, early)).toContain(`${name} of the ID token is 15 minutes after the Date`);
  });
});

describe('id-token-claims-missing is a remark for', () => {
  it('a token that was made long before its code was redeemed', () => {
    expect(verdictsOf(id, login({ iat: now - 1200 }))).toEqual(['info certain']);
  });
});

describe('id-token-claims-missing says nothing', () => {
  it.each([
    ['of all that is required', login({})],
    ['of several audiences', login({ aud: ['spa', 'api'], azp: 'spa' })],
    ['of clocks that differ by a little', login({ iat: now + 240, nbf: now + 240 })],
    ['of a code that took its time', login({ iat: now - 500 })],
    ['of a time in milliseconds', login({ iat: baseTime + 900_000 })],
    ['of a renewed token of an old login', renewed({ iat: now - 86_400 })],
    ['of the client’s clock', login({ iat: now + 900, exp: now + 4000 }, { responseHeaders: [] })],
    [
      'of a cached answer',
      login(
        { iat: now + 900, exp: now + 4000 },
        { responseHeaders: [...dated.responseHeaders, ['Age', '900']] },
      ),
    ],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('pass');
  });

  it('of an answer in the browser, which the client’s server dates', () => {
    const answered = codeFlow({
      request: { response_type: 'code id_token' },
      responseExchange: {
        url: `https://app.example/cb#code=SplxlOBeZQQYbYS6WxSbIA&id_token=${idTokenOf({ iat: now + 900 })}&state=af0ifjsldkj9320ad`,
        ...dated,
      },
      token: null,
    });
    expect(verdictsOf(id, answered)).toEqual([]);
  });

  it('of a token that is encrypted for the client, and where there is none', () => {
    const header = Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url');
    const encrypted = codeFlow({ tokenAnswer: { access_token: 'at', id_token: `${header}.a.b.c.d` } });
    expect(outcomeOf(id, encrypted)).toBe('not applicable');
    expect(outcomeOf(id, codeFlow({ tokenAnswer: { access_token: 'at' } }))).toBe('not applicable');
  });
});
