import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import { accessToken, codeFlow, detailOf, outcomeOf, verdictsOf, webAppFlow } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'token-lifetime-contradicted';
const now = baseTime / 1000;

/** A token of that many seconds, issued `before` its delivery, in an answer that says `expires_in`. */
const login = (
  lifetime: number,
  expires_in: unknown,
  { before = 0, date = true, claims = {} }: { before?: number; date?: boolean; claims?: object } = {},
) =>
  codeFlow({
    tokenAnswer: {
      access_token: jwt({ iat: now - before, exp: now - before + lifetime, ...claims }),
      token_type: 'Bearer',
      expires_in,
    },
    tokenExchange: date ? { responseHeaders: [['Date', new Date(baseTime + 2000).toUTCString()]] } : {},
  });

describe('token-lifetime-contradicted is', () => {
  it.each([
    ['low for a token that ends long before the answer says', 300, 3600, 'low certain'],
    ['low for an answer that counts in milliseconds', 3600, 3_600_000, 'low certain'],
    ['low for an answer that names a time instead of a span', 3600, now + 3600, 'low certain'],
    ['low where the number is text', 300, '3600', 'low certain'],
    ['a remark for a token that outlives its answer', 86_400, 3600, 'info certain'],
  ])('%s', (_, lifetime, said, verdict) => {
    expect(verdictsOf(rule, login(lifetime, said))).toEqual([verdict]);
    expect(verdictsOf(rule, login(lifetime, said, { date: false }))).toEqual([verdict]);
  });

  it('said in numbers, and the same after redaction', () => {
    const exchanges = login(300, 3600);
    expect(detailOf(rule, exchanges)).toContain(
      'expires_in 3600; the access token itself expires 300 seconds',
    );
    expect(detailOf(rule, redacted(exchanges))).toBe(detailOf(rule, exchanges));
  });
});

describe('token-lifetime-contradicted says nothing', () => {
  it.each([
    ['where both agree', 3600, 3600, {}],
    ['of rounding and clocks', 3600, 3500, {}],
    ['of a token that is dated back against clocks that go wrong', 3900, 3600, { before: 300 }],
    ['of a token that was made before, and of which less is left', 86_400, 40_000, { before: 46_400 }],
  ])('%s', (_, lifetime, said, more) => {
    expect(outcomeOf(rule, login(lifetime, said, more))).toBe('pass');
  });

  it.each([
    ['without iat', login(300, 3600, { claims: { iat: undefined } })],
    ['without exp', login(300, 3600, { claims: { exp: undefined } })],
    ['without expires_in', login(300, undefined)],
    [
      'of a token made before where nothing tells what time it was',
      login(86_400, 40_000, { before: 46_400, date: false }),
    ],
    ['of an opaque token', codeFlow({ tokenAnswer: { access_token: accessToken, expires_in: 3600 } })],
    ['of a login whose tokens nobody saw', webAppFlow()],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
