import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { agents, type CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-fetch-no-credentials';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of a call to the app’s API',
      {
        app: 'https://app.example',
        callback: 'https://api.app.example/cb',
        start: { url: 'https://app.example/', status: 200, redirectUrl: undefined },
        before: [
          {
            url: 'https://api.app.example/start',
            status: 200,
            context: { resourceType: 'fetch', initiator: 'https://app.example' },
            requestHeaders: [
              [
                'User-Agent',
                'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
              ],
              ['Origin', 'https://app.example'],
              ['Sec-Fetch-Mode', 'cors'],
              ['Sec-Fetch-Site', 'same-site'],
              ['Sec-Fetch-Dest', 'empty'],
            ],
            responseHeaders: [
              ['Set-Cookie', 'oauth_state=a-secret; Path=/; HttpOnly; SameSite=Lax'],
              ['Access-Control-Allow-Origin', '*'],
            ],
          },
        ],
      },
      'was made without credentials',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

const fromPage = (more: readonly Header[] = []): Pick<Exchange, 'context' | 'requestHeaders'> => ({
  context: { resourceType: 'fetch', initiator: 'https://app.example' },
  requestHeaders: [
    ['User-Agent', agents.chromium],
    ['Origin', 'https://app.example'],
    ['Sec-Fetch-Mode', 'cors'],
    ['Sec-Fetch-Site', 'cross-site'],
    ['Sec-Fetch-Dest', 'empty'],
    ...more,
  ],
});

/** A page whose API, at another site, begins the login and takes the answer, by calls of the page’s script. */
function byApi({
  credentials = false,
  cookie = 'flow=a-secret; Path=/v1; Max-Age=600; Secure; HttpOnly; SameSite=None',
  sent = undefined as string | undefined,
  status = 400,
  api = 'https://api.backend.test-cloud.net',
} = {}): readonly Exchange[] {
  const allowed: readonly Header[] = [
    ['Access-Control-Allow-Origin', 'https://app.example'],
    ...(credentials ? ([['Access-Control-Allow-Credentials', 'true']] as const) : []),
  ];
  return failingLogin({
    start: {
      url: 'https://app.example/',
      status: 200,
      redirectUrl: undefined,
    } as unknown as Partial<Exchange>,
    before: [
      {
        url: `${api}/v1/login/start`,
        method: 'POST',
        status: 200,
        ...fromPage(),
        responseHeaders: [['Content-Type', 'application/json'], ['Set-Cookie', cookie], ...allowed],
        responseBody: jsonBody({
          authorization_url:
            'https://op.elsewhere/auth?client_id=web&response_type=code&state=af0ifjsldkj9320ad',
        }),
      },
    ],
    answer: { status: 200, responseBody: { mediaType: 'text/html', text: '<div id="app"></div>' } },
    afterwards: [
      {
        url: `${api}/v1/login/finish`,
        method: 'POST',
        status,
        ...fromPage(sent === undefined ? [] : [['Cookie', sent]]),
        requestBody: jsonBody({ code: 'SplxlOBeZQQYbYS6WxSbIA', state: 'af0ifjsldkj9320ad' }),
        responseHeaders: [['Content-Type', 'application/json'], ...allowed],
        responseBody: jsonBody(
          status >= 400
            ? { detail: 'Authentication failed. The link may have expired.' }
            : { access_token: 'a-session-of-many-characters', user: { name: 'Jo' } },
        ),
      },
    ],
  });
}

describe(`of an API at another site that takes the answer ${id} is the cause`, () => {
  it('where the call that began the login asked for no credentials', () => {
    const exchanges = byApi();
    expectReason(exchanges, id, 'was made without credentials');
    expect(reasonOf(exchanges)?.why).toContain('the app’s API answered 400');
    expect(reasonOf(exchanges)?.fix).toContain('credentials');
    expect(
      flowsOf(exchanges)
        .at(-1)
        ?.findings.map(({ rule }) => rule),
    ).not.toContain('token-sent-to-third-party');
  });

  it('and not where the cookie came', () => {
    const exchanges = byApi({ credentials: true, sent: 'flow=a-secret' });
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('and not where credentials were asked for and SameSite kept the cookie back', () => {
    const cookie = 'flow=a-secret; Path=/v1; Secure; HttpOnly; SameSite=Lax';
    const exchanges = byApi({ credentials: true, cookie });
    expect(causesOf(exchanges)).not.toContain(id);
    expect(reasonOf(exchanges)?.why).toContain('SameSite=Lax');
  });

  it('and the code is sent to a third party where it goes to another API than the one that began', () => {
    const exchanges = byApi().map((one) =>
      one.url.endsWith('/finish') ? { ...one, url: 'https://collect.tracker.test/v1/login/finish' } : one,
    );
    const rules = flowsOf(exchanges).flatMap(({ findings }) => findings.map(({ rule }) => rule));
    expect(rules).toContain('token-sent-to-third-party');
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('and not where the API took the answer', () => {
    expect(causesOf(byApi({ status: 200 }))).toEqual([]);
  });

  it('and not of the provider’s own host', () => {
    expect(causesOf(byApi({ api: 'https://op.elsewhere' }))).not.toContain(id);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of a visit', { set: ['oauth_state=1; Path=/; SameSite=Lax'] }],
    [
      'of a call with credentials',
      {
        callback: 'https://api.app.example/cb',
        before: [
          {
            url: 'https://api.app.example/start',
            status: 200,
            context: { resourceType: 'fetch', initiator: 'https://app.example' },
            requestHeaders: [
              ['Sec-Fetch-Mode', 'cors'],
              ['Sec-Fetch-Dest', 'empty'],
              ['Cookie', 'a=1'],
            ],
            responseHeaders: [
              ['Set-Cookie', 'oauth_state=1; Path=/; SameSite=Lax'],
              ['Access-Control-Allow-Credentials', 'true'],
            ],
          },
        ],
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
