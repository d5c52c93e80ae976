import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { agents, sending, setting } from '../../../support/cookie-login.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redirect, timeline, type ExchangeFields } from '../../../support/exchange.ts';

const id = 'as-session-lost';

type Visit = {
  readonly provider?: string;
  /** What the provider’s first page sets. */
  readonly set?: readonly string[];
  /** Where the page’s form goes, and the cookies that go there. */
  readonly form?: string;
  readonly sent?: string;
  /** Milliseconds that the person needs for the form. */
  readonly stay?: number;
  readonly status?: number;
  readonly says: string;
  readonly afterwards?: readonly ExchangeFields[];
};

/** A login whose provider shows its page, is sent the form, and answers with an error. */
function visit(changes: Visit): readonly Exchange[] {
  const { provider = 'https://op.elsewhere', set = [], form = `${provider}/login`, status = 400 } = changes;
  const asked = `${provider}/auth?client_id=web&response_type=code&scope=openid&state=af0ifjsldkj9320ad&redirect_uri=${encodeURIComponent('https://app.example/cb')}`;
  const at = timeline();
  const page = (fields: ExchangeFields, after?: number): Exchange =>
    at({ context: { resourceType: 'main_frame' }, ...fields }, after);
  const agent = { 'User-Agent': agents.chromium };
  return [
    page({
      ...redirect('https://app.example/login', asked),
      ...sending({ ...agent, Cookie: 'sid=1' }),
      responseHeaders: setting(['sid=2; Path=/']),
    }),
    page({
      url: asked,
      status: 200,
      ...sending({ ...agent, 'Sec-Fetch-Site': 'cross-site', Referer: 'https://app.example/' }),
      responseHeaders: setting(set),
      responseBody: { mediaType: 'text/html', text: '<h1>Sign in</h1><input type="password">' },
    }),
    page(
      {
        url: form,
        method: 'POST',
        status,
        ...sending({
          ...agent,
          'Sec-Fetch-Site': new URL(form).host === new URL(provider).host ? 'same-origin' : 'same-site',
          Origin: provider,
          Referer: `${provider}/`,
          ...(changes.sent !== undefined && { Cookie: changes.sent }),
        }),
        responseHeaders: [['Content-Type', 'text/html']],
        responseBody: { mediaType: 'text/html', text: changes.says },
        context: { resourceType: 'main_frame', initiator: provider },
      },
      changes.stay ?? 4000,
    ),
    ...(changes.afterwards ?? []).map((fields) => page(fields)),
  ];
}

describe(`${id} is the cause`, () => {
  it.each<[string, Visit, string]>([
    [
      'of Keycloak over plain http',
      {
        provider: 'http://kc.elsewhere',
        set: [
          'AUTH_SESSION_ID=a-secret; Path=/; Secure; HttpOnly; SameSite=None',
          'KC_RESTART=a-secret; Path=/; HttpOnly; Secure',
        ],
        says: '<p class="instruction">Restart login cookie not found. It may have expired; it may have been deleted or cookies are disabled in your browser.</p>',
      },
      'did not get back its own cookie AUTH_SESSION_ID (Keycloak)',
    ],
    [
      'of node-oidc-provider, whose cookie is SameSite=None without Secure',
      {
        set: ['_interaction=a-secret; Path=/; HttpOnly; SameSite=None'],
        says: '<h1>oops! something went wrong</h1><pre><strong>error</strong>: invalid_request</pre><pre><strong>error_description</strong>: interaction session id cookie not found</pre>',
      },
      '_interaction (node-oidc-provider)',
    ],
    [
      'of an IdentityServer that believes it is on http',
      {
        set: ['idsrv.external=a-secret; Path=/; HttpOnly; SameSite=None'],
        form: 'https://op.elsewhere/Account/Login',
        says: '<h1>Bad Request</h1>',
      },
      'SameSite=None without Secure is thrown away by the browser',
    ],
    [
      'of Ory, whose page was left open for long',
      {
        set: ['csrf_token_x=a-secret; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure'],
        stay: 900_000,
        status: 403,
        says: '{"error":{"id":"security_csrf_violation"}}',
      },
      'it lived for 10 minutes, and the request came 15 minutes after it was set',
    ],
    [
      'of authentik, and nothing tells why',
      {
        set: [
          'authentik_session=a-secret; Path=/; HttpOnly; SameSite=Lax; Secure',
          'authentik_csrf=b; Path=/',
        ],
        sent: 'lang=en',
        status: 403,
        says: '<h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p>',
      },
      'authentik_session (authentik)',
    ],
    [
      'of a provider that only says 400',
      {
        provider: 'http://id.elsewhere',
        set: ['sso-session=a-secret; Path=/; HttpOnly; Secure'],
        says: '<h1>400</h1>',
      },
      'sso-session',
    ],
  ])('%s', (_, changes, said) => {
    const exchanges = visit(changes);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'authorization_server' });
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.why).not.toContain('a-secret');
  });

  it('by words alone, where no cookies were recorded', () => {
    const exchanges = visit({
      says: '<p>Cookie not found. Please make sure cookies are enabled in your browser.</p>',
    });
    const bare = exchanges.map(({ requestHeaders: _, responseHeaders: __, ...one }) => ({
      ...one,
      responseHeaders: [['Content-Type', 'text/html'] as const],
    }));
    expect(reasonOf(bare)?.cause).toBe(id);
    expect(reasonOf(bare)?.compared).toBeUndefined();
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, Visit]>([
    [
      'where the cookie came',
      {
        set: ['_interaction=1; Path=/; HttpOnly; SameSite=Lax'],
        sent: '_interaction=1',
        status: 500,
        says: '<h1>Internal Server Error</h1>',
      },
    ],
    [
      'where another cookie by which it knows people came',
      {
        set: ['KC_RESTART=1; Path=/; HttpOnly; SameSite=None', 'AUTH_SESSION_ID=1; Path=/; HttpOnly; Secure'],
        sent: 'AUTH_SESSION_ID=1',
        status: 500,
        says: '<h1>Internal Server Error</h1>',
      },
    ],
    [
      'where the page says that something else was wrong',
      {
        set: ['_interaction=1; Path=/; HttpOnly; SameSite=None'],
        says: '<pre>redirect_uri did not match any of the client’s registered redirect_uris</pre>',
      },
    ],
    [
      'where nothing tells why it is missing, nor that it is',
      {
        set: ['sso=1; Path=/; HttpOnly'],
        sent: 'lang=en',
        status: 500,
        says: '<h1>Internal Server Error</h1>',
      },
    ],
    [
      'of a cookie for another path',
      { set: ['_interaction=1; Path=/interaction/x; HttpOnly'], sent: 'lang=en', says: '<h1>400</h1>' },
    ],
    [
      'of a load balancer’s cookie',
      { provider: 'http://id.elsewhere', set: ['AWSALB=1; Path=/; Secure; HttpOnly'], says: '<h1>400</h1>' },
    ],
    [
      'where the answer came to the app after all',
      {
        provider: 'http://id.elsewhere',
        set: ['sso-session=1; Path=/; HttpOnly; Secure'],
        says: '<h1>400</h1>',
        afterwards: [
          {
            url: 'https://app.example/cb?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj9320ad',
            status: 302,
            redirectUrl: 'https://app.example/home',
          },
        ],
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(visit(changes))).not.toContain(id);
  });
});

/** The authorization endpoint sends on to a login page on another host or scheme of the provider’s, whose form is refused. */
function elsewhere(
  page: string,
  form = page,
  says = 'Cookie not found. Please make sure cookies are enabled in your browser.',
) {
  const [start, asked, posted] = visit({
    says,
    form,
    set: ['AUTH_SESSION_ID=a-secret; Path=/; HttpOnly; SameSite=None'],
  });
  const { responseBody, ...request } = asked!;
  const shown: Exchange = {
    ...asked!,
    id: 'shown',
    url: page,
    startedAt: asked!.startedAt + 100,
    ...(responseBody && { responseBody }),
  };
  return [start!, { ...request, status: 302, redirectUrl: page }, shown, posted!];
}

describe('a provider on several hosts', () => {
  it.each([
    ['with its login on another host', elsewhere('https://login.elsewhere/u/login')],
    ['with its login on another host of another site', elsewhere('https://idp-pages.example.net/signin')],
    ['whose login page is on plain http', elsewhere('http://op.elsewhere/login')],
    [
      'whose login on another host leads back',
      elsewhere('https://login.elsewhere/u/login', 'https://op.elsewhere/login'),
    ],
  ])('%s loses its session too', (_, exchanges) => {
    expect(reasonOf(exchanges)?.cause).toBe(id);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'authorization_server' });
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it.each([
    [
      'on a host that nothing of the login led to',
      elsewhere('https://op.elsewhere/login', 'https://shop.elsewhere/cart'),
    ],
    ['on the app’s own host', elsewhere('https://login.elsewhere/u/login', 'https://app.example/basket')],
  ])('and an error %s is none of its', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['pending']);
  });
});

/** A provider that sends back to itself after its form, and then tells the app that its cookie is missing: Ory Hydra. */
function toldToTheApp({
  set = 'ory_hydra_login_csrf=a-secret; Path=/; HttpOnly; SameSite=None',
  error = 'request_forbidden',
  debug = 'No CSRF value available in the session cookie',
  sent = undefined as string | undefined,
} = {}): readonly Exchange[] {
  const [start, asked, posted] = visit({ provider: 'http://op.elsewhere', set: [set], says: '' });
  const back = `${asked!.url}&login_verifier=1b0e`;
  const answer = `https://app.example/cb?${new URLSearchParams({
    error,
    error_description: debug,
    state: 'af0ifjsldkj9320ad',
  })}`;
  const { requestHeaders = [], ...verified } = redirect(back, answer);
  const cookies = sent === undefined ? [] : [['Cookie', sent] as const];
  const { responseBody: _, ...form } = posted!;
  return [
    start!,
    asked!,
    { ...form, status: 302, redirectUrl: back, responseHeaders: [['Location', back]] },
    {
      ...verified,
      id: 'verified',
      startedAt: posted!.startedAt + 50,
      requestHeaders: [...requestHeaders, ['User-Agent', agents.chromium], ...cookies],
    },
    {
      ...redirect(answer, ''),
      id: 'told',
      redirectUrl: undefined,
      status: 403,
      startedAt: posted!.startedAt + 90,
    },
  ] as readonly Exchange[];
}

describe('a provider that tells the app', () => {
  it('loses its session too, for the reason that is in its own cookie', () => {
    const reason = reasonOf(toldToTheApp());
    expect(reason).toMatchObject({ cause: id, proof: 'comparison', owner: 'authorization_server' });
    expect(reason?.why).toContain('SameSite=None without Secure is thrown away by the browser');
    expect(reason?.why).toContain('No CSRF value available');
    expect(reason?.compared).toMatchObject([{ name: 'Secure' }]);
  });

  it('is only quoted where its cookie came', () => {
    const set = 'ory_hydra_login_csrf=a-secret; Path=/; HttpOnly; SameSite=Lax';
    const reason = reasonOf(toldToTheApp({ set, sent: 'ory_hydra_login_csrf=a-secret' }));
    expect(reason?.compared).toBeUndefined();
    expect(reason?.why).not.toContain('did not get back');
  });

  it.each([
    ['that something else was wrong', 'invalid_scope', 'The requested scope is invalid'],
    ['nothing that is known', 'server_error', 'See the log'],
  ])('%s has not lost it', (_, error, debug) => {
    expect(causesOf(toldToTheApp({ error, debug }))).not.toContain(id);
  });
});

describe('a provider that asks for the password again', () => {
  const provider = 'http://sso.elsewhere:5000';
  const query = `client_id=web&response_type=code&scope=openid&state=af0ifjsldkj9320ad&redirect_uri=${encodeURIComponent('http://app.example/cb')}`;
  const goesOn = `${provider}/authorize/callback?${query}`;
  const form = `${provider}/account/login?to=authorize`;
  const led = (url: string, redirectUrl: string) => ({ url, status: 302, redirectUrl });
  const agent = { 'User-Agent': agents.chromium };

  /** It shows its form, is sent it, sets a cookie, leads on to its own endpoint and from there somewhere. */
  function typed(set: string, to = form, sent?: string, answer = led(`${provider}/account/login`, goesOn)) {
    const at = timeline();
    const page = (fields: ExchangeFields) => at({ context: { resourceType: 'main_frame' }, ...fields });
    const inside = { ...agent, 'Sec-Fetch-Site': 'same-origin', Referer: form };
    return [
      page({
        ...led(`${provider}/authorize?${query}`, form),
        ...sending({ ...agent, Cookie: 'theme=dark' }),
      }),
      page({ url: form, status: 200, ...sending(agent) }),
      page({ ...answer, method: 'POST', ...sending(inside), responseHeaders: setting([set]) }),
      page({ ...led(goesOn, to), ...sending({ ...inside, ...(sent && { Cookie: sent }) }) }),
      page({ url: to, status: 200, ...sending(inside) }),
    ];
  }

  it('has lost the cookie that it set when the password came, and why is told', () => {
    const login = typed('idsrv=1; Path=/; HttpOnly; SameSite=None');
    expect(reasonOf(login)).toMatchObject({ cause: id, why: expect.stringContaining('SameSite=None') });
  });

  it.each([
    ['the cookie came', typed('idsrv=1; Path=/; HttpOnly', form, 'idsrv=1')],
    ['a page of consent follows', typed('idsrv=1; Path=/; HttpOnly; SameSite=None', `${provider}/consent`)],
    [
      'the form is shown again at once',
      typed('idsrv=1; Path=/; HttpOnly; SameSite=None', form, undefined, led(form, form)),
    ],
  ])('is not told so where %s', (_, login) => {
    expect(causesOf(login)).not.toContain(id);
  });
});

describe('software that is a client elsewhere', () => {
  const says =
    '<h1>State information lost, and no way to restart the request</h1><p>Cookies may be disabled in the web browser.</p>';
  const set = ['SimpleSAMLSessionID=9d8b1eef; path=/; HttpOnly; SameSite=None'];

  it('says so of its own session where it is the provider', () => {
    const exchanges = visit({ provider: 'http://op.elsewhere', set, status: 500, says });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('SameSite=None without Secure');
  });

  it('says nothing of the app’s cookies there', () => {
    const set = ['SimpleSAMLSessionID=9d8b1eef; path=/; HttpOnly; SameSite=None; Secure'];
    const kept = visit({ set, sent: 'SimpleSAMLSessionID=9d8b1eef', status: 500, says });
    expect(causesOf(kept)).toEqual(['provider-error-page']);
  });
});

describe(`${id} is the cause of a login inside a frame of another site`, () => {
  const provider = 'https://am.guide.example/guide';
  const asked = `${provider}/oauth/authorize?response_type=code&client_id=map&scope=openid&state=af0ifjsldkj9320ad&redirect_uri=${encodeURIComponent('https://map.guide.example/cb')}`;
  const error = `${provider}/error?client_id=map&error=invalid_request&error_description=User+cannot+log+in+directly+from+the+login+page`;

  /** The frame’s app asks its provider, which sets these cookies; `around`: the page that the frame is in. */
  const framed = (attributes: string, around: string) => {
    const at = timeline();
    const frame = (fields: ExchangeFields, referer: string, site: string) =>
      at({
        ...fields,
        ...sending({
          'User-Agent': agents.chromium,
          'Sec-Fetch-Site': site,
          'Sec-Fetch-Dest': 'iframe',
          Referer: referer,
          Cookie: 'theme=dark',
        }),
        context: { resourceType: 'sub_frame', tab: 1, frame: 7 },
      });
    const session = (value: string) =>
      setting([
        `GRAVITEE_IO_AM_SESSION=${value}; Path=/guide; HttpOnly; Secure${attributes}`,
        `XSRF-TOKEN=x${value}; Path=/guide; Secure${attributes}`,
      ]);
    const leads = (redirectUrl: string, value: string) => ({
      status: 302,
      redirectUrl,
      responseHeaders: session(value),
    });
    const map = 'https://map.guide.example/';
    return [
      at({ url: around, status: 200, context: { resourceType: 'main_frame', tab: 1, frame: 0 } }),
      frame({ url: `${map}embed`, status: 200 }, around, 'cross-site'),
      frame({ url: asked, ...leads(`${provider}/login?client_id=map`, 'one') }, map, 'same-site'),
      frame({ url: `${provider}/login?client_id=map`, ...leads(error, 'two') }, map, 'same-site'),
      frame(
        {
          url: error,
          status: 200,
          responseHeaders: [['Content-Type', 'text/html']],
          responseBody: {
            mediaType: 'text/html',
            text: '<title>Access Error</title><h1>Access error</h1><p>The authentication session expires or the user is not authorized</p>',
          },
        },
        map,
        'same-site',
      ),
    ];
  };

  it('whose provider’s cookies are not for frames', () => {
    const exchanges = framed('', 'https://holidays.example/');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('GRAVITEE_IO_AM_SESSION');
    expect(reasonOf(exchanges)?.why).toContain('in a frame of a page of another site');
    expect(reasonOf(exchanges)?.fix).toContain('SameSite=None; Secure');
  });

  it.each([
    ['where they are', framed('; SameSite=None', 'https://holidays.example/')],
    ['where the frame is of the same site', framed('', 'https://www.guide.example/')],
  ])('and the frame is not %s', (_, exchanges) => {
    expect(reasonOf(exchanges)?.why).not.toContain('in a frame of a page of another site');
  });
});
