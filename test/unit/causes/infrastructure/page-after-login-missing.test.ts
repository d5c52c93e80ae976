import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { baseTime, type ExchangeFields } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'page-after-login-missing';
const html = (text: string) => ({ mediaType: 'text/html', text });
const nginx: Partial<Exchange> = {
  responseHeaders: [['Server', 'nginx/1.24.0']],
  responseBody: html('<center><h1>404 Not Found</h1></center><hr><center>nginx/1.24.0</center>'),
};
const atCallback = { resourceType: 'main_frame' as const, tab: 1 };

/** The callback leads on to that address, which is answered so. */
const ledTo = (
  address: string,
  answer: Partial<Exchange> = {},
  callback: string = 'https://app.example/cb',
): readonly Exchange[] =>
  codeFlow({
    token: null,
    redirectUri: callback,
    requestExchange: { context: atCallback },
    responseExchange: {
      status: 302,
      redirectUrl: address,
      responseHeaders: [['Location', address]],
      context: atCallback,
    },
    then: [{ url: address, status: 404, context: atCallback, ...answer }],
  });
/** The same, where the answer to the callback begins a session. */
const withSession = (address: string, answer: Partial<Exchange> = {}): readonly Exchange[] => {
  const session: ExchangeFields['responseHeaders'] = [['Set-Cookie', 'sid=s1; Path=/; HttpOnly; Secure']];
  return ledTo(address, answer).map((one) =>
    one.redirectUrl === address
      ? { ...one, responseHeaders: [...(one.responseHeaders ?? []), ...session] }
      : one,
  );
};
const seen = (url: string): ExchangeFields => ({
  url,
  status: 200,
  startedAt: baseTime - 2000,
  context: atCallback,
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: html('<title>Logs</title>'),
});
const before = (url: string, exchanges: readonly Exchange[]): readonly Exchange[] => [
  { id: 'before', entry: -1, method: 'GET', ...seen(url) } as Exchange,
  ...exchanges,
];

describe(`${id} is the cause`, () => {
  it('where a proxy has nothing at the address that the callback led to', () => {
    const exchanges = ledTo('https://app.example/home', nginx);
    expectReason(exchanges, id, 'to https://app.example/home, where nginx (');
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', proof: 'answerer' });
    expect(reasonOf(exchanges)?.why).toContain('not about the state or the code');
  });

  it.each<[string, Partial<Exchange>]>([
    ['without a body', {}],
    ['of the app’s own', { responseBody: html('<h1>Page not found</h1>') }],
    ['for good', { status: 410 }],
  ])('where the page is missing, %s', (_, answer) => {
    const exchanges = ledTo('https://app.example/home', answer);
    expectReason(exchanges, id, 'where it has nothing');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it.each([
    ['a page that is missing', 'https://app.example/home', 'where it has nothing (404)'],
    ['an address with a hole', 'https://app.example/undefined', '“undefined” in it is what a script writes'],
  ])('and the login worked all the same, of %s', (_, address, said) => {
    const exchanges = withSession(address, { responseBody: html('<h1>Page not found</h1>') });
    expectReason(exchanges, id, said);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('succeeded');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });

  it('and says that it lies outside the path under which the app runs', () => {
    const exchanges = before(
      'https://app.example/logs/app/start',
      ledTo('https://app.example/', nginx, 'https://app.example/logs/auth/openid/login'),
    );
    expectReason(exchanges, id, 'lies under /logs/, and this address does not');
    expect(reasonOf(exchanges)?.fix).toContain('Open https://app.example/logs/ by hand');
  });

  it.each([
    ['a page of another path', 'https://app.example/start'],
    ['a page for logins', 'https://app.example/auth/start'],
  ])('and says nothing of a path where the app has %s', (_, page) => {
    const exchanges = before(page, ledTo('https://app.example/home', nginx, 'https://app.example/auth/cb'));
    expectReason(exchanges, id, 'where nginx (');
    expect(reasonOf(exchanges)?.why).not.toContain('lies under');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a page that is there', ledTo('https://app.example/home', { status: 200 })],
    [
      'of a single-page app that its host serves so',
      withSession('https://app.example/home', {
        responseBody: html('<script src="/app.js"></script><div id="root"></div>'),
      }),
    ],
    ['of a page whose words were not recorded, with a session', withSession('https://app.example/home')],
    [
      'of a single-page app whose texts speak of 404',
      withSession('https://app.example/home', {
        responseBody: html(
          '<div id="root"></div><script>const texts={e404:"Page not found"};import("/m.js")</script>',
        ),
      }),
    ],
    ['of a page that failed', ledTo('https://app.example/home', { status: 500 })],
    ['of a page that is refused', ledTo('https://app.example/home', { status: 403 })],
    ['of a page for signing in', ledTo('https://app.example/login')],
    ['of an address that names an error', ledTo('https://app.example/home?error=state_mismatch')],
    [
      'of a 404 that speaks of the account',
      ledTo('https://app.example/home', {
        responseBody: html('<h1>User is not authorized</h1><p>User not found in allowed whitelist</p>'),
      }),
    ],
    [
      'of a callback that is not there',
      codeFlow({ token: null, responseExchange: { status: 404, ...nginx } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe('a login that began at another port of the app', () => {
  const panel = 'http://desk.example:5000';
  const api = 'http://desk.example:21121';
  const main = { resourceType: 'main_frame', tab: 1 } as const;
  const refused: Partial<Exchange> = {
    status: 401,
    responseHeaders: [['Content-Type', 'application/json']],
    responseBody: { mediaType: 'application/json', text: '{"error":"Invalid or missing credentials"}' },
  };
  const ended = (
    to: string,
    answer: Partial<Exchange>,
    { from = panel, location = to }: { readonly from?: string; readonly location?: string } = {},
  ): readonly Exchange[] => [
    { id: 'before', entry: -1, method: 'GET', ...seen(`${from}/login`) } as Exchange,
    ...codeFlow({
      token: null,
      redirectUri: `${api}/oidc/callback`,
      requestExchange: { context: { ...main, initiator: from } },
      responseExchange: {
        status: 302,
        redirectUrl: `${api}${to}`,
        responseHeaders: [['Location', location]],
        context: main,
      },
      then: [{ url: `${api}${to}`, status: 404, context: main, ...answer }],
    }),
  ];
  const handOver = '/oidc/session?code=49834b05da9ba4d7d109b67a5292984b';

  it('is told where the redirect with a value of the app’s own stayed at the wrong one', () => {
    const exchanges = ended(handOver, refused);
    expectReason(exchanges, id, 'with a one-time value of its own to http://desk.example:21121/oidc/session');
    expect(causesOf(exchanges)).toEqual([id]);
    const { why = '', fix = '' } = reasonOf(exchanges) ?? {};
    expect(why).toContain('The login began at http://desk.example:5000');
    expect(why).toContain('names a path alone, so the browser stayed at http://desk.example:21121');
    expect(fix).toContain('lead back to http://desk.example:5000 as a whole address');
  });

  it('is told where it leads to a page that is not there', () => {
    const exchanges = ended('/', {});
    expectReason(exchanges, id, 'The login began at http://desk.example:5000');
    expect(reasonOf(exchanges)?.fix).toContain('front end');
  });

  it('and where the redirect names the wrong one itself', () => {
    expect(reasonOf(ended(handOver, refused, { location: `${api}${handOver}` }))?.why).toContain(
      'this redirect leads to http://desk.example:21121 itself',
    );
  });

  it.each<[string, readonly Exchange[]]>([
    ['where it began at the same one', ended(handOver, refused, { from: api })],
    [
      'where it began at a site of somebody else’s',
      ended(handOver, refused, { from: 'https://portal.elsewhere' }),
    ],
    ['where the page turns the person away without such a value', ended('/oidc/session', refused)],
    [
      'where it speaks of the person',
      ended(handOver, {
        ...refused,
        responseBody: {
          mediaType: 'application/json',
          text: '{"error":"User is not a member of this team"}',
        },
      }),
    ],
    [
      'where the value is over',
      ended(handOver, {
        ...refused,
        responseBody: { mediaType: 'application/json', text: '{"error":"Code expired or already used"}' },
      }),
    ],
    ['where it forbids', ended(handOver, { ...refused, status: 403 })],
    [
      'where a page of the app’s own says no',
      ended(handOver, { ...refused, responseHeaders: [['Content-Type', 'text/html']] }),
    ],
  ])('is not told %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why ?? '').not.toContain('The login began at');
  });
});
