import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'begun-in-other-browser';
const ios = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 15; Pixel 9';
const agents = {
  chromeOnIos: `${ios} CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1`,
  safari: `${ios} Version/18.6 Mobile/15E148 Safari/604.1`,
  newerSafari: `${ios} Version/18.7 Mobile/15E148 Safari/604.1`,
  line: `${ios} Safari Line/15.4.1`,
  instagram: `${ios} Mobile/15E148 Instagram 390.0.0.28.85 (iPhone15,2; iOS 18_6)`,
  view: `${android} Build/AP4A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/142.0.0.0 Mobile Safari/537.36`,
  chrome: `${android}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36`,
  samsung: `${android}) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/29.0 Chrome/136.0.0.0 Mobile Safari/537.36`,
} as const;
type Agent = keyof typeof agents;

/** Begun by the one, answered by the other. */
const login = (began: Agent, ended: Agent, changes: CookieLogin = {}): readonly Exchange[] =>
  failingLogin({
    set: ['app_session=a-secret; Path=/; HttpOnly; SameSite=Lax'],
    way: 'typed',
    ...changes,
  }).map((one) => ({
    ...one,
    requestHeaders: [
      ...(one.requestHeaders ?? []).filter(([name]) => !/^user-agent$/i.test(name)),
      ['User-Agent', agents[one.id === 'callback' ? ended : began]] as const,
    ],
  }));

describe(`${id} is the cause`, () => {
  it.each<[Agent, Agent, string]>([
    ['chromeOnIos', 'safari', 'begun in Chrome, and its answer was opened in Safari'],
    ['line', 'safari', 'begun in the view inside the app LINE, and its answer was opened in Safari'],
    ['instagram', 'safari', 'the view inside the app Instagram'],
    ['view', 'chrome', 'begun in an app’s own view, and its answer was opened in Chrome'],
    ['chrome', 'samsung', 'opened in Samsung Internet'],
  ])('of %s and %s', (began, ended, words) => {
    const exchanges = login(began, ended);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).not.toContain('a-secret');
  });

  it('though the cookie’s attributes would have kept it back, too', () => {
    const exchanges = login('chromeOnIos', 'safari', { set: ['app_session=1; Path=/; SameSite=Strict'] });
    expect(causesOf(exchanges)).toEqual([id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of one browser', login('safari', 'safari')],
    ['of one in a newer version', login('safari', 'newerSafari')],
    ['where the cookie came', login('chromeOnIos', 'safari', { sent: 'app_session=a-secret' })],
    [
      'where the app took the answer',
      login('chromeOnIos', 'safari', {
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('where the callback does not say whose it is', () => {
    const exchanges = login('chromeOnIos', 'safari').map((one) =>
      one.id === 'callback'
        ? { ...one, requestHeaders: one.requestHeaders?.filter(([name]) => name !== 'User-Agent') }
        : one,
    );
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
