import { describe, expect, it } from 'vitest';
import { createInspection } from '../../../lib/inspection.ts';
import { capture, jsonBody, urlWith, type ExchangeFields } from '../../support/exchange.ts';
import { idTokenOf } from '../../support/flow.ts';
import { answer, open, push } from '../../support/pushed.ts';
import { flowsOf, inOrder, kindsOf, reportOn, spaLogin } from '../../support/scenario.ts';

const wholeLogin = ['authorization_request', 'authorization_response', 'token_request'];

describe('one login', () => {
  it('is one flow, from the request to the API call', () => {
    const a = spaLogin('a');
    const [flow, ...others] = flowsOf(
      a.request(),
      a.refer(),
      a.landing(),
      a.redemption(),
      a.userinfo(),
      a.apiCall(),
    );
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual([...wholeLogin, 'userinfo_request', 'resource_request']);
    expect(flow).toMatchObject({
      protocol: 'oidc',
      grant: 'authorization_code',
      pkce: 'S256',
      outcome: 'succeeded',
    });
    expect(flow?.client).toEqual({ id: 'spa', redirect_uri: 'https://app.example/cb', type: 'public' });
  });

  it.each(['[removed]', '***', 'REDACTED'])(
    'holds the userinfo call whose token a cleaner replaced by %s',
    (token) => {
      const a = spaLogin('a');
      const cleaned = { ...a.userinfo(), requestHeaders: [['Authorization', `Bearer ${token}`]] as const };
      const [flow, ...others] = flowsOf(a.request(), a.landing(), a.redemption(), cleaned);
      expect(others).toEqual([]);
      expect(kindsOf(flow)).toEqual([...wholeLogin, 'userinfo_request']);
    },
  );

  it('holds none with a token that is another’s', () => {
    const a = spaLogin('a');
    const other = {
      ...a.userinfo(),
      requestHeaders: [['Authorization', 'Bearer 7fK2pQ9xZ1aB4cD6']] as const,
    };
    const [flow] = flowsOf(a.request(), a.landing(), a.redemption(), other);
    expect(kindsOf(flow)).toEqual(wholeLogin);
  });

  it('counts the server’s own pages and a reload as one request', () => {
    const a = spaLogin('a');
    const [flow, ...others] = flowsOf(
      a.request(),
      a.request(),
      a.request({ ui_locales: 'de' }),
      a.refer(),
      a.landing(),
      a.redemption(),
    );
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual(wholeLogin);
    expect(flow?.steps[0]?.entry).toBe(0);
  });

  describe('whose provider passes it on without the nonce', () => {
    const query = (more: string) =>
      `client_id=spa&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=id_token&scope=openid${more}`;
    const asked = { url: `https://op.example/auth?${query('&state=s-1&nonce=n-1')}`, status: 200 };
    const onwards = (more: string, initiator = 'https://op.example') => ({
      url: `https://op.example/complete-registration?${query(more)}`,
      context: { resourceType: 'main_frame' as const, initiator },
    });

    it('is one request', () => {
      expect(flowsOf(asked, onwards('&state=s-1'))).toHaveLength(1);
    });

    it.each([
      ['with another nonce', onwards('&state=s-1&nonce=n-2')],
      ['with another state', onwards('&state=s-2')],
      ['where the client’s page asks', onwards('&state=s-1', 'https://app.example')],
      ['without a state', onwards('')],
    ])('but not %s', (_, next) => {
      expect(flowsOf(asked, next)).toHaveLength(2);
    });
  });

  describe('whose login form, beside the client’s callback, posts it with less', () => {
    const query = (more: string) =>
      `client_id=spa&redirect_uri=https%3A%2F%2Fop.example%2Fapp%2Fcallback&response_type=code&${more}`;
    const asked = {
      url: `https://op.example/oauth2/authorize?${query('scope=openid&state=s-1&code_challenge=c-1')}`,
      status: 200,
      context: { resourceType: 'main_frame' as const, initiator: 'https://app.example' },
    };
    const posted = (more: string, method = 'POST') => ({
      url: `https://op.example/oauth2/authorize${method === 'GET' ? `?${query(more)}` : ''}`,
      method,
      ...(method === 'POST' && {
        requestBody: { mediaType: 'application/x-www-form-urlencoded', text: query(more) },
      }),
      status: 200,
      context: { resourceType: 'main_frame' as const, initiator: 'https://op.example' },
    });

    it('is one request, however often', () => {
      const form = posted('state=s-1&loginId=al&password=a-secret');
      expect(flowsOf(asked, form, form)).toHaveLength(1);
    });

    it.each([
      ['with another state', posted('state=s-2')],
      ['without a state', posted('')],
      ['where a page of that server asks by an address', posted('state=s-1', 'GET')],
    ])('but not %s', (_, next) => {
      expect(flowsOf(asked, next)).toHaveLength(2);
    });
  });

  describe('without state, nonce or challenge', () => {
    const address =
      'https://op.example/auth?client_id=spa&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=code';
    const asked = { url: address, redirectUrl: 'https://accounts.op.example/login?continue=x', status: 302 };
    const again = (initiator: string) => ({
      url: `${address}&through_account=true`,
      context: { resourceType: 'main_frame' as const, initiator },
    });

    it('counts what the login page at another host of the server’s sends back as the same request', () => {
      expect(flowsOf(asked, again('https://accounts.op.example'))).toHaveLength(1);
    });

    it('counts what the client’s page asks again as another', () => {
      expect(flowsOf(asked, again('https://app.example'))).toHaveLength(2);
    });
  });

  it('counts a callback that is loaded again, or forwarded with the same code, as one answer', () => {
    const a = spaLogin('a');
    const forwarded = a.landing(a.answer.replace('/cb?', '/cb/?'));
    const [flow, ...others] = flowsOf(
      a.request(),
      a.refer(),
      a.landing(),
      forwarded,
      a.landing(),
      a.redemption(),
    );
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual(wholeLogin);
  });

  it('keeps the fragment that only the redirect shows', () => {
    const a = spaLogin('a');
    const answer = `https://app.example/cb#${new URLSearchParams({ code: a.values.code, state: a.values.state })}`;
    const [flow, ...others] = flowsOf(
      { ...a.request({ response_mode: 'fragment' }), redirectUrl: answer },
      a.landing('https://app.example/cb'),
      a.redemption(),
    );
    expect(others).toEqual([]);
    expect(kindsOf(flow)).toEqual(wholeLogin);
    expect(flow?.steps[1]).toMatchObject({ url: answer, entry: 1, params: { code: a.values.code } });
    expect(flow?.response_mode).toBe('fragment');
  });

  it('shows an answer that the browser never followed, at the entry that had the redirect', () => {
    const a = spaLogin('a', { redirectUri: 'com.example.app:/cb' });
    const [flow] = flowsOf({ ...a.request(), redirectUrl: a.answer });
    expect(kindsOf(flow)).toEqual(['authorization_request', 'authorization_response']);
    expect(flow?.steps[1]).toMatchObject({ url: a.answer, entry: 0 });
    expect(flow).toMatchObject({ outcome: 'pending', client: { type: 'public' } });
  });

  it('joins a form post to its request', () => {
    const a = spaLogin('a');
    const [flow, ...others] = flowsOf(a.request({ response_mode: 'form_post' }), {
      method: 'POST',
      url: 'https://app.example/cb',
      requestBody: {
        mediaType: 'application/x-www-form-urlencoded',
        text: `code=${a.values.code}&state=${a.values.state}`,
      },
      status: 303,
      responseHeaders: [['Set-Cookie', 'sid=1; HttpOnly']],
      context: a.context.page,
    });
    expect(others).toEqual([]);
    expect(flow).toMatchObject({ response_mode: 'form_post', outcome: 'succeeded' });
    expect(kindsOf(flow)).toEqual(['authorization_request', 'authorization_response', '(token_request)']);
  });
});

describe('several logins', () => {
  it('stay apart when they are interleaved in two tabs', () => {
    const a = spaLogin('a', { tab: 1 });
    const b = spaLogin('b', { tab: 2 });
    const flows = flowsOf(
      a.request(),
      b.request(),
      b.refer(),
      a.refer(),
      a.landing(),
      b.landing(),
      b.redemption(),
      a.redemption(),
      a.apiCall(),
      b.apiCall(),
    );
    expect(flows.map(kindsOf)).toEqual([
      [...wholeLogin, 'resource_request'],
      [...wholeLogin, 'resource_request'],
    ]);
    expect(flows.map((flow) => flow.steps.map(({ entry }) => entry))).toEqual([
      [0, 4, 7, 8],
      [1, 5, 6, 9],
    ]);
  });

  it('stay apart even without state, nonce or PKCE, by tab', () => {
    const bare = (tab: number, code: string) => {
      const context = { tab, resourceType: 'main_frame' as const };
      return {
        request: {
          url: urlWith('https://op.example/auth', {
            client_id: 'web',
            redirect_uri: 'https://app.example/cb',
            response_type: 'code',
          }),
          status: 200,
          context,
        },
        landing: { url: `https://app.example/cb?code=${code}`, status: 302, context },
      };
    };
    const [a, b] = [bare(1, 'first-code-123456'), bare(2, 'second-code-123456')];
    const flows = flowsOf(a.request, b.request, b.landing, a.landing);
    expect(flows.map((flow) => flow.steps.map(({ entry }) => entry))).toEqual([
      [0, 3],
      [1, 2],
    ]);
  });

  it('are two when a person logs in again with an application that never changes its state', () => {
    const a = spaLogin('a');
    const b = spaLogin('b');
    const same = { state: 'always-the-same' };
    const landingOf = (code: string) => ({
      ...a.landing(urlWith('https://app.example/cb', { code, ...same })),
    });
    const flows = flowsOf(
      a.request(same),
      landingOf(a.values.code),
      a.redemption(),
      b.request(same),
      landingOf(b.values.code),
      b.redemption(),
    );
    expect(flows.map(kindsOf)).toEqual([wholeLogin, wholeLogin]);
  });

  it('are parent and child when the provider asks another one', () => {
    const outer = spaLogin('outer');
    const inner = spaLogin('inner', {
      server: 'https://social.example',
      client: 'broker',
      redirectUri: 'https://op.example/broker/cb',
    });
    const flows = flowsOf(
      outer.request(),
      inner.request(),
      inner.refer(),
      { ...inner.landing(), status: 302, redirectUrl: outer.answer },
      outer.landing(),
      outer.redemption(),
    );
    expect(flows.map(({ parent }) => parent)).toEqual([null, 'flow-1']);
    expect(kindsOf(flows[0])).toEqual(wholeLogin);
    expect(kindsOf(flows[1])).toEqual(['authorization_request', 'authorization_response', '(token_request)']);
  });

  it('are no family when an application just uses two providers one after the other', () => {
    const a = spaLogin('a');
    const b = spaLogin('b', { server: 'https://social.example', client: 'other' });
    expect(flowsOf(a.request(), b.request(), b.landing()).map(({ parent }) => parent)).toEqual([null, null]);
  });
});

describe('what happens after the login', () => {
  it('follows a chain of rotated refresh tokens', () => {
    const a = spaLogin('a');
    const flows = flowsOf(
      a.request(),
      a.landing(),
      a.redemption(),
      a.refresh(a.values.refreshToken, { access: 'second-access-token', refresh: 'second-refresh-token' }),
      a.refresh('second-refresh-token', { access: 'third-access-token', refresh: 'third-refresh-token' }),
      a.apiCall('https://api.example/notes', 'third-access-token'),
    );
    expect(flows.map(kindsOf)).toEqual([
      [...wholeLogin, 'token_request', 'token_request', 'resource_request'],
    ]);
  });

  it('takes the refresh of another tab that sends the same token, though nobody could read where it came from', () => {
    const a = spaLogin('a', { tab: 1 });
    const unread = ({ responseBody: _, ...seen }: ExchangeFields): ExchangeFields => seen;
    const refresh = (tab: number, token: string) => ({
      ...unread(a.refresh(token, { access: 'x' })),
      context: { ...a.context.script, tab },
    });
    const together = [a.request(), a.landing(), unread(a.redemption()), refresh(1, 'shared-token')];
    expect(flowsOf(...together, refresh(2, 'shared-token')).map(kindsOf)).toEqual([
      [...wholeLogin, 'token_request', 'token_request'],
    ]);
    expect(flowsOf(...together, refresh(2, 'another-token')).map(kindsOf)).toEqual([
      [...wholeLogin, 'token_request'],
      ['token_request'],
    ]);
  });

  it('makes a refresh whose token came from elsewhere a flow of its own', () => {
    const a = spaLogin('a');
    const flows = flowsOf(a.refresh('brought-along-token', { access: 'new-access-token' }));
    expect(flows.map(({ grant, outcome }) => ({ grant, outcome }))).toEqual([
      { grant: 'refresh_token', outcome: 'succeeded' },
    ]);
  });

  it('leaves API calls with tokens of nobody alone', () => {
    const a = spaLogin('a');
    expect(
      flowsOf(a.apiCall('https://api.example/notes', 'sk-some-api-key'), a.request()).map(kindsOf),
    ).toEqual([['authorization_request']]);
  });

  it('makes a silent renewal a flow of its own', () => {
    const a = spaLogin('a');
    const renewal = spaLogin('renewal');
    const denied = renewal.landing(
      urlWith('https://app.example/cb', { error: 'login_required', state: renewal.values.state }),
    );
    const flows = flowsOf(
      a.request(),
      a.landing(),
      a.redemption(),
      renewal.request({ prompt: 'none' }),
      denied,
    );
    expect(flows.map(({ outcome, error }) => [outcome, error?.code])).toEqual([
      ['succeeded', undefined],
      ['failed', 'login_required'],
    ]);
  });

  it('ties a logout to its login by the ID token', () => {
    const a = spaLogin('a');
    const flows = flowsOf(
      a.request(),
      a.landing(),
      a.redemption(),
      {
        url: urlWith('https://op.example/session/end', {
          client_id: 'spa',
          post_logout_redirect_uri: 'https://app.example/',
          state: 'bye-1234',
        }),
        status: 302,
        context: a.context.page,
      },
      {
        url: 'https://op.example/session/end/confirm',
        method: 'POST',
        status: 303,
        redirectUrl: 'https://app.example/?state=bye-1234',
        context: a.context.page,
      },
      { url: 'https://app.example/?state=bye-1234', status: 200, context: a.context.page },
      { url: 'https://app.example/', status: 200, context: a.context.page },
    );
    expect(flows.map(kindsOf)).toEqual([[...wholeLogin, 'end_session_request', 'end_session_response']]);
  });
});

describe('a page that login and logout both return to', () => {
  const a = spaLogin('a', { redirectUri: 'https://app.example/' });
  const { page } = a.context;
  const answered = {
    ...a.refer(),
    redirectUrl: a.answer.replace('?', '#'),
  };
  const start = { url: 'https://app.example/', status: 200, context: page };
  const logout = {
    url: urlWith('https://op.example/logout', {
      client_id: 'spa',
      post_logout_redirect_uri: 'https://app.example/',
    }),
    status: 302,
    redirectUrl: 'https://app.example/',
    context: page,
  };

  it('is the landing once, and the return from the logout after it', () => {
    const flows = flowsOf(
      a.request({ response_mode: 'fragment' }),
      answered,
      start,
      a.redemption(),
      logout,
      start,
    );
    expect(flows.map(kindsOf)).toEqual([[...wholeLogin, 'end_session_request', 'end_session_response']]);
    expect(flows[0]?.steps[1]).toMatchObject({ entry: 2 });
    expect(flows[0]?.steps[4]).toMatchObject({ entry: 5 });
  });

  it('is nothing more when it is loaded again', () => {
    const flows = flowsOf(a.request({ response_mode: 'fragment' }), answered, start, a.redemption(), start);
    expect(flows.map(kindsOf)).toEqual([wholeLogin]);
  });
});

describe('documents and keys', () => {
  const document = {
    issuer: 'https://op.example',
    authorization_endpoint: 'https://op.example/auth',
    token_endpoint: 'https://op.example/token',
    jwks_uri: 'https://op.example/jwks',
    userinfo_endpoint: 'https://op.example/userinfo',
    response_types_supported: ['code'],
  };
  const discovery = {
    url: 'https://op.example/.well-known/openid-configuration',
    status: 200,
    responseBody: jsonBody(document),
  };
  const keys = {
    url: 'https://op.example/jwks',
    status: 200,
    responseBody: jsonBody({ keys: [{ kty: 'RSA', kid: '1' }] }),
  };

  it('belong to the login they serve: before, during and after it', () => {
    const a = spaLogin('a');
    const flows = flowsOf(discovery, a.request(), a.landing(), discovery, a.redemption(), keys);
    expect(flows.map(kindsOf)).toEqual([
      ['discovery', 'authorization_request', 'authorization_response', 'discovery', 'token_request', 'jwks'],
    ]);
    expect(flows[0]?.server).toEqual({ issuer: 'https://op.example', origin: 'https://op.example' });
  });

  it('make no flow by themselves', () => {
    expect(flowsOf(discovery, keys)).toEqual([]);
  });

  it('wait for the next login when they come between two', () => {
    const a = spaLogin('a');
    const b = spaLogin('b');
    const flows = flowsOf(
      discovery,
      a.request(),
      a.landing(),
      a.redemption(),
      discovery,
      b.request(),
      b.landing(),
      b.redemption(),
    );
    expect(flows.map(kindsOf)).toEqual([
      ['discovery', ...wholeLogin],
      ['discovery', ...wholeLogin],
    ]);
  });
});

describe('hidden parameters', () => {
  const a = spaLogin('a');
  const pushed = {
    ...a.redemption(),
    url: 'https://op.example/par',
    requestBody: {
      mediaType: 'application/x-www-form-urlencoded',
      text: new URL(a.request().url).search.slice(1),
    },
    status: 201,
    responseBody: jsonBody({ request_uri: 'urn:ietf:params:oauth:request_uri:abc', expires_in: 60 }),
  };
  const reference = {
    ...a.request(),
    url: 'https://op.example/auth?client_id=spa&request_uri=urn:ietf:params:oauth:request_uri:abc',
  };

  it('are known when the pushed request was seen', () => {
    const flows = flowsOf(pushed, reference, a.landing(), a.redemption());
    expect(flows.map(kindsOf)).toEqual([['pushed_authorization_request', ...wholeLogin]]);
    expect(flows[0]).toMatchObject({ pkce: 'S256', client: { redirect_uri: 'https://app.example/cb' } });
    expect(flows[0]?.findings).toEqual([]);
  });

  it('make nothing wrong when it was not', () => {
    const flows = flowsOf({ ...reference, redirectUrl: a.answer }, a.landing());
    expect(flows.map(kindsOf)).toEqual([
      ['(pushed_authorization_request)', 'authorization_request', 'authorization_response'],
    ]);
    expect(flows[0]).toMatchObject({ pkce: 'unknown', findings: [] });
  });
});

describe('a pushed request whose reference is used again', () => {
  const second = { code: 'second-Bf8Ay0s7XqK1' };
  const login = ['authorization_request', 'authorization_response'];

  it('has the second answer in the second login, whichever way it comes', () => {
    const typed = capture(push(), open(2), answer(9), open(40), answer(50, second));
    expect(reportOn(typed).flows.map(kindsOf)).toEqual([
      ['pushed_authorization_request', ...login],
      ['(pushed_authorization_request)', ...login],
    ]);
    const at = { status: 302, redirectUrl: answer(41, second).url };
    const bounced = capture(push(), open(2), answer(9), { ...open(40), ...at }, answer(41, second));
    expect(reportOn(bounced).flows.map(kindsOf)).toEqual(reportOn(typed).flows.map(kindsOf));
  });

  it('keeps what comes again of the first answer in the first', () => {
    expect(reportOn(capture(push(), open(2), answer(9), open(40), answer(50))).flows.map(kindsOf)).toEqual([
      ['pushed_authorization_request', ...login],
      ['(pushed_authorization_request)', 'authorization_request'],
    ]);
  });
});

describe('a redirect that carries an answer', () => {
  it('answers the request that it was given to, though an earlier login had the same state', () => {
    const a = spaLogin('a');
    const b = spaLogin('b');
    const state = new URL(a.answer).searchParams.get('state') ?? '';
    const same = b.answer.replace(/state=[^&]*/, `state=${state}`);
    const flows = flowsOf(
      { ...a.request(), status: 302, redirectUrl: a.answer },
      { ...b.request(), status: 302, redirectUrl: same },
    );
    expect(flows.map(kindsOf)).toEqual([
      ['authorization_request', 'authorization_response'],
      ['authorization_request', 'authorization_response'],
    ]);
  });
});

describe('a recording that began in the middle', () => {
  it('starts with the answer when another site sent it', () => {
    const a = spaLogin('a');
    const flows = flowsOf(
      { ...a.landing(), requestHeaders: [['Sec-Fetch-Site', 'cross-site']] },
      a.redemption(),
    );
    expect(flows.map(kindsOf)).toEqual([['authorization_response', 'token_request']]);
  });

  it('believes a bare ?code=&state= only when somebody redeems the code', () => {
    const a = spaLogin('a');
    expect(flowsOf(a.landing())).toEqual([]);
    expect(flowsOf(a.landing(), a.redemption()).map(kindsOf)).toEqual([
      ['authorization_response', 'token_request'],
    ]);
  });
});

describe('a login whose request was missed while an earlier one was still open', () => {
  const abandoned = spaLogin('a');
  const b = spaLogin('b');
  const found = (...fields: readonly ExchangeFields[]) => flowsOf(...fields).map(kindsOf);

  it('is a flow of its own when neither state nor verifier are those of the open request', () => {
    const { flows } = reportOn(
      inOrder(abandoned.request(), b.refer(), b.landing(), b.redemption(), b.landing()),
    );
    expect(flows.map((flow) => [kindsOf(flow), flow.outcome])).toEqual([
      [['authorization_request'], 'pending'],
      [['authorization_response', 'token_request'], 'succeeded'],
    ]);
    expect(flows.flatMap(({ findings }) => findings.map(({ rule }) => rule))).not.toContain('state-mismatch');
  });

  it('is not made of a foreign state alone', () => {
    const answer = b.landing(urlWith('https://app.example/cb', { code: 'c-1', state: 'foreign' }));
    const redemption = abandoned.redemption({ code: 'c-1' });
    expect(found(abandoned.request(), answer, redemption)).toEqual([wholeLogin]);
  });

  it('is not made of both where the ID token has the nonce of the open request', () => {
    const idToken = idTokenOf({ nonce: abandoned.values.nonce });
    const answer = { access_token: 'at-1', token_type: 'Bearer', id_token: idToken };
    const redemption = { ...b.redemption(), responseBody: jsonBody(answer) };
    expect(found(abandoned.request(), b.landing(), redemption)).toEqual([wholeLogin]);
  });

  it('is not made of a foreign verifier alone', () => {
    const redemption = abandoned.redemption({ code_verifier: b.values.verifier });
    expect(found(abandoned.request(), abandoned.landing(), redemption)).toEqual([wholeLogin]);
  });
});

describe('evidence that comes in pieces', () => {
  const a = spaLogin('a');
  const b = spaLogin('b', { client: 'other', redirectUri: 'https://other.example/cb' });
  const complete = inOrder(
    a.request(),
    a.refer(),
    b.request(),
    a.landing(),
    a.redemption(),
    b.refer(),
    a.apiCall(),
    b.landing(),
    b.redemption(),
  );

  it('ends in the same report, however an exchange grew', () => {
    const inspection = createInspection();
    for (const exchange of complete) {
      const { responseBody, status, redirectUrl, ...begun } = exchange;
      inspection.put(begun);
      inspection.put({ ...begun, status, redirectUrl });
      inspection.put({ ...begun, status, redirectUrl, responseBody });
      inspection.report({ kind: 'live', entries: 0, skipped: 0 });
    }
    expect(inspection.report({ kind: 'har', entries: complete.length, skipped: 0 })).toEqual(
      reportOn(complete),
    );
  });

  it('ends in the same report when all bodies come at the end', () => {
    const inspection = createInspection();
    for (const { responseBody: _, ...exchange } of complete) inspection.put(exchange);
    inspection.report({ kind: 'live', entries: 0, skipped: 0 });
    for (const exchange of complete) inspection.put(exchange);
    expect(inspection.report({ kind: 'har', entries: complete.length, skipped: 0 })).toEqual(
      reportOn(complete),
    );
  });

  it('ends in the same report when exchanges are told in another order', () => {
    const inspection = createInspection();
    for (const exchange of complete.toReversed()) inspection.put(exchange);
    for (const exchange of complete) inspection.put(exchange);
    expect(inspection.report({ kind: 'har', entries: complete.length, skipped: 0 })).toEqual(
      reportOn(complete),
    );
  });
});

describe('where a client may be described is watched', () => {
  const admitted = (client_id: string, address = client_id) => {
    const inspection = createInspection();
    const url = urlWith('https://op.example/auth', {
      response_type: 'code',
      client_id,
      redirect_uri: 'https://app.example/cb',
    });
    for (const one of inOrder({ url, status: 200 })) inspection.put(one);
    return inspection.admits('GET', address);
  };

  it('when its identifier is an address with a path', () => {
    expect(admitted('https://app.example/oauth/client.json')).toBe(true);
  });

  it('but not a site’s front page, nor another page of it', () => {
    expect(admitted('https://app.example/')).toBe(false);
    expect(admitted('https://app.example/oauth/client.json', 'https://app.example/oauth/terms.html')).toBe(
      false,
    );
  });
});
