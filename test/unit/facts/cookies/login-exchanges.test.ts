import { describe, expect, it } from 'vitest';
import { loginExchangesOf } from '../../../../lib/facts/cookies/login-exchanges.ts';
import { codeFlow, factsOf, webAppFlow } from '../../../support/flow.ts';
import { exchange } from '../../../support/exchange.ts';

const flowOf = (all = webAppFlow()) => ({ ...factsOf(all).flow, context: [] });

describe('the login that cookies are followed through', () => {
  it('goes from the request to the answer that reached the client', () => {
    const login = loginExchangesOf(flowOf());
    expect(login?.request.url).toMatch(/^https:\/\/op\.example\/auth/);
    expect(login?.callback.url).toMatch(/^https:\/\/app\.example\/cb/);
    expect(login?.ties.map(({ name }) => name)).toContain('state');
  });

  it('begins where the client sent the browser, though the provider led it on to another address', () => {
    const [request, ...rest] = webAppFlow();
    const chooser = request!.url.replace('/auth?', '/v3/signin/accountchooser?');
    const led = exchange({ ...request!, id: 'led', status: 302, redirectUrl: chooser });
    const shown = exchange({ ...request!, id: 'shown', url: chooser, startedAt: request!.startedAt + 100 });
    expect(loginExchangesOf(flowOf([led, shown, ...rest]))?.request.url).toBe(request!.url);
  });

  it('takes in what surrounds it, each once', () => {
    const flow = flowOf();
    const around = exchange({ id: 'around', url: 'https://app.example/login' });
    const login = loginExchangesOf({ ...flow, context: [around, flow.messages[0]!.exchange] });
    expect(login?.exchanges.map(({ id }) => id).toSorted()).toEqual([
      'around',
      ...new Set(flow.messages.map((one) => one.exchange.id)),
    ]);
  });

  it('is not whole where not all of that was kept', () => {
    expect(loginExchangesOf(flowOf())?.isWhole).toBe(true);
    expect(loginExchangesOf({ ...flowOf(), isContextFull: true })?.isWhole).toBe(false);
  });

  it.each([
    ['no request was seen', webAppFlow({ request: null })],
    ['no answer came', webAppFlow({ response: null })],
    [
      'the answer went to an app on the device',
      codeFlow({ redirectUri: 'com.example.app:/cb', token: null }),
    ],
  ])('is none where %s', (_, all) => {
    expect(loginExchangesOf(flowOf(all))).toBeUndefined();
  });
});
