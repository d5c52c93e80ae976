import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { redirect } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';
import { withoutCookieHeaders } from '../../../support/without-cookie-headers.ts';

const id = 'cookie-lax-post';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of Auth.js with a posted answer',
      {
        way: 'posted',
        set: ['__Secure-authjs.state=a-secret; Path=/; Secure; HttpOnly; SameSite=Lax'],
        answer: { status: 302, redirectUrl: 'https://app.example/auth/error?error=OAuthCallback' },
      },
      '__Secure-authjs.state, in which app.example remembers the login, did not come back with the answer: SameSite=Lax keeps it from a form (POST)',
    ],
    [
      'of ASP.NET Core',
      {
        way: 'posted',
        set: [
          '.AspNetCore.Correlation.wEr5u8Kq9mN2xZv4bT7y=N; Path=/signin-oidc; Secure; SameSite=Lax',
          '.AspNetCore.OpenIdConnect.Nonce.CfDJ8Nabcdefgh1234567=N; Path=/signin-oidc; Secure; SameSite=Lax',
        ],
        callback: 'https://app.example/signin-oidc',
        answer: { status: 500 },
      },
      '.AspNetCore.Correlation.…',
    ],
    [
      'of a cookie without SameSite that is older than two minutes',
      {
        way: 'posted',
        stay: 180_000,
        set: ['laravel_session=a-secret; Path=/; Secure; HttpOnly'],
        answer: { status: 419 },
      },
      'it was 3 minutes old',
    ],
    [
      'of a provider that keeps the POST (307)',
      { way: 'kept', set: ['_shop_session=a-secret; Path=/; Secure; SameSite=Lax'], answer: { status: 422 } },
      '_shop_session',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });

  it('of a recording without its Cookie headers, where no cookie that the answer needs can have come', () => {
    const set = [
      'mellon-cookie=cookietest; Version=1; Path=/; Domain=app.example; HttpOnly; secure; SameSite=Lax',
    ];
    expectReason(
      withoutCookieHeaders({ way: 'posted', set }),
      id,
      'mellon-cookie, in which app.example remembers the login, did not come back with the answer: SameSite=Lax keeps it from a form (POST)',
    );
    expect(reasonOf(withoutCookieHeaders({ way: 'posted', set }))?.confidence).toBe('firm');
  });
});

it('says all that a broker’s page says of a missing cookie', () => {
  const asked =
    'https://app.example/realms/a/auth?client_id=wiki&response_type=code&scope=openid&state=q7hr2mfzs4l9&redirect_uri=https%3A%2F%2Fwiki.example%2Fcb';
  const told = causesOf(
    failingLogin({
      way: 'posted',
      before: [{ url: asked, status: 200 }],
      set: ['AUTH_SESSION_ID=a-secret; Path=/; Secure; HttpOnly; SameSite=Lax'],
      answer: {
        status: 400,
        responseBody: {
          mediaType: 'text/html',
          text: '<h1>We are sorry...</h1><p>Cookie not found. Please make sure cookies are enabled in your browser.</p>',
        },
      },
    }),
  );
  expect(told).toContain(id);
  expect(told).not.toContain('as-session-lost');
});

describe('a server that does not know its outside scheme', () => {
  const fixOf = (...set: readonly string[]) => reasonOf(failingLogin({ way: 'posted', set }))?.fix ?? '';
  const proxyHeaders = 'KC_PROXY_HEADERS=xforwarded';

  it('is to learn it, where Keycloak made its cookies Lax for want of Secure', () => {
    expect(fixOf('AUTH_SESSION_ID=1; Path=/realms/a/; HttpOnly; SameSite=Lax')).not.toContain(proxyHeaders);
    expect(fixOf('AUTH_SESSION_ID=1; Path=/; HttpOnly; SameSite=Lax')).toContain(proxyHeaders);
  });

  it('is spoken of where an app’s cookie came without Secure', () => {
    const fix = fixOf('connect.sid=1; Path=/; SameSite=Lax');
    expect(fix).toContain('response_mode=query');
    expect(fix).toContain('must first know its outside scheme');
    expect(fix).not.toContain(proxyHeaders);
  });

  it.each(['connect.sid', 'AUTH_SESSION_ID'])('is not suspected where %s is Secure', (name) => {
    const fix = fixOf(`${name}=1; Path=/; Secure; SameSite=Lax`);
    expect(fix).toContain('response_mode=query');
    expect(fix).not.toContain('scheme');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['where it came', { way: 'posted', set: ['connect.sid=1; Path=/; SameSite=Lax'], sent: 'connect.sid=1' }],
    [
      'where the app kept the posted answer and asked itself for it, and the cookie came then',
      {
        way: 'posted',
        set: ['wiki_session=a1b2c3d4; Path=/; Secure; HttpOnly; SameSite=Lax'],
        answer: { status: 302, redirectUrl: 'https://app.example/cb?id=bnxoMT6yhPpu' },
        afterwards: [
          {
            ...redirect('https://app.example/cb?id=bnxoMT6yhPpu', 'https://app.example/login'),
            requestHeaders: [['Cookie', 'wiki_session=a1b2c3d4']],
          },
          {
            url: 'https://app.example/login',
            status: 200,
            responseBody: { mediaType: 'text/html', text: '<div role="alert">No account here.</div>' },
          },
        ],
      },
    ],
    ['of a link', { set: ['connect.sid=1; Path=/; SameSite=Lax'] }],
    ['of SameSite=None', { way: 'posted', set: ['connect.sid=1; Path=/; Secure; SameSite=None'] }],
    [
      'where the app took the answer',
      {
        way: 'posted',
        set: ['connect.sid=1; Path=/; SameSite=Lax'],
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
      },
    ],
    [
      'in Firefox, without SameSite',
      { way: 'posted', browser: 'firefox', stay: 180_000, set: ['connect.sid=1; Path=/; Secure'] },
    ],
    [
      'where another cookie of this one login came',
      {
        way: 'posted',
        set: [
          'saml_req=af0ifjsldkj9320ad; Path=/; Secure; SameSite=None',
          'connect.sid=1; Path=/; SameSite=Lax',
        ],
        sent: 'saml_req=af0ifjsldkj9320ad',
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });

  it.each<[string, CookieLogin]>([
    [
      'another cookie of the login can have come unseen',
      {
        way: 'posted',
        set: [
          'saml_req=af0ifjsldkj9320ad; Path=/; Secure; SameSite=None',
          'connect.sid=1; Path=/; SameSite=Lax',
        ],
      },
    ],
    [
      'a cookie without SameSite may be sent by Firefox or within two minutes',
      { way: 'posted', set: ['connect.sid=1; Path=/; Secure'] },
    ],
    [
      'it is a cookie of some page before, and an older session can have come unseen',
      {
        way: 'posted',
        before: [
          {
            url: 'https://app.example/',
            status: 200,
            responseHeaders: [['Set-Cookie', 'shop_prefs=2; Path=/; SameSite=Lax']],
          },
        ],
      },
    ],
    ...[
      'AADSTS7000215: Invalid client secret provided.',
      'Failed to obtain access token',
      'OAuth error: invalid_client',
    ].map((words): [string, Parameters<typeof withoutCookieHeaders>[0]] => [
      `the app names another reason: ${words}`,
      {
        way: 'posted',
        set: ['connect.sid=1; Path=/; Secure; SameSite=Lax'],
        answer: {
          status: 500,
          responseBody: { mediaType: 'text/html', text: `<h1>Error</h1><p>${words}</p>` },
        },
      },
    ]),
    ['the answer came by a link', { set: ['connect.sid=1; Path=/; SameSite=Lax'] }],
    [
      'the app took the answer',
      {
        way: 'posted',
        set: ['connect.sid=1; Path=/; SameSite=Lax'],
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
      },
    ],
  ])('of a recording without its Cookie headers, where %s', (_, changes) => {
    expect(causesOf(withoutCookieHeaders(changes))).not.toContain(id);
  });
});
