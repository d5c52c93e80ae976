import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, form, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { samlAnswer, samlRequest } from '../../../support/saml-login.ts';

const id = 'request-lost-at-provider';
const sso = 'https://idp.example/saml/sso/post/';
const signIn = 'https://idp.example/flows/login?next=/saml/sso/post/';
const context = { tab: 7, resourceType: 'main_frame' } as const;
const page = (url: string, more: Partial<Exchange> = {}): ExchangeFields =>
  exchange({
    url,
    status: 200,
    context,
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: { mediaType: 'text/html', text: '<title>Sign in</title><div id="app"></div>' },
    ...more,
  });
const notAllowed = (url: string, status = 405): ExchangeFields =>
  page(url, {
    status,
    responseHeaders: [
      ['Content-Type', 'text/html'],
      ['Allow', 'post, OPTIONS'],
    ],
    responseBody: { mediaType: 'text/html', text: '<title>Method Not Allowed</title>' },
  });
const fields = { SAMLRequest: new URL(samlRequest().url).searchParams.get('SAMLRequest')!, RelayState: 'r1' };
const posted = (to = signIn): ExchangeFields => ({
  ...form(sso, fields, { context }),
  status: 302,
  redirectUrl: to,
});
const oauth = {
  response_type: 'code',
  client_id: 'wiki',
  state: 'af0ifjsldkj9320ad',
  redirect_uri: 'https://wiki.example/cb',
};
const authorize = 'https://op.example/authorize';

describe(`${id} is the cause`, () => {
  it.each<[string, readonly ExchangeFields[], string]>([
    [
      'of a posted SAML request, answered 405',
      [posted(), page(signIn), notAllowed(sso)],
      'a GET that has no SAMLRequest. That was answered 405 (it takes POST, OPTIONS)',
    ],
    [
      'of one that the provider misses on its page',
      [
        posted(),
        page(signIn),
        page(sso, {
          status: 400,
          responseBody: { mediaType: 'text/html', text: '<h1>Missing SAMLRequest</h1>' },
        }),
      ],
      'answered 400',
    ],
    [
      'of a SAML request by redirect that lost its parameters',
      [
        samlRequest({ exchange: { status: 302, redirectUrl: signIn, context } }),
        page(signIn),
        page('https://idp.example/sso', { status: 400 }),
      ],
      'it had been sent to https://idp.example/sso',
    ],
    [
      'of an authorization request',
      [
        { ...form(authorize, oauth, { context }), status: 302, redirectUrl: 'https://op.example/login' },
        page('https://op.example/login'),
        notAllowed(authorize),
      ],
      'a GET that has no client_id',
    ],
  ])('%s', (_, steps, said) => {
    const exchanges = capture(...steps);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(causesOf(exchanges)).not.toContain('provider-error-page');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['where the request came along', [posted(), page(signIn), notAllowed(urlWith(sso, fields))]],
    ['where another page fails', [posted(), page(signIn), notAllowed('https://idp.example/flows/mfa', 500)]],
    [
      'where the posted request itself was sent on',
      [posted('https://idp.example/saml/sso/post'), notAllowed('https://idp.example/saml/sso/post')],
    ],
    ['where an answer came', [posted(), page(signIn), samlAnswer({ exchange: { context } })]],
    [
      'where the login page’s own form fails',
      [posted(), page(signIn), { ...form(sso, { user: 'jo' }, { context }), status: 400 }],
    ],
  ])('%s', (_, steps) => {
    expect(causesOf(capture(...steps))).not.toContain(id);
  });
});

describe(`${id} where the login ended on the provider’s own portal`, () => {
  const form302 = (to: string, more: Partial<Exchange> = {}): ExchangeFields => ({
    ...form(signIn, { user: 'jo', password: 'x' }, { context }),
    status: 302,
    redirectUrl: to,
    ...more,
  });
  const asks = page(signIn, {
    responseBody: {
      mediaType: 'text/html',
      text: '<form><input name="user"><input type="password" name="p"></form>',
    },
  });
  const home = (url: string, text = '<h1>My applications</h1>') =>
    page(url, { responseBody: { mediaType: 'text/html', text } });
  const ended = (url: string, text?: string) => [posted(), asks, form302(url), home(url, text)];

  it.each([
    'https://idp.example/portal',
    'https://idp.example/app/UserHome',
    'https://idp.example/if/user/#/library',
    'https://idp.example/realms/main/account/',
    'https://idp.example/dashboard.jsp',
  ])('is the cause: %s', (url) => {
    const exchanges = capture(...ended(url));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('took the password, and ended at its own page');
    expect(reasonOf(exchanges)?.owner).toBe('authorization_server');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each(['Abmelden', 'Se déconnecter', 'Cerrar sesión', 'Sair', 'ログアウト'])(
    'is the cause where its last page has any address, asks for nothing and offers: %s',
    (words) => {
      const page = `<h1>Ada</h1><a href="/x">${words}</a>`;
      expect(reasonOf(capture(...ended('https://idp.example/meine-apps', page)))?.cause).toBe(id);
    },
  );

  it.each([
    '<h1>Ada</h1><a href="/x">Abmelden</a><form><input name="pin"></form>',
    '<h1>Ada</h1><a href="/x">Abmelden</a><button>Weiter</button>',
    '<h1>Ada</h1><a href="/x">Abmelden</a><script src="/x.js"></script>',
    '<h1>Ada</h1><a href="/x">Wie man sich abmelden kann</a>',
  ])('is not where that page is %s', (page) => {
    expect(causesOf(capture(...ended('https://idp.example/meine-apps', page)))).not.toContain(id);
  });

  it('is the cause of an authorization request, and over another hop', () => {
    const exchanges = capture(
      { ...form(authorize, oauth, { context }), status: 302, redirectUrl: 'https://op.example/login' },
      { ...asks, url: 'https://op.example/login' },
      { ...form302('https://op.example/'), url: 'https://op.example/login' },
      { ...page('https://op.example/'), status: 302, redirectUrl: 'https://op.example/home' },
      home('https://op.example/home'),
    );
    expect(reasonOf(exchanges)).toMatchObject({ cause: id });
    expect(reasonOf(exchanges)?.why).toContain('client_id was posted');
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['where the provider wants more', ended('https://idp.example/flows/otp')],
    [
      'where the password is asked for again',
      ended('https://idp.example/portal', '<input type="password" name="p">'),
    ],
    [
      'where the page goes on by itself',
      ended('https://idp.example/portal', '<script>document.forms[0].submit()</script>'),
    ],
    ['where nobody has signed in', [posted(), asks, home('https://idp.example/portal')]],
    [
      'where the person went there later',
      [
        posted(),
        asks,
        form302('https://idp.example/flows/otp'),
        page('https://idp.example/flows/otp'),
        home('https://idp.example/portal'),
      ],
    ],
    [
      'where the answer came after it',
      [...ended('https://idp.example/portal'), samlAnswer({ exchange: { context } })],
    ],
  ])('is not the cause %s', (_, steps) => {
    expect(causesOf(capture(...steps))).not.toContain(id);
  });
});
