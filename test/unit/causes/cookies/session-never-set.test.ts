import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'session-never-set';
const nonce = 'OpenIdConnect.nonce.oFq2=bm9uY2Utb2YtYS1sb2dpbg';
const correlation = '.AspNetCore.Correlation.x7=N';
const again = 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it';

/** The callback leads home, and home to the provider. */
const round = (cookie: string, set: readonly string[], sent = cookie): CookieLogin => ({
  set: [`${cookie}; Path=/; HttpOnly; Secure; SameSite=None`],
  sent,
  answer: {
    status: 302,
    redirectUrl: 'https://app.example/home',
    responseHeaders: set.map((line) => ['Set-Cookie', line] as const),
  },
  afterwards: [home(sent)],
});
const home = (sent: string | undefined, more: Partial<ExchangeFields> = {}): ExchangeFields => ({
  url: 'https://app.example/home',
  status: 302,
  redirectUrl: again,
  requestHeaders: [['Accept', 'text/html'], ...(sent === undefined ? [] : [['Cookie', sent] as const])],
  ...more,
});

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of Katana’s lost cookie beside those of System.Web',
      round(nonce, ['Shop.Culture=de-DE; Path=/'], `${nonce}; ASP.NET_SessionId=qwe0rty1uiop2asd`),
      'but set no session cookie with it (only Shop.Culture), nor took the login’s own away as Katana does',
    ],
    [
      'of an ASP.NET Core app that signs nobody in',
      round(correlation, []),
      'but set no session cookie with it, nor took the login’s own away as ASP.NET Core does',
    ],
    [
      'of an app that gave the browser nothing at all',
      round(
        'authjs.state=af0ifjsldkj9320ad',
        ['theme=dark; Path=/'],
        'authjs.state=af0ifjsldkj9320ad; _ga=GA1.1.2',
      ),
      'set no session cookie with it (only theme): the next request carried none, and the app asked for the same login again',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });

  it('names the setting by which Katana’s cookies are kept', () => {
    expect(reasonOf(failingLogin(round(nonce, [])))?.fix).toContain('SystemWebCookieManager');
    expect(reasonOf(failingLogin(round(correlation, [])))?.fix).not.toContain('SystemWebCookieManager');
  });

  it('is only a guess where the framework took its own cookie away', () => {
    const taken = round(correlation, ['.AspNetCore.Correlation.x7=; Max-Age=0; Path=/']);
    expect(reasonOf(failingLogin(taken))).toMatchObject({ cause: id, confidence: 'tentative' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['where a session was set', round(nonce, ['.AspNet.Cookies=a-secret-of-it; Path=/; HttpOnly'])],
    [
      'where one of the app’s own name was set',
      round(correlation, ['shop=a-secret-of-it; Path=/; HttpOnly']),
    ],
    [
      'where a session from before came along',
      round(
        'authjs.state=af0ifjsldkj9320ad',
        [],
        'authjs.state=af0ifjsldkj9320ad; PHPSESSID=a-secret-of-php',
      ),
    ],
    [
      'where a cookie of unknown purpose came',
      round('authjs.state=af0ifjsldkj9320ad', [], 'authjs.state=af0ifjsldkj9320ad; shop=a-secret-of-it'),
    ],
    ['where .AspNet.Cookies came', round(nonce, [], `${nonce}; .AspNet.Cookies=a-secret-of-it`)],
    [
      'where the callback showed the app',
      {
        ...round(nonce, []),
        answer: { status: 200 },
        afterwards: [home(nonce, { status: 200, redirectUrl: undefined })],
      },
    ],
    [
      'where the app went on and knew the person',
      { ...round(correlation, []), afterwards: [home(correlation, { status: 200, redirectUrl: undefined })] },
    ],
    [
      'where the app led back to its sign-in page, and may have taken nothing',
      {
        ...round(correlation, []),
        answer: { status: 302, redirectUrl: 'https://app.example/login' },
        afterwards: [home(correlation, { url: 'https://app.example/login' })],
      },
    ],
    [
      'where nothing was set for the login either',
      { ...round(nonce, []), set: [], sent: '', afterwards: [home('')] },
    ],
    ['where the callback was refused', { ...round(nonce, []), answer: { status: 500 }, afterwards: [] }],
    [
      'where what was sent was taken out',
      { ...round(nonce, []), afterwards: [{ ...home(nonce), requestHeaders: [] }] },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
