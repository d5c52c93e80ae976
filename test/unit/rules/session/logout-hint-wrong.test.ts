import { describe, expect, it } from 'vitest';
import { redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, detailOf, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'logout-hint-wrong';
const back = 'https://app.example/bye';

/** A login, and a logout with that hint, which leads back unless told. */
const logout = (hint: string | undefined, more: Record<string, string> = {}, to: string | null = back) => {
  const url = urlWith('https://op.example/logout', {
    ...(hint && { id_token_hint: hint }),
    post_logout_redirect_uri: back,
    ...more,
  });
  const answered: ExchangeFields = to
    ? redirect(url, to)
    : { url, status: 200, context: { resourceType: 'main_frame' } };
  return codeFlow({ then: [answered] });
};

describe('logout-hint-wrong is medium for', () => {
  it.each([
    ['a token of another issuer', idTokenOf({ iss: 'https://other.example' }), {}, 'of another issuer'],
    ['a token of another client', idTokenOf({ aud: 'other' }), { client_id: 'spa' }, 'for another client'],
    [
      'a token without a signature',
      jwt({ iss: 'https://op.example', aud: 'spa' }, { alg: 'none' }),
      {},
      'not signed',
    ],
  ])('%s, also after redaction', (_, hint, more, said) => {
    const exchanges = logout(hint, more as Record<string, string>);
    expect(verdictsOf(rule, exchanges)).toEqual(['medium certain']);
    expect(detailOf(rule, redacted(exchanges))).toContain(said);
  });
});

describe('logout-hint-wrong says nothing', () => {
  it.each([
    ['of the token of this login', idTokenOf(), {}],
    ['of one that has expired', idTokenOf({ exp: 1 }), {}],
    ['of one for several clients, this among them', idTokenOf({ aud: ['a', 'spa'] }), { client_id: 'spa' }],
  ])('%s', (_, hint, more) => {
    expect(outcomeOf(rule, logout(hint, more as Record<string, string>))).toBe('pass');
  });

  it('of one for another client where none is named', () => {
    expect(verdictsOf(rule, logout(idTokenOf({ aud: 'other' })))).toEqual([]);
  });

  it.each([
    ['where the server asked or refused', logout(idTokenOf({ iss: 'https://other.example' }), {}, null)],
    [
      'where it led elsewhere',
      logout(idTokenOf({ iss: 'https://other.example' }), {}, 'https://op.example/sure'),
    ],
    ['without a hint', logout(undefined, { client_id: 'spa' })],
    ['without a logout', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
