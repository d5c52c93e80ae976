import { describe, expect, it } from 'vitest';
import type { ExchangeFields } from '../../../support/exchange.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { flowsOf } from '../../../support/flow.ts';
import { failingLogin, startWith } from '../../../support/failing-login.ts';

const id = 'second-start-overwrites';
const refused = (text: string) => ({
  status: 400,
  responseBody: { mediaType: 'text/html', text: `<h1>${text}</h1>` },
});

/** The app’s answer that begins another login. */
function start(more: Partial<ExchangeFields> = {}): ExchangeFields {
  return {
    url: 'https://app.example/login',
    status: 302,
    redirectUrl: startWith('the-state-of-the-second'),
    requestHeaders: [['Cookie', 'JSESSIONID=a-secret']],
    ...more,
  };
}

const setting = (line: string) => ({ responseHeaders: [['Set-Cookie', line] as const] });

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string, string]>([
    [
      'of a prefetch that replaced the state',
      {
        set: ['argocd.oauthstate=af0ifjsldkj9320ad; Path=/'],
        sent: 'argocd.oauthstate=a-secret',
        meanwhile: [
          start({
            requestHeaders: [['Sec-Purpose', 'prefetch']],
            ...setting('argocd.oauthstate=a-secret; Path=/'),
          }),
        ],
        answer: refused('Invalid state'),
      },
      'a prefetch: the browser’s guess, nobody’s click) and replaced the cookie argocd.oauthstate',
      'certain',
    ],
    [
      'of an icon, by what the browser says of its request',
      {
        set: ['_oauth2_proxy_csrf=af0ifjsldkj9320ad; Path=/'],
        sent: '_oauth2_proxy_csrf=a-secret',
        meanwhile: [
          start({
            url: 'https://app.example/assets/logo',
            requestHeaders: [['Sec-Fetch-Dest', 'image']],
            ...setting('_oauth2_proxy_csrf=a-secret; Path=/'),
          }),
        ],
        answer: refused('Unable to find a valid CSRF token'),
      },
      'by the request for /assets/logo, a file that a page or the browser fetches by itself, nobody’s click)',
      'certain',
    ],
    [
      'of a service worker, by its name',
      {
        set: ['gate_csrf=af0ifjsldkj9320ad; Path=/'],
        sent: 'gate_csrf=a-secret',
        meanwhile: [start({ url: 'https://app.example/sw.js', ...setting('gate_csrf=a-secret; Path=/') })],
        answer: refused('Invalid state'),
      },
      'by the request for /sw.js, a file',
      'certain',
    ],
    [
      'of a manifest among answers that overlap, where the cookie is the new part of the state',
      {
        state: '1b578fe58d86601e5194405f2336a941:google:https://app.example/',
        set: ['_forward_auth_csrf=1b578fe58d86601e5194405f2336a941; Path=/'],
        sent: '_forward_auth_csrf=of-the-manifest',
        meanwhile: [
          start({
            url: 'https://app.example/service_worker.js',
            redirectUrl: startWith('567f6f59ff89ec1bf7bf81eb3846184f:google:/'),
            duration: 4000,
            ...setting('_forward_auth_csrf=of-the-worker; Path=/'),
          }),
          start({
            url: 'https://app.example/manifest.json',
            redirectUrl: startWith('b848a970376dd8b365d4fde8a8056120:google:/'),
            duration: 40,
            ...setting('_forward_auth_csrf=of-the-manifest; Path=/'),
          }),
        ],
        answer: refused('Not authorized'),
      },
      'by the request for /manifest.json, a file',
      'certain',
    ],
    [
      'of a visit',
      {
        set: ['gate_csrf=af0ifjsldkj9320ad; Path=/'],
        sent: 'gate_csrf=a-secret',
        meanwhile: [
          start({
            requestHeaders: [['Sec-Fetch-Dest', 'document']],
            ...setting('gate_csrf=a-secret; Path=/'),
          }),
        ],
        answer: refused('Invalid state'),
      },
      'another tab, a second click or a reload',
      'certain',
    ],
    [
      'of a call whose cookie came, though its attributes speak against it',
      {
        set: ['_forward_auth_csrf=af0ifjsldkj9320ad; Path=/'],
        sent: '_forward_auth_csrf=a-secret',
        meanwhile: [
          start({
            requestHeaders: [['Sec-Fetch-Dest', 'empty']],
            ...setting('_forward_auth_csrf=a-secret; Path=/; SameSite=None'),
          }),
        ],
        answer: refused('Not authorized'),
      },
      'a call of a page’s script, nobody’s click) and replaced the cookie _forward_auth_csrf',
      'certain',
    ],
    [
      'of a router’s prefetch',
      {
        set: ['wos-state=af0ifjsldkj9320ad; Path=/'],
        sent: 'wos-state=a-secret',
        meanwhile: [
          start({
            requestHeaders: [['Next-Router-Prefetch', '1']],
            ...setting('wos-state=a-secret; Path=/'),
          }),
        ],
      },
      'a prefetch by the page’s router',
      'certain',
    ],
    [
      'of a page’s call that was answered by a redirect',
      {
        set: ['oauth_state=af0ifjsldkj9320ad; Path=/'],
        sent: 'oauth_state=a-secret',
        meanwhile: [
          start({
            url: 'https://app.example/api/me',
            requestHeaders: [['Sec-Fetch-Dest', 'empty']],
            ...setting('oauth_state=a-secret; Path=/'),
          }),
        ],
      },
      'a call of a page’s script, nobody’s click',
      'certain',
    ],
    [
      'of one that deleted the first’s cookie',
      {
        set: ['mod_auth_openidc_state_Xyz1234567890abcdef=a-secret; Path=/; HttpOnly'],
        meanwhile: [start(setting('mod_auth_openidc_state_Xyz1234567890abcdef=; Path=/; Max-Age=0'))],
      },
      'and deleted the cookie mod_auth_openidc_state_…',
      'certain',
    ],
    [
      'of two tabs in one session',
      {
        set: ['JSESSIONID=a-secret; Path=/; HttpOnly'],
        sent: 'JSESSIONID=a-secret',
        meanwhile: [start()],
        answer: refused('[authorization_request_not_found]'),
      },
      'in the same session (cookie JSESSIONID, which came back unchanged)',
      'firm',
    ],
  ])('%s', (_, changes, said, confidence) => {
    const exchanges = failingLogin(changes);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ proof: 'comparison', confidence });
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.why).not.toContain('a-secret');
  });

  /** A script’s call that is answered with the provider’s address in data, and the page that goes there. */
  const byCall = (cookie: string): readonly ExchangeFields[] => [
    {
      url: 'https://app.example/api/auth/sign-in/oauth2',
      method: 'POST',
      status: 200,
      context: { resourceType: 'fetch', initiator: 'https://app.example' },
      responseHeaders: [
        ['Content-Type', 'application/json'],
        ['Set-Cookie', `${cookie}; Path=/`],
      ],
    },
    { url: startWith('the-state-of-the-second'), status: 200 },
  ];

  it('of a start by a call that answers with the address', () => {
    const exchanges = failingLogin({
      set: ['kit.state=af0ifjsldkj9320ad; Path=/'],
      sent: 'kit.state=the-state-of-the-second',
      meanwhile: byCall('kit.state=the-state-of-the-second'),
    });
    const [login] = flowsOf(exchanges);
    expect(login?.diagnosis[0]).toMatchObject({ cause: id, confidence: 'certain' });
    expect(login?.diagnosis[0]?.why).toContain('replaced the cookie kit.state');
  });

  it('of none that leaves the login’s cookie alone', () => {
    const exchanges = failingLogin({
      set: ['kit.state=af0ifjsldkj9320ad; Path=/'],
      sent: 'kit.state=af0ifjsldkj9320ad; theme=dark',
      meanwhile: byCall('theme=dark'),
    });
    expect(flowsOf(exchanges)[0]?.diagnosis[0]?.cause).not.toBe(id);
  });

  it('by itself, where the app led to its error page without a word', () => {
    const exchanges = failingLogin({
      set: ['JSESSIONID=a-secret; Path=/; HttpOnly'],
      sent: 'JSESSIONID=a-secret',
      meanwhile: [start()],
      answer: { status: 302, redirectUrl: 'https://app.example/login?error' },
    });
    expect(flowsOf(exchanges)[0]?.diagnosis.map(({ cause }) => cause)).toEqual([id]);
  });

  it('likely where the app says nothing of the state', () => {
    const exchanges = failingLogin({
      set: ['JSESSIONID=a-secret; Path=/; HttpOnly'],
      sent: 'JSESSIONID=a-secret',
      meanwhile: [start()],
      answer: { status: 401 },
    });
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence: 'tentative' });
  });
});

describe(`${id} is no cause that values prove`, () => {
  const own = 'oauth_state=af0ifjsldkj9320ad';
  it.each<[string, CookieLogin]>([
    [
      'of a second tab that is merely open',
      {
        set: ['JSESSIONID=1; Path=/'],
        sent: 'JSESSIONID=1',
        meanwhile: [start({ requestHeaders: [['Cookie', 'JSESSIONID=1']] })],
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
      },
    ],
    [
      'where each login has a cookie of its own',
      {
        set: ['__txn_first1234567890=af0ifjsldkj9320ad; Path=/'],
        sent: '__txn_first1234567890=af0ifjsldkj9320ad; __txn_second123456789=1',
        meanwhile: [start(setting('__txn_second123456789=1; Path=/'))],
        answer: refused('Invalid state'),
      },
    ],
    ['where none began in between', { set: [own], sent: own, answer: refused('Invalid state') }],
    [
      'of one that began at another provider',
      {
        set: ['JSESSIONID=1; Path=/'],
        sent: 'JSESSIONID=1',
        meanwhile: [
          start({
            requestHeaders: [['Cookie', 'JSESSIONID=1']],
            redirectUrl: 'https://other.test/authorize',
          }),
        ],
        answer: refused('[authorization_request_not_found]'),
      },
    ],
    [
      'where the app names another reason',
      {
        set: ['JSESSIONID=1; Path=/'],
        sent: 'JSESSIONID=1',
        meanwhile: [start({ requestHeaders: [['Cookie', 'JSESSIONID=1']] })],
        answer: refused('AADSTS7000215: Invalid client secret provided'),
      },
    ],
  ])('%s', (_, changes) => {
    const compared = flowsOf(failingLogin(changes)).flatMap(({ diagnosis }) =>
      diagnosis.filter(({ proof }) => proof === 'comparison' || proof === 'status').map(({ cause }) => cause),
    );
    expect(compared).not.toContain(id);
  });
});

describe('a recording without cookies', () => {
  const bare = (state: string) =>
    failingLogin({
      meanwhile: [
        {
          url: `${startWith(state)}&flow_id=34ea2177`,
          status: 302,
          redirectUrl: `https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=${state}`,
          requestHeaders: [['Referer', 'https://op.elsewhere/consent']],
        },
      ],
      answer: refused('Something is wrong'),
    }).map((one) => ({
      ...one,
      requestHeaders: one.requestHeaders?.filter(([name]) => name === 'Referer'),
      responseHeaders: [],
    }));

  it('has another login where its state is another', () => {
    expect(causesOf(bare('the-state-of-the-second'))).toContain(id);
  });

  it('has none where the provider’s own pages go back to the same request', () => {
    expect(causesOf(bare('af0ifjsldkj9320ad'))).not.toContain(id);
  });
});

describe(`${id} is the cause where nothing recorded gave the cookie its value`, () => {
  const login = (
    text: string,
    sent = 'oauth_state=of-another-tab',
    set = 'oauth_state=af0ifjsldkj9320ad; Path=/',
  ) => failingLogin({ set: [set], sent, answer: refused(text) });

  it.each(['Provided state does not match stored state', 'Invalid state parameter', 'State mismatch'])(
    'and the app says so: %s',
    (text) => {
      expect(causeAndOfTrace(login(text))).toEqual([id, id]);
      expect(reasonOf(login(text))).toMatchObject({ proof: 'comparison', confidence: 'firm' });
      expect(reasonOf(login(text))?.why).toContain('in another tab or window');
      expect(reasonOf(login(text))?.why).not.toContain('of-another-tab');
    },
  );

  it('perhaps, where the app says nothing', () => {
    const { diagnosis } = flowsOf(
      failingLogin({ set: ['oauth_state=af0ifjsldkj9320ad; Path=/'], sent: 'oauth_state=of-another-tab' }),
    )[0]!;
    expect(diagnosis.find(({ cause }) => cause === id)?.confidence).toBe('tentative');
  });

  it.each<[string, ReturnType<typeof failingLogin>]>([
    ['and not where it came as it was set', login('Invalid state', 'oauth_state=af0ifjsldkj9320ad')],
    ['and not where the app names another reason', login('You are not a member of the organization')],
    ['and not of a cookie that is of no login', login('Invalid state', '_ga=2', '_ga=1; Path=/')],
    ['and not where it did not come at all', login('Invalid state', 'theme=dark')],
  ])('%s', (_, exchanges) =>
    expect(
      flowsOf(exchanges)
        .flatMap(({ diagnosis }) => diagnosis)
        .filter(
          ({ confidence, why }) =>
            confidence !== 'tentative' && why.includes('nothing in this recording set'),
        )
        .map(({ cause }) => cause),
    ).toEqual([]),
  );
});

describe(`${id} is perhaps the cause where all came back as it was, and the app has another state in its session`, () => {
  const login = (text: string, more: CookieLogin = {}) =>
    failingLogin({
      before: [
        {
          url: 'https://app.example/',
          status: 200,
          responseHeaders: [
            ['Content-Type', 'text/html'],
            ['Set-Cookie', 'oc4k2m=a-secret; Path=/; HttpOnly; Secure; SameSite=Lax'],
          ],
        },
      ],
      start: { requestHeaders: [['Cookie', 'oc4k2m=a-secret']] },
      sent: 'oc4k2m=a-secret',
      answer: refused(text),
      ...more,
    });
  const says = (exchanges: ReturnType<typeof login>) =>
    flowsOf(exchanges)
      .flatMap(({ diagnosis }) => diagnosis)
      .filter(({ why }) => why.includes('replaced or thrown away'));

  it.each(['The received state does not match the expected value', 'State mismatch'])('%s', (text) => {
    expect(causeAndOfTrace(login(text))).toEqual([id, id]);
    expect(reasonOf(login(text))).toMatchObject({ confidence: 'tentative' });
    expect(reasonOf(login(text))?.why).toContain('the app’s cookies (oc4k2m) came as they were set');
    expect(causesOf(login(text))).toEqual([id]);
  });

  it.each<[string, ReturnType<typeof login>]>([
    ['of another session', login('State mismatch', { sent: 'oc4k2m=another' })],
    ['of a session that did not come', login('State mismatch', { sent: 'theme=dark' })],
    [
      'of a state that a cookie holds',
      login('State mismatch', {
        set: ['oauth_state=af0ifjsldkj9320ad; Path=/; HttpOnly'],
        sent: 'oc4k2m=a-secret; oauth_state=af0ifjsldkj9320ad',
      }),
    ],
    ['of words that miss a cookie', login('State cookie was missing.')],
    [
      'of words that settle another cause',
      login('You are not a member of one of the required organizations'),
    ],
    ['of words that say nothing', login('Something went wrong')],
  ])('not %s', (_, exchanges) => {
    expect(says(exchanges)).toEqual([]);
  });
});
