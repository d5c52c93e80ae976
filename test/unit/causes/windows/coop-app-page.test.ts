import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { leftCode, msalPopupState, type LeftCode } from '../../../support/left-code.ts';

const id = 'coop-app-page';
const isolated: readonly Header[] = [['Cross-Origin-Opener-Policy', 'same-origin']];

describe(`${id} is the cause`, () => {
  it.each<[string, LeftCode]>([
    ['where the redirect URI is named for popups', { redirectUri: 'https://app.example/popup-callback' }],
    ['where it is Swagger UI’s', { redirectUri: 'https://app.example/docs/oauth2-redirect.html' }],
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

describe('a provider’s popup that answers its opener by a script', () => {
  const main = { resourceType: 'main_frame' } as const;
  const url = urlWith('https://accounts.google.com/o/oauth2/v2/auth', {
    client_id: '774120993311-abc.apps.googleusercontent.com',
    redirect_uri: 'storagerelay://https/notes.example?id=auth402931',
    response_type: 'code',
    scope: 'openid',
    state: 'IQjtKVgevhmr21ZH',
  });
  const said = '<script>window.opener&&window.opener.postMessage(data,"*");window.close();</script>';
  const popup = (policy: string, text = said) =>
    capture(
      exchange({
        url: 'https://notes.example/signin',
        status: 200,
        responseHeaders: [['Cross-Origin-Opener-Policy', policy]],
        context: main,
      }),
      exchange({ url, status: 200, context: { ...main, initiator: 'https://notes.example' } }),
      exchange({
        url: 'https://accounts.google.com/signin/oauth/consent?part=AJi8hAN',
        status: 200,
        responseBody: { mediaType: 'text/html', text },
        context: main,
      }),
    );

  it('lost it where the app’s page is isolated', () => {
    const exchanges = popup('same-origin');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain' });
    expect(reasonOf(exchanges)?.why).toContain('had the answer ready');
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('will not find it while the person still signs in', () => {
    expect(reasonOf(popup('same-origin', '<form></form>'))).toMatchObject({ cause: id, confidence: 'firm' });
  });

  it('is told as the app’s where both sides are isolated, with the other beside it', () => {
    const [opener, request, consent] = popup('same-origin');
    const both = [
      opener!,
      request!,
      { ...consent!, responseHeaders: [['Cross-Origin-Opener-Policy', 'same-origin-allow-popups'] as const] },
    ];
    expect(causesOf(both)).toEqual([id]);
    expect(reasonOf(both)?.why).toContain('sends same-origin-allow-popups, which would cut it off as well');
  });

  it.each(['same-origin-allow-popups', 'unsafe-none'])('has it where the page says %s', (policy) => {
    expect(causesOf(popup(policy))).not.toContain(id);
  });
});

describe('the popup of Google’s button', () => {
  const main = { resourceType: 'main_frame', tab: 1 } as const;
  const button = (query: Readonly<Record<string, string>> = {}): ExchangeFields => ({
    url: urlWith('https://accounts.google.com/gsi/select', {
      client_id: '774120993311-abc.apps.googleusercontent.com',
      ux_mode: 'popup',
      origin: 'https://notes.example',
      channel_id: '8c50cf88e1f738ab',
      ...query,
    }),
    status: 302,
    redirectUrl: 'https://accounts.google.com/v3/signin/accountchooser?flowName=GeneralOAuthFlow',
    context: { resourceType: 'main_frame', tab: 2 },
  });
  const opened = (policy: string, more: ExchangeFields = button(), page = 'https://notes.example/signin') =>
    capture(
      { url: page, status: 200, responseHeaders: [['Cross-Origin-Opener-Policy', policy]], context: main },
      more,
      {
        url: 'https://accounts.google.com/gsi/transform',
        status: 200,
        context: { resourceType: 'main_frame', tab: 2 },
      },
    );

  it('is cut off by a page that is isolated', () => {
    const exchanges = opened('same-origin');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'certain', owner: 'client' });
    expect(reasonOf(exchanges)?.why).toContain('https://notes.example/signin is sent with');
    expect(flowsOf(exchanges)[0]?.client).toMatchObject({
      id: '774120993311-abc.apps.googleusercontent.com',
    });
  });

  it.each([
    ['a page that lets popups be', opened('same-origin-allow-popups')],
    ['a button that leads the window itself', opened('same-origin', button({ ux_mode: 'redirect' }))],
    ['another app’s page', opened('same-origin', button(), 'https://other.example/')],
    [
      'no popup at all',
      opened('same-origin', { url: 'https://notes.example/home', status: 200, context: main }),
    ],
  ])('is no login for %s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
