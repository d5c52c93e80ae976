import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'login-not-begun';
const html = (body: string) => ({
  mediaType: 'text/html',
  text: `<html><head><title>App</title></head><body><h1>Error</h1><p>${body}</p></body></html>`,
});

/** A page of an app’s, and the address to which a click in it led: answered 500 with these words. */
const clicked = (path: string, says: string, more: Partial<Exchange> = {}): readonly Exchange[] =>
  capture({ url: 'https://desk.example/', status: 200, context: { resourceType: 'main_frame' } }, {
    url: `https://desk.example${path}`,
    status: 500,
    requestHeaders: [['Referer', 'https://desk.example/']],
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: html(says),
    context: { resourceType: 'main_frame' },
    ...more,
  } as ExchangeFields);

describe(`${id} is the cause`, () => {
  it('is not told where the app cannot read its own cookie: what that means is', () => {
    const said = 'securecookie: the value is not valid';
    const login = clicked('/login', said, { requestHeaders: [['Cookie', 'desk=1; desk_id_token=2']] });
    expect(reasonOf(login)?.why).toContain('made with another key');
    expect(causeAndOfTrace(login)).toEqual(['state-store-lost-server', 'state-store-lost-server']);
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'of a discovery that fails',
      clicked('/auth/oidc', 'OpenID Connect is not configured: no provider has this name'),
    ],
    [
      'of a provider that is not set up',
      clicked('/login/sso', 'Single sign-on is not configured for this site', { status: 404 }),
    ],
    [
      'of a start that is posted',
      clicked('/users/auth/saml', 'SAML: idp_cert is missing', { method: 'POST', status: 422 }),
    ],
    [
      'in JSON',
      clicked('/oauth2/start', '', {
        responseBody: { mediaType: 'application/json', text: '{"message":"OAuth provider is disabled"}' },
        responseHeaders: [['Content-Type', 'application/json']],
      }),
    ],
    [
      'of an address to come back to that the app does not take',
      clicked('/auth/login', '', {
        status: 400,
        responseBody: { mediaType: 'text/plain', text: 'Invalid return URL\n' },
        responseHeaders: [['Content-Type', 'text/plain']],
      }),
    ],
    [
      'of a page that was answered with success',
      clicked('/sso/start', 'The identity provider cannot be reached', { status: 200 }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(reasonOf(exchanges)?.why).toContain('asked no provider for anything');
  });

  it('also of metadata that the app’s server could not get, and no code is spoken of', () => {
    const says = 'Could not reach the OpenID Connect provider.';
    const exchanges = clicked('/apps/user_oidc/login/2', says, { status: 404 });
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(
      'its server did not get from the provider what it needs to begin',
    );
    expect(reasonOf(exchanges)?.fix).toContain('/.well-known/openid-configuration');
  });

  it('but Argo CD says which of its settings it is', () => {
    const says =
      'Invalid redirect URL: the protocol and host (including port) must match and the path must be within allowed URLs if provided';
    expect(reasonOf(clicked('/auth/login', says, { status: 400 }))?.why).toContain('Argo CD’s own `url`');
  });

  it('but known words say more', () => {
    const says = 'You must access Nextcloud with HTTPS to use OpenID Connect.';
    const exchanges = clicked('/apps/user_oidc/login/1', says, { status: 404 });
    expect(causeAndOfTrace(exchanges)).toEqual(['redirect-scheme-proxy', 'redirect-scheme-proxy']);
  });

  it('and a page that is loaded again is the same failure', () => {
    const [page, refused] = clicked('/auth/oidc', 'OpenID discovery failed');
    const again = { ...refused!, id: 'again', entry: 9, startedAt: refused!.startedAt + 5000 };
    expect(flowsOf([page!, refused!, again])).toHaveLength(1);
  });
});

describe(`${id} is the cause where the start leads back at once, and the page behind it says why`, () => {
  const signIn = 'https://desk.example/users/sign_in';
  const form = '<form action="/users/sign_in"><input type="password" name="user[password]"></form>';
  const shown = (alert: string) => ({
    mediaType: 'text/html',
    text: `<html><head><title>Sign in</title></head><body><div class="gl-alert gl-alert-danger" role="alert">${alert}</div>${form}</body></html>`,
  });
  const navigated = { resourceType: 'main_frame' } as const;
  const from = [['Referer', signIn]] as const;
  /** The button of a provider on the sign-in page, and where it leads at once. */
  const pressed = (
    alert: string,
    { to = signIn, before = '', ...more }: Partial<Exchange> & { to?: string; before?: string } = {},
  ) =>
    capture(
      { url: signIn, status: 200, context: navigated, responseBody: shown(before) },
      {
        url: 'https://desk.example/users/auth/openid_connect',
        method: 'POST',
        status: 302,
        redirectUrl: to,
        requestHeaders: from,
        requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'authenticity_token=abc' },
        context: navigated,
        ...more,
      },
      { url: to, status: 200, requestHeaders: from, context: navigated, responseBody: shown(alert) },
    );
  const tls = (reason: string) =>
    `Could not authenticate you from OpenIDConnect because &quot;Ssl connect returned=1 errno=0 peeraddr=10.20.4.17:18080 state=error: ${reason}&quot;.`;

  it.each(['record layer failure', 'wrong version number'])(
    'of TLS at a port that has none (%s)',
    (reason) => {
      const exchanges = pressed(tls(reason));
      expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
      expect(causesOf(exchanges)).toEqual([id]);
      expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
      const { why, fix } = reasonOf(exchanges)!;
      expect(why).toContain('led back to https://desk.example/users/sign_in');
      expect(why).toContain('does not speak it: plain http, mostly');
      expect(why).toContain(reason);
      expect(fix).toContain('https address as the issuer');
      expect(`${why}${fix}`).not.toMatch(/certificate is|trust|password/);
    },
  );

  it('of a certificate that is not trusted', () => {
    const exchanges = pressed(
      tls('certificate verify failed (self-signed certificate in certificate chain)'),
    );
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('does not trust the provider’s certificate');
    expect(reasonOf(exchanges)?.why).not.toContain('plain http');
  });

  it('of words that are nobody’s', () => {
    const exchanges = pressed('OpenID Connect is not available today.');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('asked no provider for anything and led back');
  });

  it('of a link that leads to a page with an error in its address', () => {
    const exchanges = pressed('The identity provider could not be reached', {
      method: 'GET',
      to: 'https://desk.example/login?error=oidc_unreachable',
      requestBody: undefined,
      url: 'https://desk.example/auth/oidc',
    } as Partial<Exchange>);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it.each<[string, ReturnType<typeof pressed>]>([
    [
      'of a name and password',
      pressed('Invalid login or password.', {
        requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'login=jo&password=x' },
      }),
    ],
    [
      'of an app’s own sign-in, whose fields nobody kept: a name and password',
      pressed('Try again.', {
        url: 'https://desk.example/accounts/staff/login/',
        to: 'https://desk.example/accounts/staff/login/',
        requestBody: undefined,
      } as Partial<Exchange>),
    ],
    ...['/sso/login', '/oauth/login', '/openid/signin'].map((path): [string, ReturnType<typeof pressed>] => [
      `of a provider’s own form at ${path}, whose fields nobody kept`,
      pressed('Try again.', {
        url: `https://desk.example${path}`,
        to: `https://desk.example${path}`,
        requestBody: undefined,
      } as Partial<Exchange>),
    ]),
    [
      'of a link to a page that has moved',
      pressed('', { method: 'GET', requestBody: undefined } as Partial<Exchange>),
    ],
    ['of a login that leads elsewhere', pressed('', { to: 'https://desk.example/dashboard' })],
    [
      'of a form of something else',
      pressed('Please sign in first.', { url: 'https://desk.example/comments' }),
    ],
  ])('not %s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });

  it('of settings that name another issuer, however often it is tried: that is the cause', () => {
    const words = 'OIDC Discovery Error: Unexpected issuer value found on discovery response';
    const bookstack = {
      url: 'https://wiki.example/oidc/login',
      to: 'https://wiki.example/login',
      requestHeaders: [['Referer', 'https://wiki.example/login']],
    } as const;
    const [, start, shownAfter] = pressed(words, bookstack);
    const later = (one: Exchange) => ({
      ...one,
      id: `${one.id}-again`,
      entry: one.entry + 9,
      startedAt: one.startedAt + 9000,
    });
    const twice = [start!, shownAfter!, later(start!), later(shownAfter!)];
    for (const exchanges of [[start!, shownAfter!], twice]) {
      expect(causeAndOfTrace(exchanges)).toEqual(['discovery-issuer-differs', 'discovery-issuer-differs']);
      expect(causesOf(exchanges)).toEqual(['discovery-issuer-differs']);
      expect(reasonOf(exchanges)?.fix).toContain('OIDC_ISSUER');
    }
  });

  it.each([
    ['of OpenID Connect, whose fields nobody kept', '/oidc/login', undefined],
    ['of SAML, whose fields nobody kept', '/saml2/login', undefined],
    [
      'that brings no name',
      '/sso/login',
      { mediaType: 'application/x-www-form-urlencoded', text: '_token=abc' },
    ],
  ])('of a form %s', (_, path, requestBody) => {
    const form = { url: `https://desk.example${path}`, requestBody } as Partial<Exchange>;
    expect(flowsOf(pressed('OpenID Connect is not available today.', form))).toHaveLength(1);
  });

  it('but no link at a host of texts', () => {
    const exchanges = pressed('', {
      method: 'GET',
      url: 'https://wiki.example/oidc/login',
      to: 'https://wiki.example/login?error=oidc_unreachable',
      requestHeaders: [['Referer', 'https://wiki.example/howto']],
      requestBody: undefined,
    } as Partial<Exchange>);
    expect(flowsOf(exchanges)).toEqual([]);
  });

  it('and one whose page says nothing is told by the start alone', () => {
    expect(causeAndOfTrace(pressed(''))).toEqual(['login-start-missing', 'login-start-missing']);
    expect(reasonOf(pressed(''))?.why).toContain('back to its sign-in page at once');
    expect(causesOf(pressed('Welcome back', { before: 'Welcome back' }))).toEqual(['login-start-missing']);
  });
});

describe(`${id} is not the cause of a page that only speaks of logins`, () => {
  it.each<[path: string, status: number, says: string, method?: string]>([
    ['/settings/sso', 200, 'Single sign-on is not enabled for your organization.'],
    ['/admin/saml', 200, 'SAML is not configured.'],
    ['/admin/auth/saml', 404, 'SAML is not configured.'],
    ['/org/acme/sso/setup', 200, 'Your identity provider must send an email attribute.'],
    ['/pricing/sso', 200, 'SSO cannot be combined with the free plan.'],
    ['/login/sso', 200, 'Your company has not enabled single sign-on? SSO errors are explained here.'],
    ['/sso/login', 200, 'If SSO is not configured, use your password.'],
    ['/login', 404, 'Error: OAuth page not found'],
    ['/login', 404, 'Cookies are not enabled'],
    ['/login', 500, 'securecookie: the value is not valid'],
    ['/login', 500, 'You must accept our cookies'],
    ['/orders', 500, 'securecookie: the value is not valid'],
    ['/login', 401, 'Sign in failed. Invalid password for SSO users'],
    ['/auth/login', 401, 'Wrong password. OAuth users cannot log in here: their password is unknown'],
    ['/auth/login', 422, 'The email or password is invalid. Try single sign-on', 'POST'],
    ['/features/login-with-oauth', 404, 'OAuth page could not be found'],
    ['/auth/guide', 404, 'The page "OAuth in depth" could not be found'],
    ['/tag/oauth', 200, 'OAuth error invalid_grant when refreshing'],
    ['/t/openid/42', 200, 'OpenID Connect login fails behind proxy'],
    ['/t/openid-login/42', 500, 'OpenID Connect login fails behind proxy'],
    ['/acme/oauth/issues', 200, 'OAuth callback could not be verified'],
    ['/acme/oauth/issues/7', 500, 'OAuth callback could not be verified'],
    ['/account/connect', 403, 'You must enable single sign-on first'],
    ['/integrations/connect/slack', 403, 'OAuth apps are disabled by your administrator'],
    ['/oauth/applications', 403, 'OAuth applications are not allowed'],
    ['/oauth/clients/new', 403, 'OAuth clients cannot be made'],
    ['/search/auth/oauth', 500, 'OAuth search failed'],
  ])('%s, answered %i', (path, status, says, method = 'GET') => {
    expect(flowsOf(clicked(path, says, { status, method }))).toEqual([]);
  });
});

describe(`${id} is the cause where logins begin`, () => {
  it.each<[path: string, status: number]>([
    ['/accounts/oidc/keycloak/login/', 500],
    ['/oauth2/authorization/okta', 500],
    ['/saml2/authenticate/corp', 500],
    ['/c/oidc/login', 500],
    ['/securityRealm/commenceLogin', 500],
    ['/user/oauth2/authentik', 500],
    ['/login/generic_oauth', 404],
    ['/oauth/gitlab/login', 501],
    ['/connect/google', 400],
    ['/api/auth/signin/keycloak', 500],
    ['/.auth/login/aad', 500],
    ['/Shibboleth.sso/Login', 500],
    ['/login', 500],
    ['/sso', 503],
    ['/saml2/start', 200],
  ])('%s, answered %i', (path, status) => {
    expect(causesOf(clicked(path, 'OAuth or SAML is not configured', { status }))).toEqual([id]);
  });
});

describe(`${id} is not the cause, and there is no login`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['at an address of something else', clicked('/reports/7', 'OAuth failed')],
    ['in an article', clicked('/docs/oauth2/start', 'What to do when OAuth failed')],
    ['of a way back at a login with a password', clicked('/login', 'Invalid return URL', { status: 400 })],
    ['of a way back that is merely named', clicked('/auth/login', 'Return URL', { status: 404 })],
    ['of a way back in an answer with success', clicked('/sso/start', 'Invalid return URL', { status: 200 })],
    ['of a protocol that is merely named', clicked('/login', 'Log in with SAML')],
    [
      'of a refusal beside a link',
      clicked('/auth/x', 'Page not found</p><a>About OAuth</a><p>', { status: 404 }),
    ],
    ['of a sign-in page with a notice', clicked('/login', 'SSO is not available', { status: 200 })],
    [
      'of a page that somebody opened',
      clicked('/sso/start', 'SSO is not available', { status: 200, requestHeaders: [] }),
    ],
    [
      'of a redirect',
      clicked('/auth/oidc', 'OpenID discovery failed', { status: 302, redirectUrl: 'https://desk.example/' }),
    ],
    [
      'of a script’s call',
      clicked('/auth/oidc', 'OpenID discovery failed', { context: { resourceType: 'fetch' } }),
    ],
    ['of a callback', clicked('/auth/callback', 'OAuth failed')],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });

  it('of a page that says what became of a login', () => {
    const login = codeFlow({
      token: null,
      responseExchange: { status: 302, redirectUrl: 'https://app.example/sso/problem' },
      then: [
        {
          url: 'https://app.example/sso/problem',
          status: 403,
          responseHeaders: [['Content-Type', 'text/html']],
          responseBody: html('SSO failed: no such user'),
          context: { resourceType: 'main_frame' },
        },
      ],
    });
    expect(flowsOf(login)).toHaveLength(1);
    expect(causesOf(login)).not.toContain(id);
  });
});

describe('metadata that a proxy could not read', () => {
  const says =
    'accessing discovery url (https://op.example/.well-known/openid-configuration) failed: connection refused';

  it('are why, at whatever address of the app’s', () => {
    expect(causeAndOfTrace(clicked('/reports/7', says))).toEqual([id, id]);
    expect(reasonOf(clicked('/reports/7', says))?.why).toContain('accessing discovery url');
  });

  it.each([
    ['with success', clicked('/reports/7', says, { status: 200 })],
    ['with another error', clicked('/reports/7', 'The report could not be read.')],
    ['with a page about them', clicked('/reports/7', 'Serve /.well-known/openid-configuration there.')],
    ['to an answer that came back', clicked('/reports/7?code=c&state=s', says)],
  ])('are not where it was answered %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe(`${id} is the cause of an app that breaks down where its login begins`, () => {
  it.each<[string, readonly Exchange[], string]>([
    [
      'in words about something else',
      clicked('/auth/google', 'The database is not available'),
      'The database is not available',
    ],
    [
      'in Passport’s words',
      clicked('/auth/google', 'Error: Unknown authentication strategy "google"'),
      'Unknown authentication strategy',
    ],
    [
      'in django-allauth’s words',
      clicked('/accounts/google/login/', 'SocialApp matching query does not exist.'),
      'SocialApp matching query',
    ],
    [
      'in Socialite’s words',
      clicked('/auth/twitch/redirect', 'Driver [twitch] not supported.'),
      'Driver [twitch] not supported',
    ],
    [
      'in goth’s words, as a bad request',
      clicked('/auth/google', 'you must select a provider', { status: 400 }),
      'you must select a provider',
    ],
    [
      'in Strapi’s words',
      clicked('/api/connect/google', 'This provider is disabled', { status: 400 }),
      'This provider is disabled',
    ],
    [
      'by a form of ASP.NET’s',
      clicked(
        '/Identity/Account/ExternalLogin',
        'No authentication handler is registered for the scheme Google.',
        {
          method: 'POST',
          requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'provider=Google' },
        },
      ),
      'No authentication handler is registered',
    ],
  ])('%s', (_, exchanges, said) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('where its login begins, and asked no provider for anything');
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('and says nothing, or was not recorded with what it said', () => {
    const silent = clicked('/auth/oidc', '', { responseBody: undefined } as Partial<Exchange>);
    expect(causeAndOfTrace(silent)).toEqual([id, id]);
    expect(reasonOf(silent)?.fix).toContain('Look in the app’s log');
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'of a page that somebody opened',
      clicked('/auth/google', 'Internal Server Error', { requestHeaders: [] }),
    ],
    ['of an address of something else', clicked('/reports/google', 'Internal Server Error')],
    ['of a callback', clicked('/auth/google/callback', 'Internal Server Error')],
    ['of an answer', clicked('/auth/google?code=abc&state=def', 'Internal Server Error')],
    [
      'of a form that may have brought a password',
      clicked('/login/cas', 'Internal Server Error', { method: 'POST' }),
    ],
    [
      'of a script’s call',
      clicked('/auth/google', 'Internal Server Error', { context: { resourceType: 'fetch' } }),
    ],
    [
      'of a bad request that says nothing',
      clicked('/auth/google', '', { status: 400, responseBody: undefined } as Partial<Exchange>),
    ],
    ['of a site that is closed to the person', clicked('/auth/google', 'Too many requests', { status: 429 })],
  ])('but not %s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
