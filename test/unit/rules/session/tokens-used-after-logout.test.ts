import { describe, expect, it } from 'vitest';
import type { BrowserContext } from '../../../../lib/exchange/exchange.ts';
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
/** The same, where that much of the browser is known; the page after it takes half a second to come. */
const logoutIn = (where: Partial<BrowserContext>): readonly ExchangeFields[] =>
  logout.map((one) => ({ ...one, duration: 500, context: { ...one.context, ...where } }));
const call = (seconds: number, status: number, where: Partial<BrowserContext> = {}): ExchangeFields => ({
  url: 'https://api.example/notes',
  status,
  requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
  context: { resourceType: 'fetch', initiator: 'https://app.example', ...where },
  startedAt: baseTime + seconds * 1000,
});

describe('tokens-used-after-logout fires', () => {
  it('low when the access token is still accepted', () => {
    expect(verdictsOf(rule, codeFlow({ then: [...logout, call(60, 200)] }))).toEqual(['low certain']);
  });
  it('low when the page that came after the logout uses it at once', () => {
    const inTab = logoutIn({ tab: 7 });
    expect(verdictsOf(rule, codeFlow({ then: [...inTab, call(22, 200, { tab: 7 })] }))).toEqual([
      'low certain',
    ]);
    const onPage = logoutIn({ page: 'page_3' });
    expect(verdictsOf(rule, codeFlow({ then: [...onPage, call(22, 200, { page: 'page_3' })] }))).toEqual([
      'low certain',
    ]);
  });
});

describe('tokens-used-after-logout is silent', () => {
  it('when the call was refused', () => {
    expect(verdictsOf(rule, codeFlow({ then: [...logout, call(60, 401)] }))).toEqual([]);
  });
  it('when the call was under way', () => {
    expect(verdictsOf(rule, codeFlow({ then: [...logout, call(22, 200)] }))).toEqual([]);
  });
  it.each([
    ['another tab', { tab: 7 }, { tab: 8 }, 22],
    ['no tab', { tab: -1 }, { tab: -1 }, 22],
    ['the page before it', { page: 'page_3' }, { page: 'page_2' }, 22],
    ['the tab, before the page after it had come', { tab: 7 }, { tab: 7 }, 21],
  ])('when %s called', (_, where, from, seconds) => {
    expect(verdictsOf(rule, codeFlow({ then: [...logoutIn(where), call(seconds, 200, from)] }))).toEqual([]);
  });
  it('when the call came before the logout', () => {
    expect(verdictsOf(rule, codeFlow({ then: [call(10, 200), ...logout] }))).toEqual([]);
  });
  it('without a logout: it has nothing to judge', () => {
    expect(outcomeOf(rule, codeFlow())).toBe('not applicable');
  });
});
