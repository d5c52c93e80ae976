import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
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
    '/oauth2/authorization/keycloak',
    '/api/login/oidc',
    '/oauth2/start',
    '/api/auth/signin/okta',
  ])('at %s', (path) => {
    const exchanges = visit(path);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
    expect(reasonOf(exchanges)?.why).toContain(`A service worker of the site answered ${site}${path}`);
  });
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
    ['of a list of providers', visit('/api/auth/providers')],
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

  it('and what the network answered begins no flow', () => {
    expect(flowsOf(visit('/api/auth/oauth/google', fromNetwork))).toEqual([]);
  });
});
