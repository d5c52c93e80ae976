import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const app = 'https://desk.example';
const context = { resourceType: 'main_frame' } as const;
const shown = (path: string, body: string, more: Partial<Exchange> = {}): ExchangeFields => ({
  url: `${app}${path}`,
  status: 200,
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: {
    mediaType: 'text/html',
    text: `<html><head><title>Desk</title></head><body>${body}</body></html>`,
  },
  context,
  ...more,
});
const form = '<form><input name="user"><input type="password" name="password"></form>';
/** A link of one page that leads to another one at once. */
const led = (path: string, to: string, from: string): Exchange =>
  redirect(`${app}${path}`, `${app}${to}`, {
    context,
    requestHeaders: [['Referer', `${app}${from}`]],
    responseHeaders: [
      ['Location', to],
      ['Set-Cookie', 'login_error=1; Path=/; HttpOnly'],
    ],
  });

describe('a link of the sign-in page that leads to that page again', () => {
  it('is a login that did not begin, told by what the page says now', () => {
    const alert = '<div class="alert alert-danger" role="alert">Could not reach the identity provider.</div>';
    const exchanges = capture(
      shown('/login', form),
      led('/login/generic_oauth', '/login', '/login'),
      shown('/login', `${alert}${form}`),
    );
    expect(causeAndOfTrace(exchanges)).toEqual(['login-not-begun', 'login-not-begun']);
    expect(reasonOf(exchanges)?.why).toContain('Could not reach the identity provider');
  });

  it('is told by where it leads where the page says nothing', () => {
    const exchanges = capture(
      shown('/login', form),
      led('/auth/google', '/login', '/login'),
      shown('/login', form),
    );
    expect(causeAndOfTrace(exchanges)).toEqual(['login-start-missing', 'login-start-missing']);
    expect(reasonOf(exchanges)?.why).toContain('back to its sign-in page');
  });

  it.each<[string, Exchange]>([
    ['of a page for which one must be signed in', led('/auth/github', '/login', '/settings/accounts')],
    ['to the app’s first page', led('/auth/github', '/', '/login')],
    ['to another sign-in page', led('/auth/github', '/admin/login', '/login')],
    ['at an address of no login', led('/orders', '/login', '/login')],
    ['that keeps nothing to say', { ...led('/auth/github', '/login', '/login'), responseHeaders: [] }],
    ['of an answer', led('/auth/github/callback?code=a&state=b', '/login', '/login')],
  ])('is no such start: %s', (_, exchange) => {
    expect(causesOf(capture(shown('/login', form), exchange))).not.toContain('login-start-missing');
  });
});

describe('what libraries say where a login is to begin', () => {
  const failed = (path: string, says: string, status = 500): readonly Exchange[] =>
    capture(
      shown('/login', form),
      shown(path, `<h1>Error</h1><pre class="exception_value">${says}</pre>`, {
        status,
        requestHeaders: [['Referer', `${app}/login`]],
      }),
    );

  it.each<[string, readonly Exchange[], string]>([
    [
      'django-allauth without a client',
      failed('/accounts/google/login/', 'SocialApp matching query does not exist.'),
      'no client id and secret',
    ],
    [
      'Laravel Socialite',
      failed(
        '/auth/google/redirect',
        'Missing required configuration keys [redirect] for [Laravel\\Socialite\\Two\\GoogleProvider] OAuth provider.',
      ),
      'config/services.php lacks',
    ],
    [
      'Symfony',
      failed('/connect/google', 'There is no OAuth2 client called "google". Available are: github'),
      'no client of the name',
    ],
    [
      'Passport',
      failed('/auth/google', 'Error: Unknown authentication strategy &quot;google&quot;'),
      'No strategy of this name',
    ],
    [
      'Authlib',
      failed('/login/oidc', 'RuntimeError: Missing "authorize_url" value'),
      'authorization address',
    ],
  ])('%s', (_, exchanges, said) => {
    expect(causeAndOfTrace(exchanges)).toEqual(['login-not-begun', 'login-not-begun']);
    expect(reasonOf(exchanges)?.fix).not.toContain('the address of the metadata');
    expect(reasonOf(exchanges)?.why).toContain(said);
  });

  it.each<[string, readonly Exchange[], string]>([
    ['Harbor', failed('/c/oidc/login', 'internal server error'), 'internal server error'],
    [
      'Moodle, which is not set up',
      failed('/auth/oidc/', 'Please configure an OpenID Connect provider endpoint', 404),
      'Please configure',
    ],
    [
      'Node’s openid-client',
      failed('/login', 'AggregateError: Issuer.discover() failed.'),
      'did not get from the provider',
    ],
  ])('%s, told as a login that did not begin', (_, exchanges, said) => {
    expect(causeAndOfTrace(exchanges)).toEqual(['login-not-begun', 'login-not-begun']);
    expect(causesOf(exchanges)).toEqual(['login-not-begun']);
    expect(reasonOf(exchanges)?.why).toContain(said);
  });

  it.each<[string, readonly Exchange[]]>([
    ['a page of orders', failed('/orders', 'Unknown authentication strategy "google"')],
    ['a page of settings', failed('/settings/connect/google', 'No resource owner with name')],
    ['a page of help', failed('/help/sso', 'SSO is not configured', 404)],
    ['a name and password', failed('/login', 'Internal Server Error')],
  ])('but not %s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});

describe('a form that leads on to a module of the web server, whose address ends in Login', () => {
  const posted = (to: string) =>
    capture(
      shown(
        '/users/sign_in',
        '<form method="post" action="/users/auth/shibboleth"><button>University</button></form>',
      ),
      {
        ...redirect(`${app}/users/auth/shibboleth`, `${app}${to}`, {
          context: { ...context, initiator: app },
          requestHeaders: [['Referer', `${app}/users/sign_in`]],
        }),
        method: 'POST',
        requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'org=2217' },
      },
      shown(
        to,
        '<h1>opensaml::saml2md::MetadataException</h1><p>Unable to locate metadata for identity provider (https://idp.example/shibboleth)</p>',
        {
          status: 500,
          requestHeaders: [['Referer', `${app}/users/sign_in`]],
        },
      ),
    );

  it.each([
    '/Shibboleth.sso/Login?SAMLDS=1&entityID=https%3A%2F%2Fidp.example%2Fshibboleth',
    '/mellon/login?IdP=x',
  ])('is not led back to a sign-in page: %s', (to) => {
    expect(causesOf(posted(to))).toEqual(['saml-issuer']);
  });

  it('as one is that leads back to it', () => {
    expect(causesOf(posted('/users/sign_in'))).not.toEqual(['saml-issuer']);
  });
});
