import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, type FlowChanges } from '../../../support/flow.ts';

const id = 'app-not-opened';
const webView =
  'Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/AP2A; wv) AppleWebKit/537.36 Version/4.0 Chrome/139.0 Mobile Safari/537.36';
const desktop = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/139.0 Safari/537.36';
const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';

/** The provider's page goes on in an app, and the browser says that. */
const leaving = (
  url: string,
  agent: string,
  failure = 'net::ERR_UNKNOWN_URL_SCHEME',
  more: FlowChanges = { response: null },
  from = 'https://op.example/',
): readonly Exchange[] => {
  const left: ExchangeFields = {
    url,
    startedAt: baseTime + 1500,
    status: 0,
    failure,
    requestHeaders: [
      ['Referer', from],
      ['User-Agent', agent],
    ],
    context: { resourceType: 'main_frame' },
  };
  return codeFlow({ token: null, ...more, then: [left] });
};

describe(`${id} is the cause`, () => {
  it.each([
    ['BankID', 'bankid:///?autostarttoken=a-secret-1&redirect=null', webView, 'an Android WebView'],
    ['an Android intent', 'intent://scan/#Intent;scheme=freja;end', webView, 'intent:'],
    ['a wallet, on iOS', 'openid4vp://authorize?x=1', iPhone, 'WKWebView'],
  ])('where the page needs %s', (_, url, agent, said) => {
    const exchanges = leaving(url, agent);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.why).not.toContain('a-secret');
    expect(reasonOf(exchanges)?.fix).toContain('system’s browser');
  });

  it('on a computer without the app, with no word of a WebView', () => {
    const reason = reasonOf(leaving('bankid:///?x=1', desktop));
    expect(reason?.cause).toBe(id);
    expect(reason?.why).not.toContain('WebView');
    expect(reason?.fix).toContain('Install the app');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where the answer came all the same', leaving('bankid:///?x=1', webView, undefined, {})],
    ['where the browser gave it to the app', leaving('bankid:///?x=1', desktop, 'net::ERR_ABORTED')],
    ['of an address of the web', leaving('https://op.example/next', webView)],
    [
      'where a page of another site left',
      leaving('mailto:help@shop.other', desktop, undefined, undefined, 'https://shop.other/'),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
