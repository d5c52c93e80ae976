import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'login-start-missing';
const page = { resourceType: 'main_frame' } as const;
const html: Header = ['Content-Type', 'text/html'];

type Clicked = Partial<Exchange> & { readonly from?: string; readonly says?: string };

/** A page of an app’s, and the address to which a click in it led: answered 404 unless told otherwise. */
function clicked(path: string, { from = '/login', says, ...more }: Clicked = {}): readonly Exchange[] {
  const home = 'https://club.example';
  const url = /^https?:/.test(path) ? path : `${home}${path}`;
  const { origin } = new URL(url);
  return capture(
    { url: `${origin}${from}`, status: 200, responseHeaders: [html], context: page },
    {
      url,
      status: 404,
      requestHeaders: [['Referer', `${origin}${from}`]],
      responseHeaders: [html],
      responseBody: {
        mediaType: 'text/html',
        text: `<h1>${says ?? 'The page you were looking for doesn’t exist.'}</h1>`,
      },
      context: page,
      ...more,
    },
  );
}

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string]>([
    ['of a link to OmniAuth 2', clicked('/auth/google_oauth2'), 'OmniAuth begins a login by POST alone'],
    [
      'of a registration that Spring Security does not know',
      clicked('/saml2/authenticate/corp'),
      'no relying party registration of the name at its end',
    ],
    [
      'of Moodle, which answers 404 to whatever it refuses',
      clicked('/auth/oauth2/login.php?id=2', {
        from: '/',
        says: 'A required parameter (sesskey) was missing',
      }),
      'it is there, and misses a parameter',
    ],
    ['of Devise', clicked('/users/auth/azure_activedirectory_v2', { from: '/' }), 'by POST alone'],
    [
      'of Devise, as it says itself, behind a front end of another host',
      clicked('/omniauth/corp', {
        requestHeaders: [['Referer', 'https://app.club.example/']],
        responseHeaders: [['Content-Type', 'text/plain']],
        responseBody: { mediaType: 'text/plain', text: 'Not found. Authentication passthru.' },
      }),
      'by POST alone',
    ],
    [
      'of Rails, whatever the provider is called',
      clicked('/auth/github', { from: '/', responseHeaders: [html, ['X-Runtime', '0.003']] }),
      'OmniAuth',
    ],
    [
      'of Laravel, which says what it takes',
      clicked('/auth/discord', {
        status: 405,
        says: 'The GET method is not supported for route auth/discord. Supported methods: POST.',
      }),
      'it takes another method (POST, most likely)',
    ],
    [
      'of a server that names its methods',
      clicked('/login/keycloak', { status: 405, responseHeaders: [html, ['Allow', 'POST, OPTIONS']] }),
      'it takes POST, OPTIONS',
    ],
    [
      'of a route that Express has not',
      clicked('/auth/twitch', { says: 'Cannot GET /auth/twitch' }),
      'is not mounted',
    ],
    ['of Auth.js’ long names', clicked('/auth/azure-ad-b2c', { from: '/' }), 'is not mounted'],
    ['of Spring Security', clicked('/oauth2/authorization/corp-idp'), 'is not mounted'],
    ['of Next.js without its handler', clicked('/api/auth/login', { from: '/' }), 'is not mounted'],
    ['of django-allauth', clicked('/accounts/openid_connect/login/', { from: '/shop' }), 'POST alone'],
    ['of a form', clicked('/auth/saml', { method: 'POST' }), 'nothing is mounted there for a POST'],
    [
      'of Rails that does not take its form',
      clicked('/auth/github', { method: 'POST', status: 422, says: 'The change you wanted was rejected.' }),
      'did not take its own form',
    ],
    [
      'of SvelteKit that does not know its own address',
      clicked('/auth/signin/github', {
        method: 'POST',
        status: 403,
        says: 'Cross-site POST form submissions are forbidden',
      }),
      'its check of the Origin does not trust',
    ],
    [
      'of Django',
      clicked('/accounts/google/login/', {
        method: 'POST',
        status: 403,
        says: 'CSRF verification failed. Request aborted.',
      }),
      'did not take its own form',
    ],
    [
      'of django-allauth, whatever the provider is called',
      clicked('/accounts/oidc/campus/login/', {
        method: 'POST',
        status: 403,
        says: 'CSRF verification failed. Request aborted.</h1><pre>Origin checking failed - https://club.example does not match any trusted origins.</pre><h1>',
      }),
      'does not trust https://club.example, though that is the app’s own address',
    ],
    [
      'of Python Social Auth',
      clicked('/social/login/campus/', {
        method: 'POST',
        status: 403,
        says: 'CSRF verification failed. Request aborted.',
      }),
      'did not take its own form',
    ],
    [
      'of Laravel',
      clicked('/login/azure', { method: 'POST', status: 419, says: '419' }),
      'did not take its own form',
    ],
    [
      'of OmniAuth, which leads to its page for failures',
      clicked('/auth/google_oauth2', {
        method: 'POST',
        status: 302,
        responseBody: undefined,
        redirectUrl:
          'https://club.example/auth/failure?message=ActionController%3A%3AInvalidAuthenticityToken&strategy=google_oauth2',
      }),
      'did not take its own form',
    ],
    [
      'of OmniAuth with another reason',
      clicked('/auth/oidc', {
        method: 'POST',
        status: 302,
        responseBody: undefined,
        redirectUrl: 'https://club.example/auth/failure?message=discovery_failed&strategy=oidc',
      }),
      'to its page for failures at once',
    ],
    [
      'of what is forbidden to a link',
      clicked('/sso/okta', { status: 403 }),
      'refuses what a link asks there',
    ],
    ['of a provider of the company’s own', clicked('/auth/corporate-sso'), 'is not mounted'],
    ['of Laravel Socialite', clicked('/auth/google/redirect', { from: '/' }), 'is not mounted'],
    [
      'of ASP.NET, which takes its form alone',
      clicked('/Identity/Account/ExternalLogin?provider=Google', {
        status: 405,
        from: '/Identity/Account/Login',
      }),
      'another method',
    ],
    [
      'in JSON',
      clicked('/auth/line', { responseHeaders: [['Content-Type', 'application/json']] }),
      'is not mounted',
    ],
  ])('%s', (_, exchanges, says) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(reasonOf(exchanges)?.why).toContain('asked no provider for anything');
    expect(reasonOf(exchanges)?.why).toContain(says);
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'at another host of its site',
      clicked('https://api.club.example/auth/google', fromSite('https://app.club.example')),
    ],
    [
      'at another port',
      clicked('http://localhost:8080/oauth2/authorization/google', fromSite('http://localhost:3000')),
    ],
    [
      'of Netlify’s accounts, which are not turned on',
      clicked('/.netlify/identity/authorize?provider=google'),
    ],
  ])('also %s', (_, exchanges) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('asked no provider for anything');
  });

  it('also where nobody recorded the page', () => {
    const [first, { responseBody: _, ...refused }] = clicked('/auth/google_oauth2') as [Exchange, Exchange];
    expect(causesOf([first, refused])).toEqual([id]);
  });

  it('but the page itself may say more', () => {
    expect(causesOf(clicked('/auth/oidc', { says: 'OpenID Connect is not configured' }))).toEqual([
      'login-not-begun',
    ]);
  });

  it('and is not told of an app whose proxy has no such page as of the app', () => {
    const nginx = clicked('/auth/google', {
      responseHeaders: [html, ['Server', 'nginx']],
      responseBody: {
        mediaType: 'text/html',
        text: '<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>',
      },
    });
    expect(reasonOf(nginx)?.why).toContain('nginx at club.example answered 404');
  });
});

/** What a page of another origin led to. */
function fromSite(origin: string): Clicked {
  return { requestHeaders: [['Referer', `${origin}/`]] };
}

const plain = (text: string): Clicked => ({
  ...fromSite('https://www.choir.example'),
  responseHeaders: [['Content-Type', 'text/plain; charset=utf-8']],
  responseBody: { mediaType: 'text/plain', text },
});

describe('a sign-in service that somebody else runs', () => {
  const query = '?provider=github&site_id=www.choir.example&scope=repo';
  const netlify = `https://api.netlify.com/auth${query}`;

  it('does not know the site that asks: Netlify’s, where the settings of Decap CMS name no other', () => {
    const exchanges = clicked(netlify, plain('Not Found'));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const told = reasonOf(exchanges);
    expect(told?.why).toContain('api.netlify.com answered 404');
    expect(told?.why).toContain('has no site of the name www.choir.example');
    expect(told?.why).toContain('asked no provider for anything');
    expect(`${told?.fix}`).toContain('base_url');
    expect(`${told?.fix}`).toContain('site_domain');
    expect(`${told?.fix}`).not.toContain('POST');
  });

  it('says the same when it is tried again', () => {
    const [page, first] = clicked(netlify, plain('Not Found')) as [Exchange, Exchange];
    const again = { ...first, id: `${first.id}-2`, startedAt: first.startedAt + 8000 };
    expect(causesOf([page, first, again])).toEqual([id]);
    expect(flowsOf([page, first, again])).toHaveLength(1);
  });

  it.each(['https://login.choir.workers.dev/auth', 'https://cms.choir.example/api/auth'])(
    'has no such address, as one of the site’s own: %s',
    (at) => {
      const told = reasonOf(clicked(`${at}${query}`, plain('404 page')));
      expect(told?.why).toContain('begins no login there');
      expect(told?.why).not.toContain('has no site');
      expect(`${told?.fix}`).toContain('auth_endpoint');
    },
  );

  it('is quoted where it says more than that it found nothing', () => {
    const exchanges = clicked(netlify, plain('No Auth Provider Found'));
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('No Auth Provider Found');
    expect(reasonOf(exchanges)?.why).not.toContain('has no site');
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'leads to the provider',
      clicked(netlify, {
        ...plain(''),
        status: 302,
        redirectUrl:
          'https://github.com/login/oauth/authorize?client_id=1&state=2&redirect_uri=https%3A%2F%2Fapi.netlify.com%2Fauth%2Fdone&response_type=code',
      }),
    ],
    ['shows a page', clicked(netlify, { ...plain('Signing in'), status: 200 })],
    ['fails', clicked(netlify, { ...plain('Internal Server Error'), status: 500 })],
    ['is asked by a script', clicked(netlify, { ...plain('Not Found'), context: { resourceType: 'fetch' } })],
    ['is asked for no site', clicked('https://api.netlify.com/auth?provider=github', plain('Not Found'))],
    [
      'is asked for no provider',
      clicked('https://api.shop.example/list?site_id=4&provider=', plain('Not Found')),
    ],
    [
      'is a shop’s list',
      clicked('https://api.shop.example/offers?site_id=4&provider=acme', plain('Not Found')),
    ],
    [
      'counts visits',
      clicked('https://stats.example/auth?provider=google&site_id=12345', plain('Not Found')),
    ],
    [
      'keeps maps, of a recording that tells no types',
      clicked(`https://maps.example/static${query}`, { ...plain('Not Found'), context: {} }),
    ],
    [
      'is where a calendar is set up',
      clicked(`https://www.choir.example/admin/calendar${query}`, { ...plain('Forbidden'), status: 403 }),
    ],
  ])('is not told of where it %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
    expect(flowsOf(exchanges).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });
});

describe(`there is no login`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['in a link to somebody’s page', clicked('/connect/instagram', { from: '/' })],
    ['in a forgotten password', clicked('/login/forgot')],
    ['in a wrong address of the form itself', clicked('/auth/login')],
    ['in a page about a provider', clicked('/docs/auth/google')],
    [
      'in documentation on a host of its own',
      clicked('https://docs.club.example/auth/google', { from: '/auth' }),
    ],
    ['in help', clicked('https://help.club.example/sso/okta', { from: '/sso' })],
    ['in prices', clicked('/pricing/sso/saml')],
    ['in settings', clicked('/settings/auth/github')],
    ['in a repository', clicked('/auth/wiki', { from: '/auth' })],
    ['in an article', clicked('/blog/login/google')],
    ['in what somebody typed', clicked('/auth/google', { requestHeaders: [] })],
    [
      'in a link of another site',
      clicked('/auth/google', { requestHeaders: [['Referer', 'https://seo.example/']] }),
    ],
    [
      'in a link of documentation',
      clicked('https://club.example/auth/google', fromSite('https://docs.club.example')),
    ],
    ['in a neighbour’s', clicked('https://a.github.io/auth/google', fromSite('https://b.github.io'))],
    ['in a script’s call', clicked('/auth/google', { context: { resourceType: 'fetch' } })],
    ['in its picture', clicked('/auth/google.png')],
    [
      'in a comment that is refused',
      clicked('/comments', { method: 'POST', status: 422, says: 'CSRF token missing' }),
    ],
    [
      'of an app’s own login',
      clicked('/accounts/staff/login/', {
        method: 'POST',
        status: 403,
        says: 'CSRF verification failed',
        requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'email=a%40b.example' },
      }),
    ],
    ['of a link to a page about a provider', clicked('/social/campus', { says: 'CSRF' })],
    [
      'in a wrong password of a directory',
      clicked('/login/cas', { method: 'POST', status: 422, says: 'Invalid credentials' }),
    ],
    [
      'in a redirect to the provider',
      clicked('/auth/google', { status: 302, redirectUrl: 'https://accounts.google.com/' }),
    ],
    [
      'in a redirect to a page of the app',
      clicked('/auth/google', { status: 302, redirectUrl: 'https://club.example/login?message=hi' }),
    ],
    [
      'in an answer that fails',
      clicked('/auth/google/callback', {
        status: 302,
        redirectUrl: 'https://club.example/auth/failure?message=csrf_detected',
      }),
    ],
    [
      'in a question of a guard in front',
      clicked('/auth/google', { status: 403, responseHeaders: [html, ['cf-mitigated', 'challenge']] }),
    ],
    [
      'in one of AWS’s, which answers 405',
      clicked('/auth/google', { status: 405, responseHeaders: [html, ['x-amzn-waf-action', 'captcha']] }),
    ],
    [
      'in one that is told by its cookie alone',
      clicked('/auth/google', { status: 403, responseHeaders: [html, ['Set-Cookie', '__cf_bm=1; Secure']] }),
    ],
    ['in an article about a provider', clicked('/login/google-workspace-integration', { from: '/' })],
    ['in a callback', clicked('/auth/google/callback')],
    ['in a password of single sign-on', clicked('/login/forgot-sso-password')],
    ['in what leads nobody knows where', clicked('/auth/redirect')],
    ['in a logout', clicked('/auth/google/logout')],
    ['in a wrong password', clicked('/auth/saml', { method: 'POST', status: 403 })],
    ['in an error of the app elsewhere', clicked('/orders/google', { status: 500 })],
    ['in a page that is there', clicked('/auth/google', { status: 200 })],
    [
      'in a form with a password',
      clicked('/login/cas', {
        method: 'POST',
        requestBody: { mediaType: 'application/x-www-form-urlencoded', text: 'user=a&password=b' },
      }),
    ],
    ['in a list of sessions', clicked('/auth/googlebot')],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
