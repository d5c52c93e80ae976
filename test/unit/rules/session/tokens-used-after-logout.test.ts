import { describe, expect, it } from 'vitest';
import { baseTime, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, codeFlow, outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'tokens-used-after-logout';

const logout: readonly ExchangeFields[] = [
  {
    url: urlWith('https://op.example/logout', {
      client_id: 'spa',
      post_logout_redirect_uri: 'https://app.example/bye',
    }),
    context: { resourceType: 'main_frame' },
    startedAt: baseTime + 20_000,
  },
  {
    url: 'https://app.example/bye',
    status: 200,
    context: { resourceType: 'main_frame' },
    startedAt: baseTime + 21_000,
  },
];
const call = (seconds: number, status: number): ExchangeFields => ({
  url: 'https://api.example/notes',
  status,
  requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
  context: { resourceType: 'fetch', initiator: 'https://app.example' },
  startedAt: baseTime + seconds * 1000,
});

describe('tokens-used-after-logout fires', () => {
  it('low when the access token is still accepted', () => {
    expect(verdictsOf(rule, codeFlow({ then: [...logout, call(60, 200)] }))).toEqual(['low certain']);
  });
});

describe('tokens-used-after-logout is silent', () => {
  it('when the call was refused', () => {
    expect(verdictsOf(rule, codeFlow({ then: [...logout, call(60, 401)] }))).toEqual([]);
  });
  it('when the call was under way', () => {
    expect(verdictsOf(rule, codeFlow({ then: [...logout, call(22, 200)] }))).toEqual([]);
  });
  it('when the call came before the logout', () => {
    expect(verdictsOf(rule, codeFlow({ then: [call(10, 200), ...logout] }))).toEqual([]);
  });
  it('without a logout: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
