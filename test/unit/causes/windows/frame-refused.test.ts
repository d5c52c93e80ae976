import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { accessToken, codeFlow, flowsOf, type FlowChanges } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const id = 'frame-refused';
const html: Header = ['Content-Type', 'text/html'];
const deny: readonly Header[] = [html, ['X-Frame-Options', 'DENY']];
const ancestors = (list: string): readonly Header[] => [
  html,
  ['Content-Security-Policy', `default-src 'self'; frame-ancestors ${list}`],
];

type Framed = {
  readonly page?: Partial<Exchange>;
  readonly request?: FlowChanges['request'];
  /** The app is itself in a frame of that page. */
  readonly portal?: string;
  readonly changes?: FlowChanges;
};

/** An app begins a login in a frame, and the provider shows its page there. */
function framed(headers: readonly Header[], { page, request, portal, changes }: Framed = {}) {
  const flow = codeFlow({
    ...(request && { request }),
    requestExchange: {
      status: 200,
      responseHeaders: headers,
      context: { resourceType: 'sub_frame', initiator: 'https://app.example' },
      ...page,
    },
    response: null,
    token: null,
    ...changes,
  });
  const app = capture({
    url: 'https://app.example/tab',
    status: 200,
    responseHeaders: [html],
    context: { resourceType: 'sub_frame', initiator: portal ?? 'https://app.example' },
  }).map((one) => ({ ...one, id: 'app', entry: -1, startedAt: flow[0]!.startedAt - 500 }));
  return portal === undefined ? flow : [...app, ...flow];
}

describe(`${id} is the cause`, () => {
  it.each<[string, readonly Exchange[], string]>([
    ['by X-Frame-Options', framed(deny), 'X-Frame-Options: DENY'],
    ['by X-Frame-Options for others', framed([html, ['X-Frame-Options', 'SameOrigin']]), 'SAMEORIGIN'],
    ['by a policy against all', framed(ancestors("'none'")), "frame-ancestors 'none'"],
    [
      'by a policy for another portal than the one around the app',
      framed(ancestors('https://intranet.example'), { portal: 'https://teams.example' }),
      'a frame of https://teams.example',
    ],
    [
      'as the browser says',
      framed([], { page: { status: 0, failure: 'net::ERR_BLOCKED_BY_RESPONSE' } }),
      'enforced',
    ],
  ])('%s', (_, exchanges, words) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });

  it.each(['https://app.example/silent-refresh.html', 'https://app.example/auth/renew-callback'])(
    'where a renewal at %s did not ask for silence',
    (redirectUri) => {
      expect(reasonOf(framed(deny, { changes: { redirectUri, response: null, token: null } }))).toMatchObject(
        {
          cause: id,
          why: expect.stringContaining('no prompt=none'),
          fix: expect.stringContaining('login_required'),
        },
      );
      expect(reasonOf(framed(deny))?.why).not.toContain('prompt=none');
    },
  );

  it('where a silent request would have to ask', () => {
    expect(reasonOf(framed(deny, { request: { prompt: 'none' } }))).toMatchObject({
      cause: id,
      fix: expect.stringContaining('visibly'),
    });
  });
});

describe(`${id} is not the cause`, () => {
  const tab = {
    page: { context: { resourceType: 'main_frame' as const, initiator: 'https://app.example' } },
  };
  it.each<[string, readonly Exchange[]]>([
    ['at the top of a tab', framed(deny, tab)],
    ['where the policy has a place for the page around it', framed(ancestors('https://*.example'))],
    [
      'where the policy names the portal around the app',
      framed(ancestors('https://teams.example'), { portal: 'https://teams.example' }),
    ],
    ['where a list of frames stands beside X-Frame-Options', framed([...ancestors('*'), ...deny.slice(1)])],
    ['of a redirect', framed(deny, { page: { status: 302, redirectUrl: 'https://op.example/login' } })],
    [
      'where a silent request was refused',
      framed(deny, { request: { prompt: 'none' }, page: { status: 400 } }),
    ],
    ['where nothing forbids it', framed([html])],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

/** A provider’s page in a hidden frame of an app’s, before any login. */
const hidden = (path: string, headers: readonly Header[], changes: Partial<Exchange> = {}) =>
  capture(
    {
      url: 'https://erp.example/',
      status: 200,
      responseHeaders: [html],
      context: { resourceType: 'main_frame' },
    },
    {
      url: `https://id.example.net${path}`,
      status: 200,
      requestHeaders: [['Referer', 'https://erp.example/']],
      responseHeaders: headers,
      context: { resourceType: 'sub_frame' },
      ...changes,
    },
  );
const keycloak = '/realms/main/protocol/openid-connect';

describe(`${id} is the cause of a login that never begins`, () => {
  it.each<[string, readonly Exchange[], string]>([
    [
      'where Keycloak’s check of cookies may not be framed by this page',
      hidden(`${keycloak}/3p-cookies/step1.html`, ancestors("'self' https://intranet.example"), {
        failure: 'net::ERR_BLOCKED_BY_RESPONSE',
      }),
      "frame-ancestors 'self' https://intranet.example",
    ],
    [
      'where Keycloak’s page for the session may not, by a proxy’s header',
      hidden(`/auth${keycloak}/login-status-iframe.html`, [html, ['X-Frame-Options', 'SAMEORIGIN']]),
      'X-Frame-Options: SAMEORIGIN',
    ],
    [
      'where Firebase’s handler may not',
      hidden('/__/auth/iframe?apiKey=AIza', deny),
      'X-Frame-Options: DENY',
    ],
    [
      'as the browser alone says it',
      hidden(`${keycloak}/3p-cookies/step1.html`, [html], {
        status: 0,
        failure: 'net::ERR_BLOCKED_BY_RESPONSE',
      }),
      'enforced',
    ],
  ])('%s', (_, exchanges, words) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).toContain('a hidden frame of https://erp.example');
    expect(reasonOf(exchanges)?.fix).toContain('https://erp.example');
  });

  it.each<[string, readonly Exchange[]]>([
    [
      'of a page that allows it',
      hidden(`${keycloak}/3p-cookies/step1.html`, ancestors("'self' https://erp.example")),
    ],
    ['of a page without a policy', hidden(`${keycloak}/3p-cookies/step1.html`, [html])],
    [
      'of a redirect to it, whose own header no browser heeds',
      hidden(`${keycloak}/3p-cookies/step1.html`, deny, {
        status: 301,
        redirectUrl: `https://id.example${keycloak}/3p-cookies/step1.html`,
      }),
    ],
    ['of what watches a session only', hidden('/connect/checksession', deny)],
    ['of somebody’s page in a frame', hidden('/login', deny)],
    ['of an embedded post', hidden('/accounts/login/?next=/p/1/embed', deny)],
    [
      'of a page in a tab',
      hidden(`${keycloak}/login-status-iframe.html`, deny, { context: { resourceType: 'main_frame' } }),
    ],
  ])('but not %s', (_, exchanges) => {
    expect(causesOf(exchanges)).toEqual([]);
  });

  it('but an error page in its place is no matter of frames', () => {
    const exchanges = hidden(`${keycloak}/3p-cookies/step1.html`, deny, { status: 404 });
    expect(causesOf(exchanges)).toEqual(['login-script-missing']);
  });
});

/** A silent login in a frame is led back to the app’s own page, which is sent with these headers. */
const ledBack = (headers: readonly Header[], changes: Partial<Exchange> = {}) => {
  const frame = { resourceType: 'sub_frame' as const, initiator: 'https://app.example' };
  return codeFlow({
    request: { prompt: 'none' },
    requestExchange: { context: frame },
    responseExchange: { status: 200, responseHeaders: headers, context: frame, ...changes },
    token: null,
  });
};

describe(`${id} is the cause of an answer that lands in a frame nobody sees`, () => {
  it.each<[string, readonly Exchange[], string]>([
    ['by X-Frame-Options', ledBack(deny), 'X-Frame-Options: DENY'],
    ['by a policy', ledBack(ancestors("'none'")), "frame-ancestors 'none'"],
    [
      'as a header says better than the browser',
      ledBack(deny, { failure: 'net::ERR_BLOCKED_BY_RESPONSE' }),
      'DENY',
    ],
  ])('%s', (_, exchanges, words) => {
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`The app’s own page https://app.example/cb`);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client' });
  });

  it.each<[string, readonly Exchange[]]>([
    ['of a page that its own app may frame', ledBack([html, ['X-Frame-Options', 'SAMEORIGIN']])],
    ['of one without a word of frames', ledBack([html])],
    ['of a page that is not there', ledBack(deny, { status: 404 })],
    ['of a page in a tab', ledBack(deny, { context: { resourceType: 'main_frame' } })],
  ])('but not %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});

describe(`${id} is the cause of a token that was not renewed`, () => {
  const frame = { resourceType: 'sub_frame', initiator: 'https://app.example' } as const;

  /** One login among others, so many seconds after the first. */
  const login = (name: string, seconds: number, changes: FlowChanges = {}): readonly Exchange[] => {
    const state = `st-${name}-8s7d6f5g`;
    const code = `code-${name}-SplxlOBeZQQYb`;
    return codeFlow({
      ...changes,
      request: { state, nonce: `n-${name}-0S6WzA2Mj`, ...changes.request },
      response: { code, state, ...changes.response },
      token: changes.token === null ? null : { code },
    }).map((one) => ({
      ...one,
      id: `${name}-${one.id}`,
      entry: one.entry + seconds * 10,
      startedAt: one.startedAt + seconds * 1000,
    }));
  };
  const first = login('first', 0, {
    tokenAnswer: { access_token: accessToken, token_type: 'Bearer', expires_in: 60 },
  });
  const renewal = (
    name: string,
    seconds: number,
    changes: FlowChanges = {},
    headers: readonly Header[] = deny,
  ) =>
    login(name, seconds, {
      requestExchange: { context: frame },
      responseExchange: { status: 200, responseHeaders: headers, context: frame },
      token: null,
      ...changes,
      request: { prompt: 'none', ...changes.request },
    });
  const call = (seconds: number, challenge = 'Bearer error="invalid_token"'): Exchange => ({
    id: 'call',
    entry: 9000,
    method: 'GET',
    url: 'https://app.example/api/tickets',
    startedAt: baseTime + seconds * 1000,
    status: 401,
    requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
    responseHeaders: [['WWW-Authenticate', challenge]],
    context: { resourceType: 'fetch', initiator: 'https://app.example' },
  });
  const ofFirst = (exchanges: readonly Exchange[]) => flowsOf(exchanges)[0]!.diagnosis;

  it('since no silent renewal’s answer could be shown in its frame', () => {
    const exchanges = [...first, ...renewal('second', 30), ...renewal('third', 45), call(90)];
    for (const one of [exchanges, redacted(exchanges)]) {
      const [reason, ...others] = ofFirst(one);
      expect(reason).toMatchObject({ cause: id, owner: 'client' });
      expect(reason?.why).toContain('asked 2 times quietly for a new one');
      expect(reason?.why).toContain('X-Frame-Options: DENY');
      expect(others).toEqual([]);
    }
  });

  it.each<[string, readonly Exchange[]]>([
    ['where a renewal brought a token', [...renewal('second', 30, { token: {} }), call(90)]],
    ['where the page may be framed', [...renewal('second', 30, {}, [html]), call(90)]],
    ['where the renewal came after the call', [call(90), ...renewal('second', 95)]],
    ['where the token was good still', [...renewal('second', 30), call(50)]],
    [
      'where the API names another reason',
      [
        ...renewal('second', 30),
        call(90, 'Bearer error="invalid_token", error_description="The audience is invalid"'),
      ],
    ],
    ['where it was a login in a window', [...login('second', 30, { token: null }), call(90)]],
  ])('but not %s', (_, exchanges) => {
    expect(ofFirst([...first, ...exchanges]).map(({ cause }) => cause)).not.toContain(id);
  });

  it('and one that the provider refused is told with the token that was over', () => {
    const refusal = { response: { code: undefined, error: 'login_required' } };
    const exchanges = [...first, ...renewal('second', 30, refusal), call(90)];
    for (const one of [exchanges, redacted(exchanges)]) {
      const [reason] = ofFirst(one);
      expect(reason?.cause).toBe('token-expired');
      expect(reason?.why).toContain(
        'the app asked once quietly for a new one (prompt=none), and the provider answered login_required',
      );
    }
  });
});
