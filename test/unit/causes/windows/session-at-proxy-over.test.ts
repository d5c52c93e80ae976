import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { jwt } from '../../../support/canary.ts';
import { capture, exchange, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'login-by-script';
const app = 'https://notes.village.test';
const script = { resourceType: 'fetch', initiator: app } as const;
const cloudflare = `https://village.cloudflareaccess.com/cdn-cgi/access/login/notes.village.test?kid=8f14e45fceea167a5a36dedd4bea2543&redirect_url=%2Fapi%2Fsync&meta=eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln`;
const pomerium = urlWith('https://authenticate.village.test/.pomerium/sign_in', {
  pomerium_expiry: '1767229200',
  pomerium_redirect_uri: `${app}/api/sync`,
  pomerium_signature: 'abcdefghijklmnop',
});
const authelia = urlWith('https://login.village.test/', { rd: `${app}/api/sync`, rm: 'GET' });
const oauth2Proxy = urlWith('https://auth.village.test/oauth2/start', { rd: `${app}/api/sync` });
const vouch = urlWith('https://vouch.village.test/login', { url: `${app}/api/sync`, 'vouch-failcount': '' });
const google = urlWith('https://accounts.google.test/o/oauth2/v2/auth', {
  client_id: '1234.apps.googleusercontent.com',
  response_type: 'code',
  scope: 'openid email',
  redirect_uri:
    'https://iap.googleapis.com/v1/oauth/clientIds/1234.apps.googleusercontent.com:handleRedirect',
  state: 'af0ifjsldkj9320ad-iap',
});
const alb = urlWith('https://village.auth.eu-west-1.amazoncognito.com/oauth2/authorize', {
  client_id: '3n4b5urk1ft4fl3mg5e62d9ado',
  response_type: 'code',
  redirect_uri: `${app}/oauth2/idpresponse`,
  state: 'af0ifjsldkj9320ad-alb',
});

const cookie = (value: string): readonly Header[] => [['Cookie', value]];
const page: ExchangeFields = {
  url: `${app}/`,
  context: { resourceType: 'main_frame', servedBy: 'service_worker' },
  responseBody: { mediaType: 'text/html', text: '<div id="root"></div>' },
};
const call = (to: string, requestHeaders: readonly Header[] = []): ExchangeFields => ({
  url: `${app}/api/sync`,
  status: 302,
  redirectUrl: to,
  context: script,
  requestHeaders,
});
const kept = (url: string, changes: Partial<Exchange> = {}): ExchangeFields => ({
  url,
  status: 0,
  failure: 'net::ERR_FAILED',
  context: script,
  ...changes,
});
const led = (to: string, sent?: readonly Header[], more: readonly ExchangeFields[] = []) =>
  capture(
    exchange(page),
    exchange(call(to, sent)),
    exchange(kept(to)),
    ...more.map((fields) => exchange(fields)),
  );

describe(`${id} is the cause of calls that an access proxy sends to its login`, () => {
  it.each<[string, string, string, string]>([
    ['Cloudflare Access', cloudflare, 'CF_Authorization=a-secret', 'session that Cloudflare Access keeps'],
    ['Pomerium', pomerium, '_pomerium=a-secret', 'session that Pomerium keeps'],
    ['Authelia', authelia, 'authelia_session=a-secret', 'session that Authelia keeps'],
    ['oauth2-proxy', oauth2Proxy, '_oauth2_proxy=a-secret', 'session that oauth2-proxy keeps'],
    ['Vouch', vouch, 'VouchCookie=a-secret', 'session that Vouch Proxy keeps'],
    ['Google’s', google, 'GCP_IAAP_AUTH_TOKEN_B01769F84EF452A5=a-secret', 'session that Google IAP keeps'],
    ['AWS’s', alb, 'AWSELBAuthSessionCookie-0=a-secret', 'session that AWS load balancer keeps'],
  ])('of %s', (_, to, sent, said) => {
    const exchanges = led(to, cookie(sent));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    const { why = '', fix } = reasonOf(exchanges) ?? {};
    expect(why).toContain(said);
    expect(why).toContain(`${app}/api/sync`);
    expect(why).toContain('service worker');
    expect(why).not.toContain('a-secret');
    expect(fix).toContain('from the network');
    expect(fix).toContain('X-Requested-With');
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('and says when the session ran out, where its cookie does', () => {
    const token = jwt({ exp: Math.floor(exchange({ url: app }).startedAt / 1000) - 3120 });
    const { why } = reasonOf(led(cloudflare, cookie(`CF_Authorization=${token}`))) ?? {};
    expect(why).toContain('ran out 52 minutes before');
  });

  it('and not that a session ran out where none was brought', () => {
    const exchanges = led(cloudflare);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).not.toContain('is over');
  });

  it('in one flow, however often the page tries', () => {
    const again = [call(cloudflare), kept(cloudflare), call(cloudflare), kept(cloudflare)];
    expect(flowsOf(led(cloudflare, undefined, again))).toHaveLength(1);
  });
});

describe('no login fails', () => {
  const visit: ExchangeFields = { url: cloudflare, context: { resourceType: 'main_frame' } };
  it.each<[string, readonly Exchange[]]>([
    [
      'where the window goes to the proxy’s login at once',
      led(cloudflare, cookie('CF_Authorization=1'), [visit]),
    ],
    [
      'where the window is led through it',
      led(cloudflare, undefined, [
        { ...visit, status: 302, redirectUrl: `${app}/cdn-cgi/access/authorized` },
      ]),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).toEqual([]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).not.toContain('failed');
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'of a page at the login itself',
      capture(exchange({ url: cloudflare, context: { resourceType: 'main_frame' } })),
    ],
    ['of a call that the page did not follow', capture(exchange(page), exchange(call(cloudflare)))],
    [
      'of a call that was answered',
      capture(
        exchange(page),
        exchange(
          kept(cloudflare, {
            status: 200,
            failure: undefined,
            responseHeaders: [['Access-Control-Allow-Origin', '*']],
          }),
        ),
      ),
    ],
    [
      'of a call to anybody’s login page that was kept',
      led(`https://news.village.test/login?next=${encodeURIComponent(app)}`),
    ],
    ['of a picture', led('https://cdn.village.test/photo?rd=1&size=2')],
    ['of statistics that are kept', led('https://stats.village.test/hit?kid=4711')],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
