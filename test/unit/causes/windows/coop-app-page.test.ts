import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { leftCode, msalPopupState, type LeftCode } from '../../../support/left-code.ts';

const id = 'coop-app-page';
const isolated: readonly Header[] = [['Cross-Origin-Opener-Policy', 'same-origin']];

describe(`${id} is the cause`, () => {
  it.each<[string, LeftCode]>([
    ['where the redirect URI is named for popups', { redirectUri: 'https://app.example/popup-callback' }],
    ['where the request asks for a popup', { request: { display: 'popup' } }],
    ['where MSAL’s state says so', { request: { state: msalPopupState } }],
    [
      'where the page speaks to its opener',
      { landingText: '<script>window.opener.done(location.href)</script>' },
    ],
    [
      'where the browser knows the tab that opened it',
      { landingExchange: { context: { resourceType: 'main_frame', tab: 8, openerTab: 7 } } },
    ],
  ])('%s', (_, changes) => {
    const exchanges = leftCode({ start: isolated, ...changes });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain('https://app.example/ is sent with');
    expect(reasonOf(exchanges)?.fix).toContain('same-origin-allow-popups');
  });

  it('whatever its report-to parameter says', () => {
    const start: readonly Header[] = [['cross-origin-opener-policy', 'same-origin; report-to="coop"']];
    expect(causesOf(leftCode({ start, request: { display: 'popup' } }))).toEqual([id]);
  });

  it('as a guess with what tells it apart, where nothing shows a popup', () => {
    const reason = reasonOf(leftCode({ start: isolated }));
    expect(reason).toMatchObject({ cause: id, confidence: 'tentative' });
    expect(reason?.tell_apart).toContain('window of its own');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, LeftCode]>([
    [
      'where the policy lets popups be',
      { start: [['Cross-Origin-Opener-Policy', 'same-origin-allow-popups']] },
    ],
    ['where two policies make none', { start: [...isolated, ['Cross-Origin-Opener-Policy', 'unsafe-none']] }],
    ['where it is only tried out', { start: [['Cross-Origin-Opener-Policy-Report-Only', 'same-origin']] }],
    ['where the page redeems the code', { start: isolated, isRedeemed: true }],
    [
      'in a frame, which has no opener',
      { start: isolated, landingExchange: { context: { resourceType: 'sub_frame' } } },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(leftCode({ request: { display: 'popup' }, ...changes }))).not.toContain(id);
  });
});
