import { describe, expect, it } from 'vitest';
import { dpop, proof } from '../../../support/dpop.ts';
import { baseTime, capture, form, jsonBody } from '../../../support/exchange.ts';
import { codeFlow, detailOf, findingsOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { jwt } from '../../../support/logins.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'client-assertion-weak';
const now = baseTime / 1000;
type Members = Readonly<Record<string, unknown>>;
const good = { iss: 'spa', sub: 'spa', aud: 'https://op.example', jti: 'j-1-4711', iat: now, exp: now + 60 };
const assertion = (claims: Members = {}, header: Members = {}) => ({
  client_assertion: jwt({ ...good, ...claims }, { alg: 'ES256', ...header }),
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
});
const login = (claims: Members, header: Members = {}) => codeFlow({ token: assertion(claims, header) });
const tokens = { access_token: 'at-1', refresh_token: 'rt-1-b7c2', token_type: 'Bearer', expires_in: 600 };
/** A login and a refresh that many seconds later. */
const twice = (claims: Members, seconds: number) =>
  codeFlow({
    token: assertion(),
    tokenAnswer: tokens,
    then: [
      form(
        'https://op.example/token',
        { grant_type: 'refresh_token', refresh_token: 'rt-1-b7c2', client_id: 'spa', ...assertion(claims) },
        {
          status: 200,
          startedAt: baseTime + 2000 + seconds * 1000,
          responseBody: jsonBody({ ...tokens, access_token: 'at-2', refresh_token: 'rt-2' }),
        },
      ),
    ],
  });

/** A machine that asks, is told to put a nonce into its proof, and does so with a second assertion. */
const askedAgain = (second: Members, seconds = 1) => {
  const asking = (claims: Members) => ({
    grant_type: 'client_credentials',
    client_id: 'spa',
    ...assertion(claims),
  });
  return capture(
    form('https://op.example/token', asking({}), {
      status: 400,
      requestHeaders: [dpop()],
      responseHeaders: [['DPoP-Nonce', 'n-1']],
      responseBody: jsonBody({ error: 'use_dpop_nonce' }),
    }),
    form('https://op.example/token', asking(second), {
      status: 200,
      startedAt: baseTime + seconds * 1000,
      requestHeaders: [dpop(proof({ nonce: 'n-1' }, {}, 'again'))],
      responseBody: jsonBody({ access_token: 'at-1', token_type: 'DPoP' }),
    }),
  );
};

describe('client-assertion-weak is', () => {
  it('high without a signature', () => {
    expect(verdictsOf(rule, login({}, { alg: 'none' }))).toEqual(['high certain']);
    const cut = assertion().client_assertion.replace(/[^.]*$/, '');
    expect(verdictsOf(rule, codeFlow({ token: { ...assertion(), client_assertion: cut } }))).toEqual([
      'high certain',
    ]);
  });

  it('medium for one that is used again', () => {
    expect(verdictsOf(rule, twice({}, 30))).toEqual(['medium certain']);
    expect(verdictsOf(rule, twice({ exp: now + 90 }, 30))).toEqual(['medium certain']);
    expect(detailOf(rule, redacted(twice({}, 30)))).toBe(detailOf(rule, twice({}, 30)));
  });

  it('low for a retry at once', () => {
    expect(verdictsOf(rule, twice({}, 4))).toEqual(['low certain']);
  });

  it('a remark where the server asked for the same request again, with its nonce', () => {
    expect(verdictsOf(rule, askedAgain({}))).toEqual(['info certain']);
    expect(detailOf(rule, askedAgain({}))).toContain('when the server had asked for its nonce');
    expect(verdictsOf(rule, redacted(askedAgain({})))).toEqual(['info certain']);
  });

  it('medium where that comes late', () => {
    expect(verdictsOf(rule, askedAgain({}, 30))).toEqual(['medium certain']);
  });

  it.each([
    ['that never expires', { exp: undefined }, 'there is no exp'],
    ['that lives for an hour', { exp: now + 3600 }, 'It lives 60 minutes'],
    ['without jti', { jti: undefined }, 'It has no jti'],
    ['that names somebody else', { iss: 'other' }, 'iss of the assertion must be the client_id.'],
  ])('low for one %s', (_, claims, words) => {
    expect(verdictsOf(rule, login(claims))).toEqual(['low certain']);
    expect(detailOf(rule, login(claims))).toContain(words);
    expect(detailOf(rule, redacted(login(claims)))).toBe(detailOf(rule, login(claims)));
  });

  it('one finding with all of it, the worst first to count', () => {
    const exchanges = login({ exp: undefined, jti: undefined }, { alg: 'none' });
    expect(findingsOf(exchanges).filter((finding) => finding.rule === rule)).toHaveLength(1);
    expect(verdictsOf(rule, exchanges)).toEqual(['high certain']);
  });
});

describe('client-assertion-weak says nothing', () => {
  it.each([
    ['of a good one', {}],
    ['of ten minutes', { exp: now + 600 }],
    ['of a list of audiences: that is another rule’s', { aud: ['a', 'b'] }],
  ])('%s', (_, claims) => {
    expect(outcomeOf(rule, login(claims))).toBe('pass');
    expect(verdictsOf(rule, redacted(login(claims)))).toEqual([]);
  });

  it('of a new one for the same request with a nonce', () => {
    expect(outcomeOf(rule, askedAgain({ jti: 'j-2-0815' }))).toBe('pass');
  });

  it('of a new one each time', () => {
    expect(outcomeOf(rule, twice({ jti: 'j-2-0815' }, 30))).toBe('pass');
    expect(verdictsOf(rule, redacted(twice({ jti: 'j-2-0815' }, 30)))).toEqual([]);
  });

  it.each([
    [
      'of Apple’s client_secret, which is a JWT that lives for months',
      codeFlow({ token: { client_secret: jwt({ ...good, exp: now + 15_000_000 }) } }),
    ],
    ['without an assertion', codeFlow()],
  ])('%s', (_, exchanges) => {
    expect(outcomeOf(rule, exchanges)).toBe('not applicable');
  });
});
