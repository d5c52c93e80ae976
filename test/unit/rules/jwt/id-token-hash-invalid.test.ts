import { describe, expect, it } from 'vitest';
import { leftHalfOfHash } from '../../../../lib/exchange/digest.ts';
import { baseTime } from '../../../support/exchange.ts';
import { accessToken, code, codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'id-token-hash-invalid';
const state = 'af0ifjsldkj9320ad';
const idToken = (claims: Readonly<Record<string, unknown>>, alg = 'RS256') =>
  jwt(
    {
      iss: 'https://op.example',
      sub: '1',
      aud: 'spa',
      nonce: 'n-0S6_WzA2Mj',
      exp: baseTime / 1000 + 600,
      ...claims,
    },
    { alg },
  );
const front = (response_type: string, parts: Readonly<Record<string, string>>) =>
  codeFlow({
    request: { response_type },
    responseExchange: { url: `https://app.example/cb#${new URLSearchParams({ ...parts, state })}` },
    token: null,
  });
const back = (id_token: string) =>
  codeFlow({ tokenAnswer: { access_token: accessToken, token_type: 'Bearer', expires_in: 600, id_token } });
const at_hash = leftHalfOfHash('RS256', accessToken);
const c_hash = leftHalfOfHash('RS256', code);
const both = { access_token: accessToken, token_type: 'Bearer' };

describe('id-token-hash-invalid is high in the front channel', () => {
  it.each([
    [
      'for an access token without at_hash',
      front('id_token token', { ...both, id_token: idToken({}) }),
      'at_hash',
    ],
    [
      'for another access token',
      front('id_token token', { ...both, access_token: 'planted', id_token: idToken({ at_hash }) }),
      'at_hash',
    ],
    ['for a code without c_hash', front('code id_token', { code, id_token: idToken({}) }), 'c_hash'],
    [
      'for another code',
      front('code id_token', { code: 'planted', id_token: idToken({ c_hash }) }),
      'c_hash',
    ],
    [
      'for another state',
      front('code id_token', {
        code,
        id_token: idToken({ c_hash, s_hash: leftHalfOfHash('RS256', 'other') }),
      }),
      's_hash',
    ],
    [
      'for the hash of another algorithm',
      front('id_token token', { ...both, id_token: idToken({ at_hash }, 'ES384') }),
      'at_hash',
    ],
  ])('%s', (_, exchanges, claim) => {
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
    expect(detailOf(rule, exchanges)).toContain(claim);
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });
});

it('id-token-hash-invalid says which is missing and which is wrong', () => {
  expect(detailOf(rule, front('id_token token', { ...both, id_token: idToken({}) }))).toBe(
    'The authorization response brings the access token and an ID token without at_hash; expected: the hash of the access token.',
  );
  expect(detailOf(rule, back(idToken({ at_hash: c_hash })))).toBe(
    'at_hash of the ID token is not the hash of the access token that came in the same token response.',
  );
});

it('id-token-hash-invalid is medium where the token endpoint gave a wrong one', () => {
  expect(verdictsOf(rule, back(idToken({ at_hash: c_hash })))).toEqual(['medium certain']);
  expect(verdictsOf(rule, redacted(back(idToken({ at_hash: c_hash }))))).toEqual(['medium certain']);
});

describe('id-token-hash-invalid says nothing', () => {
  it.each(['RS256', 'PS384', 'ES512', 'HS256', 'ES256K', 'Ed25519', 'EdDSA'])(
    'of hashes that fit, by %s',
    (alg) => {
      const claims = {
        at_hash: leftHalfOfHash(alg, accessToken),
        c_hash: leftHalfOfHash(alg, code),
        s_hash: leftHalfOfHash(alg, state),
      };
      const exchanges = front('code id_token token', { ...both, code, id_token: idToken(claims, alg) });
      expect(outcomeOf(rule, exchanges)).toBe('pass');
      expect(outcomeOf(rule, redacted(exchanges))).toBe('pass');
      expect(outcomeOf(rule, back(idToken({ at_hash: claims.at_hash }, alg)))).toBe('pass');
    },
  );

  it('where the token endpoint gave none: there they are optional', () => {
    expect(outcomeOf(rule, back(idToken({})))).toBe('not applicable');
  });

  it('of an ID token that came alone', () => {
    expect(outcomeOf(rule, front('id_token', { id_token: idToken({}) }))).toBe('not applicable');
  });

  it.each(['EdDSA', 'Ed448', 'none', 'XX999'])('of a hash of no length that %s may mean', (alg) => {
    expect(
      outcomeOf(rule, front('id_token token', { ...both, id_token: idToken({ at_hash: 'x' }, alg) })),
    ).toBe('not applicable');
  });

  it('of an encrypted ID token', () => {
    const id_token = `${jwt({}).split('.')[0]}.a.b.c.d`;
    expect(outcomeOf(rule, front('id_token token', { ...both, id_token }))).toBe('not applicable');
  });

  it('of padding', () => {
    expect(outcomeOf(rule, back(idToken({ at_hash: `${at_hash}==` })))).toBe('pass');
  });
});
