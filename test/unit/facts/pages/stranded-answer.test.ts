import { describe, expect, it } from 'vitest';
import { baseTime } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { leftCode, msalPopupState, type LeftCode } from '../../../support/left-code.ts';
import { redacted } from '../../../support/redacted.ts';

const outcomesOf = (changes: LeftCode) => {
  const exchanges = leftCode(changes);
  return [exchanges, redacted(exchanges)].map((all) => flowsOf(all).at(-1)?.outcome);
};
const isolated = [['Cross-Origin-Opener-Policy', 'same-origin']] as const;
const popup: LeftCode = { request: { display: 'popup' } };
const inOrdinaryPage: LeftCode = {
  inFragment: true,
  startUrl: 'https://app.example/home',
  redirectUri: 'https://app.example/home',
  request: { state: msalPopupState },
};
const call = (method: string, after = 2000, url = 'https://app.example/api/settings') => ({
  url,
  method,
  status: 200,
  startedAt: baseTime + after,
  responseHeaders: [['Content-Type', 'application/json']] as const,
  context: { resourceType: 'fetch' as const },
});

describe('a login failed whose answer reached a popup and nobody', () => {
  it.each<[string, LeftCode]>([
    ['as its opener is isolated', { ...popup, start: isolated }],
    [
      'as its opener is isolated, and the popup asks for its settings',
      { ...popup, start: isolated, then: [call('GET')] },
    ],
    ['as the app itself began in it', { ...inOrdinaryPage, then: [call('GET')] }],
  ])('%s', (_, changes) => {
    expect(outcomesOf(changes)).toEqual(['failed', 'failed']);
  });
});

describe('a login did not fail', () => {
  it.each<[string, LeftCode, string]>([
    ['by an isolated page that was left for the provider’s', { start: isolated }, 'pending'],
    [
      'where the opener allows popups',
      { ...popup, start: [['Cross-Origin-Opener-Policy', 'same-origin-allow-popups']] },
      'pending',
    ],
    ['where the popup went to no work yet', inOrdinaryPage, 'pending'],
    ['where the popup’s page is one of its own', { ...popup, then: [call('GET')] }, 'pending'],
    ['where the page posts to its server', { ...popup, start: isolated, then: [call('POST')] }, 'pending'],
    [
      'where the popup redeems its code after all',
      { ...popup, start: isolated, isRedeemed: true },
      'succeeded',
    ],
  ])('%s', (_, changes, outcome) => {
    expect(outcomesOf(changes)).toEqual([outcome, outcome]);
  });
});
