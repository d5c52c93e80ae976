import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { json } from '../../../support/exchange.ts';
import { accessToken, codeFlow, detailOf, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'userinfo-incomplete';
const metadata = { userinfo_endpoint: 'https://op.example/userinfo' };
const asked = (answer: unknown, more: Partial<Exchange> = {}, described: object | undefined = metadata) =>
  codeFlow({
    metadata: { ...described },
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', id_token: idTokenOf() },
    then: [
      json('https://op.example/userinfo', answer, {
        requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
        ...more,
      }),
    ],
  });
const signed = (claims: Readonly<Record<string, unknown>>) =>
  asked(undefined, { responseBody: { mediaType: 'application/jwt', text: jwt(claims) } });
const right = { iss: 'https://op.example', aud: 'spa', sub: '248289761001' };

describe('userinfo-incomplete is medium for', () => {
  it('claims without sub', () => {
    const login = asked({ email: 'jane@example.com' });
    expect(verdictsOf(id, login)).toEqual(['medium certain']);
    expect(detailOf(id, login)).toBe('UserInfo has no sub; expected: the one of the ID token.');
    expect(detailOf(id, redacted(login))).toBe(detailOf(id, login));
  });

  it.each([
    ['signed claims without sub', { ...right, sub: undefined }, 'no sub'],
    [
      'a signed answer of another issuer',
      { ...right, iss: 'https://other.example' },
      'iss of the signed UserInfo',
    ],
    [
      'a signed answer for another client',
      { ...right, aud: ['other'] },
      'aud of the signed UserInfo is "other"',
    ],
  ])('%s', (_, claims, detail) => {
    expect(verdictsOf(id, signed(claims))).toEqual(['medium certain']);
    expect(detailOf(id, signed(claims))).toContain(detail);
  });
});

describe('userinfo-incomplete says nothing', () => {
  it.each([
    ['of claims with sub', asked({ sub: '248289761001' })],
    ['of a signed answer for this client among others', signed({ ...right, aud: ['x', 'spa'] })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('pass');
  });

  const encrypted = `${Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url')}.a.b.c.d`;
  it.each([
    [
      'of an API of the provider’s own',
      asked({ id: 7 }, {}, { userinfo_endpoint: 'https://op.example/oidc/me' }),
    ],
    ['where nothing tells that it is UserInfo', asked({ id: 7 }, {}, {})],
    ['of a refusal', asked({ error: 'invalid_token' }, { status: 401 })],
    ['of an error that is told with 200', asked({ error: 'invalid_token' })],
    ['of an answer that was not recorded', asked(undefined, { responseBody: undefined })],
    [
      'of an encrypted answer',
      asked(undefined, { responseBody: { mediaType: 'application/jwt', text: encrypted } }),
    ],
    ['of an app without an ID token', codeFlow({ tokenAnswer: { access_token: accessToken } })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(id, exchanges)).toBe('not applicable');
  });
});
