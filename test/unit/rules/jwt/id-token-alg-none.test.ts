import { describe, expect, it } from 'vitest';
import { form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'id-token-alg-none';
const claims = { iss: 'https://op.example', sub: '1', aud: 'spa', nonce: 'n-0S6_WzA2Mj' };
const unsigned = jwt(claims, { alg: 'none' }).replace(/[^.]*$/, '');
const early = (id_token: string) =>
  codeFlow({
    request: { response_type: 'id_token' },
    responseExchange: { url: `https://app.example/cb#id_token=${id_token}&state=af0ifjsldkj9320ad` },
    token: null,
  });
const late = (id_token: string) =>
  codeFlow({ tokenAnswer: { access_token: 'at', token_type: 'Bearer', expires_in: 600, id_token } });
const registered = form(
  'https://op.example/register',
  {},
  {
    id: 'registration',
    requestBody: jsonBody({ redirect_uris: ['https://app.example/cb'] }),
    status: 201,
    responseBody: jsonBody({
      client_id: 'spa',
      redirect_uris: ['https://app.example/cb'],
      id_token_signed_response_alg: 'none',
    }),
  },
);

describe('id-token-alg-none is', () => {
  it('critical in the front channel', () => {
    expect(verdictsOf(rule, early(unsigned))).toEqual(['critical certain']);
    expect(detailOf(rule, early(unsigned))).toBe(
      'The ID token from the front channel has alg none; expected: a signature.',
    );
    expect(detailOf(rule, redacted(early(unsigned)))).toBe(detailOf(rule, early(unsigned)));
  });

  it('medium at the token endpoint', () => {
    expect(verdictsOf(rule, late(unsigned))).toEqual(['medium certain']);
  });

  it('raised for alg none in another case, and beside bytes that pretend to be a signature', () => {
    expect(verdictsOf(rule, late(jwt(claims, { alg: 'None' })))).toEqual(['medium certain']);
  });

  it('raised for a signature that was cut off', () => {
    const token = jwt(claims).replace(/[^.]*$/, '');
    expect(verdictsOf(rule, early(token))).toEqual(['critical certain']);
    expect(detailOf(rule, early(token))).toContain('has no signature');
    expect(verdictsOf(rule, redacted(early(token)))).toEqual(['critical certain']);
  });

  it('a remark for a client that is registered for it and takes it from the token endpoint', () => {
    expect(verdictsOf(rule, [registered, ...late(unsigned)])).toEqual(['info certain']);
    expect(verdictsOf(rule, [registered, ...early(unsigned)])).toEqual(['critical certain']);
  });
});

describe('id-token-alg-none says nothing', () => {
  it.each(['RS256', 'ES256', 'EdDSA', 'HS256'])('of %s', (alg) => {
    expect(outcomeOf(rule, early(jwt(claims, { alg })))).toBe('pass');
    expect(outcomeOf(rule, late(jwt(claims, { alg })))).toBe('pass');
  });

  it('of an encrypted ID token', () => {
    expect(outcomeOf(rule, late(`${jwt({}).split('.')[0]}.a.b.c.d`))).toBe('not applicable');
  });

  it('of an unsigned request object or hint: those are no ID token that was delivered', () => {
    expect(outcomeOf(rule, codeFlow({ request: { id_token_hint: unsigned } }))).toBe('pass');
  });

  it('where the body was not recorded', () => {
    expect(outcomeOf(rule, codeFlow({ tokenAnswer: null }))).toBe('not applicable');
  });
});
