import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { causesOf } from '../../support/causes.ts';
import type { CookieLogin } from '../../support/cookie-login.ts';
import { baseTime, exchange } from '../../support/exchange.ts';
import { failingLogin, startWith } from '../../support/failing-login.ts';
import { flowsOf } from '../../support/flow.ts';
import { responseXml, samlLogin } from '../../support/single-sign-on.ts';

const state = 'af0ifjsldkj9320ad';

/** A login whose callback the app takes: it sets this session and shows its page, which it came with. */
const taken = (remembered: string, session: string, more: CookieLogin = {}): CookieLogin => ({
  set: [`${remembered}=${state}; Path=/; HttpOnly; SameSite=Lax; Secure`],
  sent: `${remembered}=${state}`,
  answer: {
    status: 302,
    redirectUrl: 'https://app.example/home',
    responseHeaders: [['Set-Cookie', `${session}=1; Path=/; HttpOnly; Secure`]],
  },
  afterwards: [
    {
      url: 'https://app.example/home',
      status: 200,
      requestHeaders: [['Cookie', `${remembered}=${state}; ${session}=1`]],
    },
  ],
  ...more,
});

/** No reason is given, and the logins end so: they worked, or nothing shows whether they did. */
function expectHealthy(
  exchanges: readonly Exchange[],
  outcomes: readonly ('succeeded' | 'unclear')[] = ['succeeded'],
): void {
  expect(causesOf(exchanges)).toEqual([]);
  expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(outcomes);
}

/** Later logins of the same browser: their times and names follow those of the first. */
function afterwards(
  first: readonly Exchange[],
  later: readonly Exchange[],
  seconds = 60,
): readonly Exchange[] {
  const shift = first.at(-1)!.startedAt + seconds * 1000 - later[0]!.startedAt;
  const moved = later.map((one, at) => ({
    ...one,
    id: `later-${at}-${one.id}`,
    entry: first.length + at,
    startedAt: one.startedAt + shift,
  }));
  return [...first, ...moved];
}

/** Another login: with a state and code of its own. */
const another = (exchanges: readonly Exchange[], name: string): readonly Exchange[] =>
  exchanges.map(
    (one) =>
      JSON.parse(
        JSON.stringify(one)
          .replaceAll(state, `${name}-2k49fj30`)
          .replaceAll('SplxlOBeZQQYbYS6WxSbIA', `${name}-code-8s7d6f`),
      ) as Exchange,
  );

/** Asked for with these parameters too. */
const askedWith = (
  exchanges: readonly Exchange[],
  more: Readonly<Record<string, string>>,
): readonly Exchange[] => {
  const added = new URLSearchParams(more).toString();
  const withMore = (url: string) => (url.startsWith('https://op.elsewhere/auth?') ? `${url}&${added}` : url);
  return exchanges.map((one) => ({
    ...one,
    url: withMore(one.url),
    ...(one.redirectUrl && { redirectUrl: withMore(one.redirectUrl) }),
  }));
};

/** Such a login whose page shows that. */
const showing = (remembered: string, session: string, body: string): readonly Exchange[] => {
  const login = taken(remembered, session);
  const shown = {
    responseHeaders: [['Content-Type', 'text/html'] as const],
    responseBody: { mediaType: 'text/html', text: `<main>${body}</main>` },
  };
  return failingLogin({ ...login, afterwards: login.afterwards!.map((one) => ({ ...one, ...shown })) });
};

/** Each with what two makers of apps call their cookies. */
const makers = [
  ['oauth_state', 'grafana_session'],
  ['__Secure-authjs.state', '__Secure-authjs.session-token'],
] as const;

describe.each(makers)('no reason is given to a healthy login (%s, %s)', (remembered, session) => {
  it('of somebody who had signed in at the provider already', () => {
    expectHealthy(failingLogin(taken(remembered, session, { way: 'silent' })));
  });

  it('beside a second tab that is merely open', () => {
    const other = {
      url: 'https://app.example/login',
      status: 302,
      redirectUrl: startWith('state-of-another-tab'),
      requestHeaders: [['Cookie', `${remembered}=${state}`] as const],
    };
    const login = taken(remembered, session);
    expectHealthy(failingLogin({ ...login, afterwards: [...login.afterwards!, other] }));
  });

  it('whose Strict session comes after a page of the app in between', () => {
    const strict = `${session}=1; Path=/; HttpOnly; Secure; SameSite=Strict`;
    const login = taken(remembered, session, {
      answer: {
        status: 200,
        responseHeaders: [
          ['Content-Type', 'text/html'],
          ['Set-Cookie', strict],
        ],
        responseBody: { mediaType: 'text/html', text: '<meta http-equiv="refresh" content="0;url=/home">' },
      },
    });
    expectHealthy(failingLogin(login));
  });

  it('that brings one unrelated cookie less than was set', () => {
    const login = taken(remembered, session);
    const set = [...login.set!, '_ga=GA1.1; Path=/; SameSite=Strict', 'seen-tour=1; Path=/help'];
    expectHealthy(failingLogin({ ...login, set }));
  });

  it('of many cookies that nobody refused', () => {
    const many = Array.from({ length: 9 }, (_, at) => `__txn_Kx3pQ9zLw7Rt${at}=1`).join('; ');
    const login = taken(remembered, session);
    expectHealthy(failingLogin({ ...login, sent: `${login.sent}; ${many}` }));
  });

  it('at a higher level than the one before', () => {
    const [first, second] = [taken(remembered, session), taken(remembered, `${session}_2`)].map(failingLogin);
    const higher = askedWith(another(second!, 'step-up'), { acr_values: 'mfa' });
    expectHealthy(afterwards(first!, higher, 2), ['succeeded', 'succeeded']);
  });

  it('for another API, right after the first', () => {
    const first = failingLogin(taken(remembered, session));
    const second = failingLogin(taken(remembered, session, { way: 'silent' }));
    const other = askedWith(another(second, 'audience'), { audience: 'https://api.example' });
    expectHealthy(afterwards(first, other, 1), ['succeeded', 'succeeded']);
  });

  // Of others’ calls and accounts an app’s page may tell anything; whoever has a session had their code redeemed.
  it.each([
    ['a feed', '<li>Deploy #12 failed: dial tcp 10.0.0.1:443: connection refused</li>'],
    ['an alarm', '<p>x509: certificate has expired on db1</p>'],
    ['release notes', '<p>Fixed: “Invalid state parameter” after a login</p>'],
    ['a word of advice', '<p>Make sure cookies are enabled for the best experience.</p>'],
    [
      'a question about another’s code',
      '<pre>{"error":"invalid_grant","error_description":"Code not valid"}</pre>',
    ],
    ['a thread’s name', '<h1>invalid_client error on token endpoint</h1>'],
    ['a talk that is none of its own', '<h1>Session not found</h1><p>The talk was moved.</p>'],
    ['a customer who is not there', '<h1>Client not found</h1><p>No such client. Create one?</p>'],
    ['a campaign', '<div class="alert alert-warning">Audience not found: your campaign has none.</div>'],
    ['a key of its own', '<div class="alert alert-danger">Your personal access token has expired.</div>'],
    [
      'news of the house',
      '<div class="alert alert-info">Multi-factor authentication is required from May.</div>',
    ],
    ['a failing call of its script', '<div class="toast error">Request failed with status code 400</div>'],
    ['what a reference says', '<h3>401</h3><p>invalid_token: The access token expired</p>'],
  ])('whose page has %s', (_, body) => {
    expectHealthy(showing(remembered, session, body), ['unclear']);
  });

  it.each([
    ['a help text', '<p>User not found: ask your admin for an account.</p>'],
    ['a condition', '<p>You must be a member of a team to create projects.</p>'],
    ['a list of errors', '<li>UniqueViolation: duplicate key value violates unique constraint</li>'],
    ['a reminder', '<div class="alert">Your email address has not been verified.</div>'],
    ['a warning', '<div class="alert alert-danger">User limit reached: upgrade your plan</div>'],
  ])('for sure whose page has %s', (_, body) => {
    const flows = flowsOf(showing(remembered, session, body));
    expect(flows.map(({ outcome }) => outcome)).toEqual(['unclear']);
    expect(flows.flatMap(({ diagnosis }) => diagnosis.map(({ confidence }) => confidence))).toEqual([
      'tentative',
    ]);
  });

  it.each([
    ['whose form is refused', 422, 'POST', '<div class="alert alert-danger">State is invalid</div>'],
    ['of which there is no page', 404, 'GET', '<h1>User not found</h1>'],
    ['which is broken', 500, 'GET', '<h1>Error</h1><p>connect ECONNREFUSED 10.0.0.1:5432</p>'],
    ['that has errors of its own', 200, 'GET', '<h1>Login failed</h1><p>bob, at 10:02</p>'],
  ])('after which the person goes on to a page at once %s', (_, status, method, text) => {
    const login = taken(remembered, session);
    const clicked = {
      url: 'https://app.example/contact',
      method,
      status,
      requestHeaders: [
        ['Cookie', `${session}=1`],
        ['Sec-Fetch-Mode', 'navigate'],
        ['Sec-Fetch-Site', 'same-origin'],
        ['Sec-Fetch-User', '?1'],
      ] as const,
      responseHeaders: [['Content-Type', 'text/html']] as const,
      responseBody: { mediaType: 'text/html', text: `<main>${text}</main>` },
    };
    expectHealthy(failingLogin({ ...login, afterwards: [...login.afterwards!, clicked] }));
  });

  it('after a logout', () => {
    const login = failingLogin(taken(remembered, session));
    const out = exchange({
      url: 'https://app.example/logout',
      status: 302,
      redirectUrl: 'https://app.example/',
      requestHeaders: [['Cookie', `${session}=1`]],
      responseHeaders: [['Set-Cookie', `${session}=; Path=/; Max-Age=0`]],
      context: { resourceType: 'main_frame' },
    });
    expectHealthy(afterwards(afterwards(login, [out], 5), another(login, 'again'), 3), [
      'succeeded',
      'succeeded',
    ]);
  });
});

describe.each([
  ['SimpleSAMLphp', 'SimpleSAMLAuthToken'],
  ['the Shibboleth SP', '_shibsession_64656661756c74'],
])('no reason is given to a login by SAML that the provider began (%s)', (_, session) => {
  const posted = samlLogin.response(responseXml({ inResponseTo: null }), {});
  const home = 'https://sp.example.com/home';
  const login = [
    exchange({
      ...posted,
      id: 'posted',
      startedAt: baseTime,
      redirectUrl: home,
      responseHeaders: [['Set-Cookie', `${session}=1; Path=/; HttpOnly; Secure`]],
    }),
    exchange({
      id: 'home',
      entry: 1,
      url: home,
      status: 200,
      startedAt: baseTime + 200,
      requestHeaders: [['Cookie', `${session}=1`]],
      responseHeaders: [['Content-Type', 'text/html']],
      context: { resourceType: 'main_frame' },
    }),
  ];

  it('that the app took', () => {
    expectHealthy(login);
  });

  it('of which nothing more was recorded', () => {
    const { redirectUrl: ___, ...alone } = login[0]!;
    expectHealthy([{ ...alone, status: 200, responseHeaders: [['Content-Type', 'text/html']] }], ['unclear']);
  });
});
