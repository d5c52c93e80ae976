import { describe, expect, it } from 'vitest';
import { postedLogout } from '../../../support/backchannel-logout.ts';
import { capture } from '../../../support/exchange.ts';
import { codeFlow, detailOf, idTokenOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'logout-token-invalid';
const alone = (...given: Parameters<typeof postedLogout>) => capture(postedLogout(...given));

describe('logout-token-invalid is', () => {
  it.each([
    ['a nonce', { nonce: 'n-1' }, 'there is a nonce'],
    ['no jti', { jti: undefined }, 'jti is missing'],
    ['neither sub nor sid', { sid: undefined }, 'neither sub nor sid'],
    ['neither iat nor aud', { iat: undefined, aud: undefined }, 'aud and iat are missing'],
  ])('medium for a token with %s that the client takes', (_, claims, said) => {
    expect(verdictsOf(rule, alone(claims))).toEqual(['medium certain']);
    expect(detailOf(rule, redacted(alone(claims)))).toContain(said);
  });

  it('medium for one that is not signed', () => {
    expect(detailOf(rule, alone({}, {}, { alg: 'none' }))).toContain('no signature');
  });

  it('medium for one that names another client than the login of its session', () => {
    const sid = '08a5019c-17e1-4977-8f42';
    const exchanges = codeFlow({
      tokenAnswer: { access_token: 'at-1-7a9d', token_type: 'Bearer', id_token: idTokenOf({ sid }) },
      then: [postedLogout({ sid, aud: 'other' })],
    });
    expect(detailOf(rule, exchanges)).toContain('aud is another client');
  });

  it('low where the client refuses it', () => {
    expect(verdictsOf(rule, alone({ nonce: 'n-1' }, { status: 400 }))).toEqual(['low certain']);
  });
});

describe('logout-token-invalid says nothing', () => {
  it.each([
    ['of a token as specified', alone()],
    ['of one with sub instead of sid', alone({ sid: undefined, sub: '248289761001' })],
    ['of one for several clients', alone({ aud: ['a', 'spa'] })],
    ['of one without exp, which was not required before', alone({ exp: undefined })],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('pass');
  });

  it('without such a logout', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
