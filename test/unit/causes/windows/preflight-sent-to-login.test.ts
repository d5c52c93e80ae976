import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { preflightToLogin } from '../../../../lib/facts/pages/preflight-to-login.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { factsOf, flowsOf } from '../../../support/flow.ts';

const id = 'preflight-sent-to-login';
const app = 'https://board.village.test';
const api = 'https://api.village.test/v1/me';
const cloudflare = `https://village.cloudflareaccess.com/cdn-cgi/access/login/api.village.test?kid=8f14e45fceea167a5a36dedd4bea2543&redirect_url=%2Fv1%2Fme&meta=eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln`;
const pomerium = urlWith('https://authenticate.village.test/.pomerium/sign_in', {
  pomerium_expiry: '1767229200',
  pomerium_redirect_uri: api,
  pomerium_signature: 'abcdefghijklmnop',
});
const authelia = urlWith('https://login.village.test/', { rd: api, rm: 'OPTIONS' });
const oauth2Proxy = urlWith('https://auth.village.test/oauth2/start', { rd: api });
const cognito = urlWith('https://village.auth.eu-west-1.amazoncognito.com/oauth2/authorize', {
  client_id: '3n4b5urk1ft4fl3mg5e62d9ado',
  response_type: 'code',
  redirect_uri: 'https://api.village.test/oauth2/idpresponse',
  state: 'af0ifjsldkj9320ad-alb',
});
const saml = urlWith('https://idp.village.test/sso', {
  SAMLRequest: 'fVLBTsMwDP2VKPc26cbQGq2T',
  RelayState: 'x',
});

const asks: readonly Header[] = [
  ['Origin', app],
  ['Access-Control-Request-Method', 'GET'],
  ['Access-Control-Request-Headers', 'content-type,x-board'],
];
const page: ExchangeFields = { url: `${app}/`, status: 200, context: { resourceType: 'main_frame' } };
const preflight = (to: string | undefined, changes: Partial<Exchange> = {}): ExchangeFields => ({
  url: api,
  method: 'OPTIONS',
  status: 302,
  ...(to !== undefined && { redirectUrl: to }),
  requestHeaders: asks,
  ...changes,
});
const dropped: ExchangeFields = {
  url: api,
  status: 0,
  failure: 'net::ERR_FAILED',
  requestHeaders: [['Origin', app]],
  context: { resourceType: 'fetch', initiator: app },
};
const asked = (
  to: string | undefined,
  changes: Partial<Exchange> = {},
  more: readonly ExchangeFields[] = [],
) => capture(...[page, preflight(to, changes), dropped, ...more].map((fields) => exchange(fields)));

describe(`${id} is the cause`, () => {
  it.each<[string, string, string]>([
    ['Cloudflare Access', cloudflare, 'Bypass OPTIONS requests to origin'],
    ['Pomerium', pomerium, 'cors_allow_preflight'],
    ['Authelia', authelia, 'methods'],
    ['oauth2-proxy', oauth2Proxy, '--skip-auth-preflight'],
    ['AWS load balancer', cognito, 'without that action'],
    ['what stands in front of api.village.test', saml, 'Let OPTIONS pass'],
  ])('where %s leads the browser’s question to a login', (product, to, setting) => {
    const exchanges = asked(to);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    const { why, fix } = reasonOf(exchanges)!;
    expect(why).toContain(product);
    expect(why).toContain(`page of ${app}`);
    expect(why).toContain(api);
    expect(fix).toContain(setting);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it.each(['?rd=', '/oauth2/start?', '?redirect_uri='])(
    'by whom, is told in linear time: %s',
    (part) => {
      const to = `https://login.village.test/?vouch-failcount=1&${part.repeat(400_000 / part.length)}`;
      expect(factsOf(asked(to)).of(preflightToLogin)?.product).toBe('Vouch Proxy');
    },
    5000,
  );

  it('in one flow, however many calls are asked for', () => {
    const more = [preflight(cloudflare, { url: 'https://api.village.test/v1/tickets' }), dropped];
    expect(flowsOf(asked(cloudflare, {}, more))).toHaveLength(1);
  });
});

describe('no login fails', () => {
  it.each<[string, readonly Exchange[]]>([
    ['where the question is answered', asked(undefined, { status: 204 })],
    ['where it is led to another address of the API', asked('https://api.village.test/v1/me/')],
    ['where it is led elsewhere, and to no login', asked('https://api2.village.test/v1/me')],
    ['where an API is asked by a program', asked(cloudflare, { requestHeaders: [['User-Agent', 'curl/8']] })],
    [
      'where the window then goes to that login',
      asked(cloudflare, {}, [{ url: cloudflare, status: 200, context: { resourceType: 'main_frame' } }]),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).not.toContain('failed');
  });
});
