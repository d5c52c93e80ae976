import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture, redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { createInspection } from '../../../../lib/inspection.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'service-worker-answers-start';
const site = 'https://plants.example';
const shell = { mediaType: 'text/html', text: '<title>Plants</title><div id="root"></div>' };
const visit = (path: string, more: Partial<Exchange> = {}): readonly Exchange[] =>
  capture(
    {
      url: `${site}/login`,
      status: 200,
      responseBody: shell,
      context: { resourceType: 'main_frame', servedBy: 'service_worker' },
    },
    {
      url: `${site}${path}`,
      status: 200,
      requestHeaders: [['Referer', `${site}/login`]],
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: shell,
      context: { resourceType: 'main_frame', servedBy: 'service_worker' },
      ...more,
    } as ExchangeFields,
  );

describe(`${id} is the cause`, () => {
  it.each([
    '/api/auth/oauth/google',
    '/api/v1/auth/github',
    '/rest/auth/login?redirect=%2Fdashboard',
    '/api/v1/auth/login',
    '/backend/sso/login',
    '/api/oidc/login',
    '/oauth2/authorization/keycloak',
    '/api/login/oidc',
    '/oauth2/start',
    '/api/auth/signin/okta',
    '/.auth/login/aad',
    '/.auth/login/my-openid',
    '/outpost.goauthentik.io/start',
  ])('at %s', (path) => {
    const exchanges = visit(path);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(reasonOf(exchanges)?.why).toContain(
      `A service worker of the site answered ${site}${path.split('?')[0]}`,
    );
  });
});

it('tells which addresses the worker has to leave alone', () => {
  expect(reasonOf(visit('/.auth/login/aad?post_login_redirect_uri=%2F'))?.fix).toContain(
    'below /.auth/ alone: Workbox navigateFallbackDenylist [/^\\/\\.auth\\//]',
  );
});

it('does not quote the bar for errors that every page of Blazor hides', () => {
  const text =
    '<title>Plants</title><div id="app">Loading...</div><div id="blazor-error-ui">An unhandled error has occurred. <a href="" class="reload">Reload</a></div>';
  const exchanges = visit('/.auth/login/aad', { responseBody: { mediaType: 'text/html', text } });
  expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  expect(reasonOf(exchanges)?.why).not.toContain('unhandled');
});

const fromNetwork = { context: { resourceType: 'main_frame' } } as const;

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of an answer of the network', visit('/api/auth/oauth/google', fromNetwork)],
    ['of an address that the page’s router may have', visit('/auth/google')],
    ['of a page of the app', visit('/settings')],
    ['of the page to sign in', visit('/login')],
    [
      'of a call',
      visit('/api/auth/oauth/google', { context: { resourceType: 'fetch', servedBy: 'service_worker' } }),
    ],
    ['of a page of the app that is called so', visit('/auth/login?redirect=%2Fdashboard')],
    ['of a version of a text about it', visit('/v2/auth/login')],
    ['of a text about it', visit('/docs/api/auth/login')],
    ['of a form for a password', visit('/api/login')],
    ['of a list of providers', visit('/api/auth/providers')],
    ['of who is signed in at the platform', visit('/.auth/me')],
    ['of the platform’s logout', visit('/.auth/logout')],
    ['of a page of a router that is called so', visit('/auth/login/help')],
    ['of the callback', visit('/api/auth/callback/google')],
    [
      'where the worker asked the server',
      visit('/api/auth/oauth/google', {
        status: 302,
        redirectUrl:
          'https://op.example/auth?client_id=a&response_type=code&state=af0ifjsldkj9320ad&redirect_uri=https://plants.example/cb',
      }),
    ],
    [
      'of what another site’s page led to',
      visit('/api/auth/oauth/google', { requestHeaders: [['Referer', 'https://else.example/']] }),
    ],
    [
      'of data',
      visit('/api/auth/oauth/google', { responseBody: { mediaType: 'application/json', text: '{}' } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('of a site of texts', () => {
    const pages = visit('/rest/auth/login').map((one) => ({
      ...one,
      url: one.url.replace('//plants.', '//docs.plants.'),
      requestHeaders: one.requestHeaders?.map(
        ([name, value]) => [name, value.replace('//plants.', '//docs.plants.')] as const,
      ),
    }));
    expect(causesOf(pages as readonly Exchange[])).not.toContain(id);
  });

  it('and what the network answered begins no flow', () => {
    expect(flowsOf(visit('/api/auth/oauth/google', fromNetwork))).toEqual([]);
  });
});

describe('an address that a page’s own router may have too', () => {
  const page = (path: string, from: string | null, more: Partial<Exchange> = {}): ExchangeFields => ({
    url: `${site}${path}`,
    status: 200,
    requestHeaders: from === null ? [] : [['Referer', `${site}${from}`]],
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: shell,
    context: { resourceType: 'main_frame', servedBy: 'service_worker', tab: 4 },
    ...more,
  });
  const login = page('/login', null);
  const again = page('/login', '/auth/google');
  const start = page('/auth/google', '/login');
  const asked =
    'https://op.example/auth?client_id=a&response_type=code&state=af0ifjsldkj9320ad&redirect_uri=https://plants.example/cb';

  it.each<[string, readonly ExchangeFields[]]>([
    ['the sign-in page in between', [login, start, again, start]],
    ['nothing in between', [login, start, start]],
    ['a page for what is not found in between', [login, start, page('/404', null), start]],
    [
      'another library’s address',
      [login, page('/auth/github', '/login'), again, page('/auth/github', '/login')],
    ],
    ['another query', [login, page('/auth/google?next=%2F', '/login'), again, page('/auth/google?next=%2Fa', '/login')]], // prettier-ignore
  ])('is the server’s where it was tried twice and nothing left, with %s', (_, pages) => {
    const exchanges = capture(...pages);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(reasonOf(exchanges)?.why).toContain('twice');
    expect(reasonOf(exchanges)?.confidence).toBe('tentative');
  });

  it('tells the same of what a login keeps of the recording', () => {
    const exchanges = capture(login, start, again, start);
    const inspection = createInspection();
    for (const one of exchanges) inspection.put(one);
    expect(reasonOf(inspection.evidence())?.cause).toBe(id);
  });

  const network = { context: { resourceType: 'main_frame', tab: 4 } } as const;
  const out = redirect(`${site}/auth/google`, asked, network);
  it.each<[string, readonly ExchangeFields[]]>([
    ['it was tried once', [login, start]],
    ['its own page began the login', [login, start, page(asked, '/auth/google', network), again, start]],
    ['the network answered it', [login, page('/auth/google', '/login', network), again, page('/auth/google', '/login', network)]], // prettier-ignore
    ['the network answered it then', [login, start, again, out]],
    ['it was another address', [login, page('/auth/github', '/login'), again, start]],
    ['it was tried in another tab', [login, start, again, page('/auth/google', '/login', { context: { resourceType: 'main_frame', servedBy: 'service_worker', tab: 9 } })]], // prettier-ignore
    [
      'the person came from elsewhere',
      [login, page('/auth/google', null), again, page('/auth/google', null)],
    ],
    ['it was another day', [login, start, { ...start, startedAt: baseTime + 86_400_000 }]],
    ['it is a page of the app', [login, page('/settings', '/login'), again, page('/settings', '/login')]],
    ['it was loaded again', [login, start, page('/auth/google', '/auth/google')]],
  ])('is left alone where %s', (_, pages) => {
    expect(causesOf(capture(...pages))).not.toContain(id);
  });
});
