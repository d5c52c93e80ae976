import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { capture, exchange, form, redirect, urlWith } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-wrong-host';

/** A login whose provider’s own page posts a form to the address at which it was asked: OAuth 1.0a, or a page of consent. */
const formAtProvider = (
  { app = 'https://gigs.example', cookie = '_gigs_session=a-secret; path=/; secure; HttpOnly; SameSite=Lax' },
  asked: Readonly<Record<string, string>>,
  answered: Readonly<Record<string, string>>,
) => {
  const at = 'https://api.provider.example/oauth/authenticate';
  const provider = 'https://api.provider.example/';
  const www = 'https://www.gigs.example';
  const navigated = { context: { resourceType: 'main_frame' } } as const;
  const failed = `${www}/auth/failure?message=session_expired&strategy=provider`;
  return capture(
    exchange({ url: `${app}/login`, status: 200, ...navigated }),
    exchange({
      ...redirect(`${app}/auth/provider`, urlWith(at, asked)),
      responseHeaders: [['Set-Cookie', cookie]],
      ...navigated,
    }),
    exchange({
      url: urlWith(at, asked),
      status: 200,
      requestHeaders: [['Referer', `${app}/login`]],
      ...navigated,
    }),
    form(
      at,
      { ...asked, password: 'a-secret' },
      {
        status: 200,
        requestHeaders: [
          ['Referer', provider],
          ['Origin', 'https://api.provider.example'],
        ],
        ...navigated,
      },
    ),
    exchange({
      ...redirect(urlWith(`${www}/auth/provider/callback`, answered), failed),
      requestHeaders: [
        ['Referer', provider],
        ['Accept', '*/*'],
        ['Sec-Fetch-Site', 'cross-site'],
        ...(app === www || /domain/i.test(cookie) ? [['Cookie', '_gigs_session=a-secret'] as const] : []),
      ],
      responseHeaders: [['Set-Cookie', '_gigs_session=other; path=/; secure; HttpOnly; SameSite=Lax']],
      ...navigated,
    }),
    exchange({ ...redirect(failed, `${www}/login`), ...navigated }),
    exchange({ url: `${www}/login`, status: 200, ...navigated }),
  );
};
const oauth1 = [
  { oauth_token: 'l1790xo9WjciYNpaPohX' },
  { oauth_token: 'l1790xo9WjciYNpaPohX', oauth_verifier: 'Vt425UHwzC0Ri9w7' },
] as const;
const oauth2 = [
  {
    response_type: 'code',
    client_id: 'gigs',
    state: 'af0ifjsldkj9320ad',
    redirect_uri: 'https://www.gigs.example/auth/provider/callback',
  },
  { code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'af0ifjsldkj9320ad' },
] as const;

describe(`${id} is the cause, whatever the provider’s own page posts to the address at which it was asked`, () => {
  it.each([
    ['OAuth 1.0a', oauth1],
    ['OAuth 2.0', oauth2],
  ] as const)('%s', (_, [asked, answered]) => {
    const exchanges = formAtProvider({}, asked, answered);
    expectReason(
      exchanges,
      id,
      'it stays with the host that set it, gigs.example, and the request went to www.gigs.example',
    );
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each([
    ['OAuth 1.0a, begun on the host of the callback', oauth1, { app: 'https://www.gigs.example' }],
    ['OAuth 2.0, begun on the host of the callback', oauth2, { app: 'https://www.gigs.example' }],
    [
      'OAuth 1.0a, with a Domain for both',
      oauth1,
      { cookie: '_gigs_session=a-secret; path=/; Domain=gigs.example' },
    ],
  ] as const)('not of %s', (_, [asked, answered], changes) => {
    const causes = causesOf(formAtProvider(changes, asked, answered));
    expect(causes).not.toContain(id);
    expect(causes).not.toContain('second-start-overwrites');
  });
});

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of localhost and 127.0.0.1',
      {
        app: 'http://localhost:3000',
        callback: 'http://127.0.0.1:3000/cb',
        set: ['connect.sid=a-secret; Path=/; HttpOnly'],
      },
      'it stays with the host that set it, localhost, and the request went to 127.0.0.1',
    ],
    [
      'of an address of the local network',
      {
        app: 'http://192.168.1.20:8123',
        callback: 'http://homeassistant.local:8123/cb',
        set: ['session=a-secret; Path=/'],
      },
      '192.168.1.20',
    ],
    [
      'of www and the bare domain',
      {
        app: 'https://www.shop.example',
        callback: 'https://shop.example/cb',
        set: ['_shop_session=a-secret; Path=/; Secure; SameSite=Lax'],
      },
      'www.shop.example, and the request went to shop.example',
    ],
    [
      'of a preview',
      {
        app: 'https://my-app-git-x.vercel.app',
        callback: 'https://my-app.vercel.app/cb',
        set: ['__Secure-next-auth.state=a-secret; Path=/; Secure'],
      },
      '__Secure-next-auth.state',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    [
      'where only the port differs',
      { app: 'http://localhost:3000', callback: 'http://localhost:4000/cb', set: ['connect.sid=1; Path=/'] },
    ],
    [
      'with a Domain for both',
      {
        app: 'https://www.shop.example',
        callback: 'https://shop.example/cb',
        set: ['sid=1; Path=/; Domain=shop.example'],
      },
    ],
    [
      'where another cookie of this login came',
      {
        app: 'https://www.shop.example',
        callback: 'https://shop.example/cb',
        set: ['sid=1; Path=/', 'st=af0ifjsldkj9320ad; Path=/; Domain=shop.example'],
        sent: 'st=af0ifjsldkj9320ad',
      },
    ],
    [
      'where the app took the answer',
      {
        app: 'https://www.app.example',
        callback: 'https://app.example/cb',
        set: ['sid=1; Path=/'],
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});

/** Begun at one host, with the return address at another; the provider goes on with the request from pages of its own. */
const throughPages = (from: readonly string[], callbackHost = 'https://9d41c7.tunnel.example') => {
  const asked = (path: string) =>
    urlWith(`https://login.provider.example/connect/authorize${path}`, {
      client_id: 'web',
      response_type: 'code',
      redirect_uri: `${callbackHost}/cb`,
      state: 'af0ifjsldkj9320ad',
    });
  const navigated = { context: { resourceType: 'main_frame' } } as const;
  const sid = ['Set-Cookie', 'app_session=a-secret; path=/; HttpOnly'] as const;
  const back = `${callbackHost}/cb?code=c0de&state=af0ifjsldkj9320ad`;
  return capture(
    exchange({ url: 'http://sync.test/settings', status: 200, responseHeaders: [sid], ...navigated }),
    exchange({ ...redirect('http://sync.test/connect', asked('')), responseHeaders: [sid], ...navigated }),
    exchange({
      ...redirect(asked(''), 'https://login.provider.example/login'),
      requestHeaders: [['Referer', 'http://sync.test/']],
      ...navigated,
    }),
    ...from.map((page, at) =>
      exchange({
        ...redirect(asked('/callback'), at === from.length - 1 ? back : 'https://consent.provider.example/'),
        requestHeaders: [['Referer', page]],
        ...navigated,
      }),
    ),
    exchange({
      url: back,
      status: callbackHost === 'http://sync.test' ? 200 : 500,
      requestHeaders: [
        ['Referer', 'https://consent.provider.example/'],
        ['Accept', '*/*'],
        ...(callbackHost === 'http://sync.test' ? [['Cookie', 'app_session=a-secret'] as const] : []),
      ],
      responseHeaders: [['Set-Cookie', 'app_session=other; path=/; HttpOnly']],
      responseBody: {
        mediaType: 'text/html',
        text: '<h1>Invalid `state`. Request may have been tampered with.</h1>',
      },
      ...navigated,
    }),
  );
};

describe(`${id} is the cause where the provider goes on with the request itself`, () => {
  it.each([
    ['after its login', ['https://login.provider.example/login']],
    [
      'after its login and its consent, at another host of its',
      ['https://login.provider.example/login', 'https://consent.provider.example/'],
    ],
  ])('%s', (_, from) => {
    const exchanges = throughPages(from);
    expectReason(exchanges, id, 'sync.test');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('but not where the answer comes to the host that began', () => {
    const exchanges = throughPages(['https://login.provider.example/login'], 'http://sync.test');
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
