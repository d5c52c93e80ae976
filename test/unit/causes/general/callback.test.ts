import { describe, expect, it } from 'vitest';
import { page } from '../../../support/around.ts';
import { flowsOf, spaLogin } from '../../../support/scenario.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, idTokenOf, reportOf } from '../../../support/flow.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { redacted } from '../../../support/redacted.ts';
import { baseTime, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { failingLogin } from '../../../support/failing-login.ts';
import { samlLogin } from '../../../support/saml-login.ts';

const a = spaLogin('a');
const refusing = page('https://app.example/error?reason=validation_failed');

/** A page that gets this ID token goes to its own page for failures. */
function refused(claims: Readonly<Record<string, unknown>>) {
  const answer = {
    access_token: a.values.accessToken,
    token_type: 'Bearer',
    id_token: idTokenOf({ nonce: a.values.nonce, ...claims }),
  };
  const redemption = { ...a.redemption(), responseBody: jsonBody(answer) };
  return flowsOf(a.request(), a.landing(), redemption, refusing)[0];
}

it('a page that did not take its tokens is told, with what to look at', () => {
  const flow = flowsOf(a.request(), a.landing(), a.redemption(), refusing)[0];
  expect(flow).toMatchObject({ outcome: 'failed' });
  expect(flow?.diagnosis[0]).toMatchObject({ cause: 'callback-failed' });
  expect(flow?.diagnosis[0]?.why).toContain('https://app.example/error');
  expect(flow?.diagnosis[0]?.fix).toContain('console');
});

describe('a call that an API refuses before the page gives up', () => {
  const called = (status: number, text: string, url = 'https://api.example/v1/profile') =>
    ({
      url,
      status,
      requestHeaders: [['Authorization', `Bearer ${a.values.accessToken}`]],
      responseHeaders: [['Access-Control-Allow-Origin', '*']],
      responseBody: { mediaType: 'text/plain', text },
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
    }) as const;
  const told = (...calls: readonly ExchangeFields[]) =>
    flowsOf(a.request(), a.landing(), a.redemption(), ...calls, refusing)[0]?.diagnosis;

  it.each([
    [403, 'Your plan does not include this.', /With 403 it knows the token/],
    [404, 'No profile for this account.', /With 403 it knows the token/],
    [500, 'The database failed.', /The API itself failed/],
  ])('is why, in its own words (%s)', (status, text, fix) => {
    const reasons = told(called(status, text));
    expect(reasons?.map(({ cause }) => cause)).toEqual(['resource-rejected']);
    expect(reasons?.[0]?.why).toContain(`api.example/v1/profile answered ${status}`);
    expect(reasons?.[0]?.why).toContain(`“${text.slice(0, -1)}”`);
    expect(reasons?.[0]?.fix).toMatch(fix);
  });

  it.each<[string, readonly ExchangeFields[]]>([
    ['where the API took it', [called(200, '{}')]],
    ['where the API took it when it was asked again', [called(403, 'Wait.'), called(200, '{}')]],
  ])('is not %s', (_, calls) => {
    expect(told(...calls)?.[0]?.why).not.toContain('api.example');
  });
});

it('after what is wrong with them', () => {
  const ahead = baseTime / 1000 + 700;
  const causes = refused({ iat: ahead, exp: ahead + 3600 })?.diagnosis.map(({ cause }) => cause);
  expect(causes).toEqual(['clock-skew', 'callback-failed']);
});

describe('a code that the app’s page got', () => {
  /** A NetLog has addresses and headers alone. */
  const unread: ExchangeFields = {
    method: 'POST',
    url: 'https://op.example/token',
    status: 200,
    requestBody: { mediaType: 'application/x-www-form-urlencoded' },
    responseHeaders: [['Content-Type', 'application/json']],
    context: { resourceType: 'fetch' },
  };
  const causesAfter = (...then: readonly ExchangeFields[]) =>
    flowsOf(a.request(), a.landing(), ...then)[0]?.diagnosis.map(({ cause }) => cause);

  it('is said to be left there where nothing followed, or something else', () => {
    expect(causesAfter()).toEqual(['code-not-redeemed']);
    expect(causesAfter({ ...unread, url: 'https://op.example/events' })).toEqual(['code-not-redeemed']);
  });

  it('is not where the token endpoint answered and no body was recorded', () => {
    expect(causesAfter(unread)).toEqual([]);
  });
});

describe('a program on this device that waited for the answer', () => {
  const login = (text: string, redirectUri = 'http://127.0.0.1:43117/callback') =>
    codeFlow({
      redirectUri,
      token: null,
      requestExchange: { requestHeaders: [['Cookie', 'sid=1']] },
      responseExchange: {
        responseHeaders: [['Content-Type', 'text/html; charset=utf-8']],
        responseBody: { mediaType: 'text/html', text },
      },
    });
  const done = '<h1>Authentication successful</h1><p>You may close this window.</p>';
  const told = (exchanges: readonly Exchange[]) =>
    reportOf(exchanges).flows.map(({ outcome, diagnosis }) => [outcome, diagnosis.map(({ cause }) => cause)]);

  it.each([
    ['says so', done],
    [
      'in another language',
      '<title>Anmeldung erfolgreich</title><p>Sie können dieses Fenster schließen.</p>',
    ],
    ['in few words', '<p>OK</p>'],
  ])('is not missed where its page %s: it redeems the code itself', (_, text) => {
    expect(told(login(text))).toEqual([['unclear', []]]);
    expect(told(redacted(login(text)))).toEqual([['unclear', []]]);
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'a page under development runs scripts',
      login('<div id="root"></div><script src="/app.js"></script>', 'http://localhost:3000/cb'),
    ],
    ['it is no program on this device', login(done, 'https://app.example/cb')],
  ])('is not supposed where %s', (_, exchanges) => {
    expect(told(exchanges)).toEqual([['pending', ['code-not-redeemed']]]);
  });

  it('is believed where it says that it failed', () => {
    const [flow] = reportOf(
      login('<title>Error</title><h1>Authentication failed: state mismatch</h1>'),
    ).flows;
    expect(flow?.outcome).toBe('failed');
  });
});

it('an app that sends a person who asked to come in to its sign-out page did not let him in', () => {
  const flow = flowsOf(
    a.request(),
    { ...a.landing(), status: 302, redirectUrl: 'https://app.example/logged-out' },
    page('https://app.example/logged-out'),
  )[0];
  expect(flow).toMatchObject({ outcome: 'failed' });
  expect(flow?.diagnosis[0]?.why).toContain('sent the browser to https://app.example/logged-out');
});

describe('an assertion that the app itself refuses', () => {
  const refusedAs = (status: number) =>
    reasonOf(
      samlLogin(
        {},
        { exchange: { status, redirectUrl: undefined, responseBody: jsonBody({ message: 'No.' }) } },
      ),
    );

  it.each([401, 500])('is told as the callback’s failure, for which its log is the place (%s)', (status) => {
    expect(refusedAs(status)?.cause).toBe('callback-failed');
    expect(refusedAs(status)?.why).toContain(`${status}`);
    expect(refusedAs(status)?.fix).toContain('app’s log');
  });

  it('is told where it leads to the app’s own page for errors', () => {
    const redirectUrl = 'https://sp.example/login?errorCode=500';
    const reason = reasonOf(samlLogin({}, { exchange: { status: 302, redirectUrl } }));
    expect(reason?.cause).toBe('callback-failed');
    expect(reason?.why).toContain('https://sp.example/login');
  });

  it('is none where it is taken', () => {
    expect(refusedAs(200)?.cause).not.toBe('callback-failed');
  });
});

describe('a page of the app’s that is refused after the login', () => {
  const session = 'app_session=a-secret';
  const took: Partial<Exchange> = {
    status: 302,
    redirectUrl: 'https://app.example/home',
    responseHeaders: [['Set-Cookie', `${session}; Path=/; HttpOnly; Secure`]],
  };
  const then = (status: number, text: string, cookie = session) => [
    {
      url: 'https://app.example/home',
      status,
      requestHeaders: [['Cookie', cookie]] as const,
      responseBody: { mediaType: 'text/plain', text },
      context: { resourceType: 'main_frame' } as const,
    },
  ];
  const login = (page: readonly ExchangeFields[], more: Partial<Exchange> = took) =>
    codeFlow({ responseExchange: more, token: null, then: page });

  it('with the session in hand, is one that does not let the person in (403)', () => {
    const refused = login(then(403, 'No luck here.'));
    expect(causeAndOfTrace(refused)).toEqual(['not-provisioned', 'not-provisioned']);
    expect(reasonOf(refused)?.why).toContain('the browser brought it to https://app.example/home');
    expect(reasonOf(refused)?.why).toContain('“No luck here');
  });

  it('with the session in hand, is one that does not know it (401), whatever its words may mean elsewhere', () => {
    const refused = login(then(401, 'Not authorized'));
    expect(causeAndOfTrace(refused)).toEqual(['session-not-known', 'session-not-known']);
    expect(reasonOf(refused)?.why).toContain('“Not authorized”');
  });

  it('is not told so where the session did not come, or of another status', () => {
    expect(causesOf(login(then(403, 'No luck here.', 'theme=dark')))).not.toContain('not-provisioned');
    expect(causesOf(login(then(500, 'No luck here.')))).not.toContain('not-provisioned');
  });

  it('by what logs people in for the app, is told without a session, too', () => {
    const rbac = login(then(403, 'RBAC: access denied', 'theme=dark'));
    expect(reasonOf(rbac)?.cause).toBe('not-provisioned');
    expect(reasonOf(rbac)?.why).toContain('AuthorizationPolicy');
  });
});

it('what logs people in for the app is named where it ends the login itself', () => {
  const page =
    '<h1>Internal Server Error</h1><p>Secured with <a href="https://github.com/oauth2-proxy/oauth2-proxy#oauth2_proxy">OAuth2 Proxy</a></p>';
  const exchanges = codeFlow({
    responseExchange: { status: 500, responseBody: { mediaType: 'text/html', text: page } },
    token: null,
  });
  expect(reasonOf(exchanges)?.why).toContain('oauth2-proxy, which logs people in for the app');
  expect(reasonOf(exchanges)?.why).not.toContain('secured with');
});

describe('a callback that was answered as gateways answer', () => {
  const answered = (status: number) =>
    reasonOf(
      failingLogin({
        sent: 'state=a-secret',
        answer: { status, responseBody: jsonBody({ error: 'EDGE_UPSTREAM', detail: 'origin unreachable' }) },
      }),
    )?.why ?? '';

  it.each([502, 504])('(%s) is not said to be the app’s own answer', (status) => {
    expect(answered(status)).toContain('Whether the app itself answered it');
  });

  it.each([400, 500])('and one of an app (%s) is', (status) => {
    expect(answered(status)).not.toContain('Whether the app itself');
  });
});
