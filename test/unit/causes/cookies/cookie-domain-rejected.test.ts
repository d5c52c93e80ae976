import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, jsonBody, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'cookie-domain-rejected';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of another company',
      { set: ['sid=a-secret; Path=/; Domain=old.example'] },
      'its Domain old.example is not that of app.example, which set it',
    ],
    [
      'of a public suffix',
      { app: 'https://me.github.io', set: ['sid=a-secret; Path=/; Domain=github.io'] },
      'one that strangers share',
    ],
    ['of an address', { app: 'http://10.0.0.5', set: ['sid=a-secret; Path=/; Domain=5'] }, 'is an address'],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of the parent', { app: 'https://app.shop.example', set: ['sid=1; Path=/; Domain=shop.example'] }],
    ['with a dot before it', { set: ['sid=1; Path=/; Domain=.app.example'] }],
    ['where it came', { set: ['sid=1; Path=/; Domain=old.example'], sent: 'sid=1' }],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});

describe('the session’s cookie of the callback’s answer', () => {
  const after = (cookie: string, sent = 'st=af0ifjsldkj9320ad'): CookieLogin => ({
    set: ['st=af0ifjsldkj9320ad; Path=/'],
    sent: 'st=af0ifjsldkj9320ad',
    answer: {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: [['Set-Cookie', cookie]],
    },
    afterwards: [
      {
        url: 'https://app.example/home',
        status: 302,
        redirectUrl: 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it',
        requestHeaders: [['Cookie', sent]],
      },
    ],
  });

  it('is lost by its Domain, too', () => {
    const login = failingLogin(after('app_session=a-secret; Path=/; Domain=old.example; HttpOnly; Secure'));
    expectReason(login, id, 'its Domain old.example is not that of app.example, which set it');
    expect(reasonOf(login)?.why).toContain('the session cookie app_session');
  });

  it.each([
    ['of another answer’s attribute', after('app_session=1; Path=/cb; HttpOnly')],
    ['of a Domain that fits', after('app_session=1; Path=/; Domain=app.example; HttpOnly', 'app_session=1')],
    ['where it came all the same', after('app_session=1; Path=/; Domain=old.example', 'app_session=1')],
  ])('but not %s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});

describe('a portal before apps whose session cookie is for another domain than its own', () => {
  type Portal = {
    readonly host?: string;
    readonly app?: string;
    readonly path?: string;
    readonly cookie?: string;
    readonly more?: Partial<ExchangeFields>;
  };
  /** The app leads to the portal, which takes the sign-in, and the app leads there again. */
  const portal = ({
    host = 'https://sso.guard.example',
    app = 'https://sync.home.example/',
    path = '/api/firstfactor',
    cookie = 'authelia_session=a-secret; domain=home.example; path=/; HttpOnly; secure; SameSite=Lax',
    more = {},
  }: Portal = {}) => {
    const navigated = { context: { resourceType: 'main_frame' } } as const;
    const at = `${host}/?rd=${encodeURIComponent(app)}&rm=GET`;
    const round = [
      exchange({ ...redirect(app, at), ...navigated }),
      exchange({ url: at, status: 200, ...navigated }),
      exchange({
        url: `${host}${path}`,
        method: 'POST',
        status: 200,
        requestHeaders: [
          ['Referer', at],
          ['Content-Type', 'application/json'],
        ],
        requestBody: jsonBody({ username: 'jo', password: 'a-secret', targetURL: app }),
        responseHeaders: [['Set-Cookie', cookie]],
        responseBody: jsonBody({ status: 'OK', data: { redirect: app } }),
        context: { resourceType: 'fetch', initiator: host },
        ...more,
      }),
    ];
    return capture(...round, ...round, exchange({ ...redirect(app, at), ...navigated }));
  };

  it.each<[string, Portal]>([
    ['Authelia', {}],
    [
      'another',
      {
        path: '/api/user/login',
        cookie: 'tinyauth-session=a-secret; Path=/; Domain=.home.example; HttpOnly; Secure',
      },
    ],
    [
      'one that answers a form with a redirect',
      {
        path: '/login',
        cookie: 'lemonldap=a-secret; Domain=home.example; Path=/; HttpOnly',
        more: {
          status: 302,
          redirectUrl: 'https://sync.home.example/',
          context: { resourceType: 'main_frame' },
        },
      },
    ],
  ])('is the cause: %s', (_, changes) => {
    const exchanges = portal(changes);
    expectReason(exchanges, id, 'to which sso.guard.example itself does not belong');
    expect(flowsOf(exchanges)).toHaveLength(1);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('failed');
    expect(reasonOf(exchanges)?.why).toContain('sync.home.example knows nobody');
  });

  it.each<[string, Portal]>([
    [
      'duckdns.org',
      {
        host: 'https://anmelden-dorf.duckdns.org',
        app: 'https://medien-dorf.duckdns.org/',
        cookie: 'authelia_session=a-secret; domain=duckdns.org; path=/; HttpOnly; secure; SameSite=Lax',
      },
    ],
    [
      'co.uk',
      {
        host: 'https://auth-dorf.co.uk',
        app: 'https://files-dorf.co.uk/',
        cookie: 'authelia_session=a-secret; Domain=.co.uk; path=/; HttpOnly',
      },
    ],
  ])('is the cause where that domain is one of strangers, %s', (suffix, changes) => {
    const exchanges = portal(changes);
    expectReason(exchanges, id, `for the Domain ${suffix}, below which anybody can have a name`);
    expect(reasonOf(exchanges)?.fix).toContain('one name of your own');
    expect(reasonOf(exchanges)?.why).toMatch(/(?:medien-dorf\.duckdns\.org|files-dorf\.co\.uk) knows nobody/);
  });

  it.each<[string, Portal]>([
    [
      'a portal below a name of its own there',
      {
        host: 'https://auth.dorf.duckdns.org',
        app: 'https://medien.dorf.duckdns.org/',
        cookie: 'authelia_session=1; domain=dorf.duckdns.org; path=/; HttpOnly',
      },
    ],
    [
      'a portal that signs in to itself',
      {
        host: 'https://anmelden-dorf.duckdns.org',
        app: 'https://anmelden-dorf.duckdns.org/',
        cookie: 'authelia_session=1; domain=duckdns.org; path=/; HttpOnly',
      },
    ],
    ['a portal of that domain', { host: 'https://auth.home.example' }],
    ['a cookie of its own host', { cookie: 'authelia_session=1; path=/; HttpOnly' }],
    ['a cookie that is deleted', { cookie: 'authelia_session=; domain=home.example; path=/; HttpOnly' }],
    ['a cookie that scripts read', { cookie: 'lang=de; domain=home.example; path=/' }],
    ['a sign-in that was refused', { more: { status: 401 } }],
    ['an app of another domain', { app: 'https://sync.elsewhere.example/' }],
    ['a call that signs nobody in', { path: '/collect' }],
    [
      'a second cookie that stays',
      {
        more: {
          responseHeaders: [
            ['Set-Cookie', 'authelia_session=1; domain=home.example; path=/; HttpOnly'],
            ['Set-Cookie', 'own=1; path=/; HttpOnly'],
          ],
        },
      },
    ],
  ])('makes no flow of %s', (_, changes) => {
    expect(flowsOf(portal(changes))).toEqual([]);
  });
});
