import { describe, expect, it } from 'vitest';
import { accessToken, codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'token-multiple-methods';

const call = (url: string, headers: readonly (readonly [string, string])[]) =>
  codeFlow({
    then: [
      {
        url,
        status: 200,
        requestHeaders: headers,
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      },
    ],
  });
const bearer = ['Authorization', `Bearer ${accessToken}`] as const;

describe('token-multiple-methods fires', () => {
  it('when header and query carry the token', () => {
    expect(verdictsOf(rule, call(`https://api.example/me?access_token=${accessToken}`, [bearer]))).toEqual([
      'low certain',
    ]);
  });
  it('when two headers do', () => {
    expect(verdictsOf(rule, call('https://api.example/me', [bearer, bearer]))).toEqual(['low certain']);
  });
});

describe('token-multiple-methods is silent', () => {
  it('for one header', () => {
    expect(verdictsOf(rule, call('https://api.example/me', [bearer]))).toEqual([]);
  });
  it('for an API key beside the token', () => {
    expect(verdictsOf(rule, call('https://api.example/me', [bearer, ['apikey', 'public']]))).toEqual([]);
  });
  it('when no token was used: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
