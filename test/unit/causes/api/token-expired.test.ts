import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime } from '../../../support/exchange.ts';

const id = 'token-expired';
const now = baseTime / 1000;

describe(`${id} is the cause`, () => {
  it.each<[string, ApiCall, string]>([
    [
      'whose exp has passed',
      { token: { exp: now + 60 }, after: 120, challenge: 'Bearer error="invalid_token"' },
      'was good until 2026-01-01T00:01:00Z (exp)',
    ],
    [
      'that cannot be read, whose expires_in has passed',
      { token: 'opaque-token-7f1a', answer: { expires_in: 60 }, after: 300 },
      '(expires_in)',
    ],
    [
      'of which Go says so',
      { token: { exp: now + 5 }, after: 9, message: 'token has invalid claims: token is expired' },
      '4 seconds later',
    ],
  ])('of a token %s', (_, call, words) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.fix).toContain('Renew the token');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('for the API to mend where its clock is ahead', () => {
    const exchanges = calledApi({ message: 'jwt expired' });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, owner: 'resource_server' });
    expect(reasonOf(exchanges)?.why).toContain('it goes by another clock');
    expect(reasonOf(exchanges)?.fix).not.toContain('Renew');
  });
});

describe('a token that was over when it came', () => {
  const late = 'Bearer error="invalid_token", error_description="The access token expired"';
  it('is told so: to renew it helps nobody, and what is seen of the clocks is not left out', () => {
    const exchanges = calledApi({ token: { exp: now - 3600 }, after: 5, challenge: late });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id, 'clock-skew']);
    const { why, fix, owner } = reasonOf(exchanges) ?? {};
    expect(why).toContain('It was over already when it was given');
    expect(fix).not.toContain('Renew the token before');
    expect(owner).toBe('authorization_server');
  });

  it.each([
    ['of one that ended after it came', { token: { exp: now + 5 }, after: 9 }],
    ['of one that ended seconds before', { token: { exp: now - 20 }, after: 5 }],
  ])('is not told %s', (_, call) => {
    const { why, fix } = reasonOf(calledApi({ ...call, challenge: late })) ?? {};
    expect(why).not.toContain('when it was given');
    expect(fix).toContain('Renew the token');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of a token that lives', { challenge: 'Bearer error="invalid_token"' }],
    ['of an expired one that the API takes', { token: { exp: now + 5 }, after: 20, status: 200 }],
    [
      'of an expired one that lacks a scope',
      {
        token: { exp: now + 5, scope: 'a' },
        after: 20,
        status: 403,
        challenge: 'Bearer error="insufficient_scope", scope="b"',
      },
    ],
    [
      'of one whose audience the API refuses',
      { token: { exp: now + 5 }, after: 20, message: 'jwt audience invalid. expected: orders' },
    ],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });
});
