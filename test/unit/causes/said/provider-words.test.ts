import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, redirect } from '../../../support/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';

const html = (text: string) => ({
  mediaType: 'text/html',
  text: `<!doctype html><html><body>${text}</body></html>`,
});
const atProvider = (status: number, text: string) =>
  codeFlow({ requestExchange: { status, responseBody: html(text) }, response: null, token: null });
const answered = (error: string, error_description: string) =>
  codeFlow({ response: { code: undefined, error, error_description }, token: null });

describe('a provider that does not let the person through, in nobody’s own words', () => {
  it.each([
    "<h1>Sorry</h1><p>You don't have access to this client, please contact your Administrator</p>",
    '<h1>Access Denied</h1><p>Your account does not have access to the requested resources.</p>',
  ])('is not told as an app that does not admit them: %s', (text) => {
    const exchanges = atProvider(200, text);
    expect(causeAndOfTrace(exchanges)).toEqual(['not-assigned', 'not-assigned']);
    expect(causesOf(exchanges)).not.toContain('not-provisioned');
  });

  it('as an app’s own page is', () => {
    const responseBody = html("<p>You don't have access to this client</p>");
    const exchanges = codeFlow({ responseExchange: { status: 403, responseBody }, token: null });
    expect(causesOf(exchanges)).toContain('not-provisioned');
  });
});

describe('a page of a provider’s that asks the person for more', () => {
  const asks = (text: string, field = '<input name="otp" autocomplete="one-time-code">') =>
    atProvider(200, `<main>${text}<form method="post">${field}<button>Go on</button></form></main>`);

  it.each([
    ['a wrong number from a phone', '<p class="error">Invalid or expired code</p>'],
    ['one that was used', '<p class="error">Code already used, request a new one</p>'],
    ['one that does not fit', '<p class="error">Code mismatch. Try again.</p>'],
    ['one of an app for that', '<p class="error">Invalid authorization code</p>'],
    ['the second step itself', '<h1>2FA</h1><p>Multi-factor authentication is required for you.</p>'],
    ['haste', '<p class="error">Too many attempts. Try again in 30 seconds.</p>'],
  ])('tells of no code or policy by %s', (_, text) => {
    expect(causesOf(asks(text))).toEqual(['not-answered']);
  });

  it.each([
    ['Invalid or expired code', '<input name="code" inputmode="numeric">'],
    ['Code already used, request a new one', ''],
    ['Invalid authorization code', '<input name="number">'],
    ['Consent required', ''],
    ['Your request has been denied on the other device', ''],
  ])('nor by “%s”, whatever it asks for', (text, field) => {
    const exchanges = asks(`<h1>${text}</h1>`, field);
    expect(causesOf(exchanges)).toEqual(['not-answered']);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['pending']);
  });

  it('may tell by its words what it wants, and not for sure', () => {
    const wants = atProvider(200, '<h1>Multi-factor authentication is required</h1><p>Ask your desk.</p>');
    expect(reasonOf(wants)).toMatchObject({ cause: 'stronger-login-required', confidence: 'tentative' });
  });

  it('tells of a code that a server of its own was refused, where it failed', () => {
    expect(causesOf(atProvider(400, '<p>invalid_grant: Code was already redeemed.</p>'))).toContain(
      'code-reused',
    );
  });
});

describe('what others say in words of one product’s is not taken for that', () => {
  const failing = (text: string) =>
    codeFlow({ responseExchange: { status: 500, responseBody: html(`<pre>${text}</pre>`) }, token: null });

  it.each([
    ['Failed to resolve component: LoginCard', 'backchannel-failed'],
    ['TypeError: Failed to resolve module specifier "app"', 'backchannel-failed'],
    ['Your phone number isn’t verified', 'email-not-verified'],
    ['Checksum and scope mismatch in bundle 7', 'storage-other-tab'],
    ['Voucher: missing code in column 3', 'state-missing-return'],
    ['There is a user conflict in the seat plan', 'account-conflict'],
  ])('%s', (text, cause) => {
    expect(causesOf(failing(text))).not.toContain(cause);
  });

  it.each([
    [
      "HTTPSConnectionPool: Failed to resolve 'sso.example' ([Errno -2] Name or service not known)",
      'backchannel-failed',
    ],
    ["io.netty: Failed to resolve 'sso.example' after 2 queries", 'backchannel-failed'],
    ["email in id_token (ann@corp.example) isn't verified", 'email-not-verified'],
    ['Error: User conflict', 'account-conflict'],
  ])('but where it is: %s', (text, cause) => {
    expect(causesOf(failing(text))).toContain(cause);
  });

  it.each(['Database instance not found', 'Feature unavailable in your plan'])(
    'nor at a provider: %s',
    (text) => {
      const told = causesOf(atProvider(404, `<p>${text}</p>`));
      for (const name of ['origin-not-allowed', 'wrong-vhost', 'app-not-ready'])
        expect(told).not.toContain(name);
    },
  );
});

describe('a platform in front of a provider', () => {
  const gone = (headers: Readonly<Record<string, string>>) =>
    codeFlow({
      requestExchange: {
        status: 404,
        responseHeaders: [['Content-Type', 'application/json'], ...Object.entries(headers)],
        responseBody: {
          mediaType: 'application/json',
          text: '{"status":"error","code":404,"message":"Application not found"}',
        },
      },
      response: null,
      token: null,
    });

  it('tells nothing of a client by what it has no application for', () => {
    expect(causesOf(gone({ Server: 'railway-hikari', 'X-Railway-Fallback': 'true' }))).not.toContain(
      'client-unknown-here',
    );
  });

  it('which a provider itself may', () => {
    expect(causesOf(gone({}))).toContain('client-unknown-here');
  });
});

it.each([
  ['Sign up is disabled', 'Grafana has'],
  ['Your domain is not whitelisted', 'of Wiki.js'],
  ['Failed to provision user', 'Nextcloud made'],
])('what many apps may say is told of no product: %s', (text, product) => {
  const responseBody = html(`<p>${text}</p>`);
  const told = reasonOf(codeFlow({ responseExchange: { status: 403, responseBody }, token: null }));
  expect(told?.cause).toBe('not-provisioned');
  expect(told?.why).not.toContain(product);
});

describe('a provider that answers server_error with the reason', () => {
  it.each([
    ['temporarily_unavailable', 'authentication_expired'],
    ['server_error', 'Failed to lookup the consent session.'],
  ])('is told by it, not as one that is out of order: %s %s', (error, description) => {
    const exchanges = answered(error, description);
    expect(causeAndOfTrace(exchanges)).toEqual(['as-session-lost', 'as-session-lost']);
    expect(causesOf(exchanges)).toEqual(['as-session-lost']);
  });

  it('is out of order where it says no more', () => {
    expect(causesOf(answered('temporarily_unavailable', 'Please try again later'))).toContain(
      'wrong-endpoint',
    );
  });
});

describe('Google’s sentence of its policy', () => {
  const policy = "You can't sign in to this app because it doesn't comply with Google's OAuth 2.0 policy";
  /** Google names the error in the address of its page, packed, and on it. */
  const google = (error: string, sentence: string) => {
    const packed = encodeURIComponent(btoa(`\n\x15${error}\x12\xff${sentence}`));
    const url = `https://accounts.google.com/signin/oauth/error?authError=${packed}&client_id=spa`;
    const page = html(
      `<h1>Access blocked</h1><p>Error 400: ${error}</p><div hidden><p>${sentence}</p></div>`,
    );
    return codeFlow({
      at: 'https://accounts.google.com/o/oauth2/v2/auth',
      requestExchange: { status: 302, redirectUrl: url },
      response: null,
      token: null,
      then: [{ url, status: 400, context: { resourceType: 'main_frame' }, responseBody: page }],
    });
  };

  it('beside an address that is not registered is about no kind of client', () => {
    expect(causesOf(google('redirect_uri_mismatch', `${policy}.`))).toEqual(['redirect-uri-mismatch']);
  });

  it('for keeping apps secure leaves open what of the request it forbids', () => {
    const exchanges = google('invalid_request', `${policy} for keeping apps secure.`);
    expect(causesOf(exchanges)).not.toContain('redirect-wrong-app-type');
    expect(reasonOf(exchanges)?.why).toContain('mostly its redirect URI');
  });
});

/** A login at a broker, which asks a provider of its own and shows that page at its callback. */
const brokered = (text: string, broker = 'https://op.example') => {
  const [asked] = codeFlow({ response: null, token: null });
  const upstream = `https://github.com/login/oauth/authorize?client_id=Iv1.8a&response_type=code&state=xq7hr2mfzs4l&redirect_uri=${encodeURIComponent(`${broker}/callback`)}`;
  const back = `${broker}/callback?code=4a5b6c7d8e9f0a&state=xq7hr2mfzs4l`;
  return capture({ ...asked!, status: 302, redirectUrl: upstream }, redirect(upstream, back), {
    url: back,
    status: 400,
    responseBody: html(text),
    context: { resourceType: 'main_frame' },
  });
};

describe('the callback of a provider that asks another one', () => {
  const said = '<h2>Bad Request</h2><p>Requested resource does not exist.</p>';

  it('speaks as a provider', () => {
    expect(causesOf(brokered(said))).toContain('as-session-lost');
  });

  it('and not in a sentence that anybody says of an address', () => {
    const usual = '<h2>Not found</h2><p>The requested resource does not exist.</p>';
    expect(causesOf(brokered(usual))).not.toContain('as-session-lost');
  });

  it('and the callback of any other app does not', () => {
    expect(causesOf(brokered(said, 'https://wiki.example'))).not.toContain('as-session-lost');
  });
});

describe('an app that could not send a mail', () => {
  const said = '<pre>Error: connect ECONNREFUSED 127.0.0.1:587</pre>';

  it('is no app that did not reach the provider', () => {
    const exchanges = codeFlow({ responseExchange: { status: 500, responseBody: html(said) }, token: null });
    expect(causeAndOfTrace(exchanges)).toEqual(['app-store-failed', 'app-store-failed']);
    expect(reasonOf(exchanges)?.why).toContain('its own mail server');
  });
});

describe('RFC 6749’s own sentence for invalid_grant', () => {
  const sentence =
    'The provided authorization grant or refresh token is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client';

  it('names every reason, and settles none', () => {
    const exchanges = codeFlow({
      tokenAnswer: { error: 'invalid_grant', error_description: sentence },
      tokenExchange: { status: 400 },
    });
    expect(causesOf(exchanges)).not.toContain('redirect-uri-mismatch');
    expect(reasonOf(exchanges)?.why).toContain('Usually the code was used before');
  });

  it('as one does that names the address alone', () => {
    const exchanges = codeFlow({
      tokenAnswer: { error: 'invalid_grant', error_description: 'The redirection URI does not match' },
      tokenExchange: { status: 400 },
    });
    expect(causesOf(exchanges)).toContain('redirect-uri-mismatch');
  });
});

it('what a provider says of a resource that it does not know is no word of a token', () => {
  const told = reasonOf(answered('invalid_target', 'resource indicator is missing, or unknown'));
  expect(told?.cause).toBe('request-refused');
  expect(told?.why).not.toContain('token');
});

/** The provider sends the browser to a page of its own, which says that. */
const behind = (text: string, more: Parameters<typeof codeFlow>[0] = {}) => {
  const page = 'https://op.example/oops/error?errorId=CfDJ8Gx0';
  const [asked] = codeFlow({ response: null, token: null, ...more });
  return capture(
    { ...asked!, status: 302, redirectUrl: page },
    { url: page, status: 200, responseBody: html(text), context: { resourceType: 'main_frame' } },
  );
};

describe('a page of errors that the provider’s redirect leads to', () => {
  it('says what the request lacks', () => {
    const text =
      '<div class="alert alert-danger">Sorry, there was an error : invalid_request<div>code challenge required</div></div>';
    const exchanges = behind(text, {
      request: { code_challenge: undefined, code_challenge_method: undefined },
    });
    expect(causeAndOfTrace(exchanges)).toEqual(['pkce-demanded', 'pkce-demanded']);
  });

  it('is not told with a guess about client and address where it says something else', () => {
    const why = reasonOf(behind('<h1>Your browser is on holiday and cannot be let in today</h1>'))?.why;
    expect(why).toContain('cannot be let in today');
    expect(why).not.toContain('does not trust the client');
  });

  it('and with one where it says nothing', () => {
    expect(reasonOf(behind('<div id="app"></div>'))?.why).toMatch(
      /does not trust the client|number of the error/,
    );
  });
});

it('what a provider answers is not what a login proxy says of persons', () => {
  const told = answered('access_denied', 'UNAUTHORIZED: User is not authorized to access this application');
  expect(causesOf(told)).not.toContain('not-provisioned');
});

describe('a page with nothing but a code for a heading', () => {
  it('refuses the client', () => {
    expect(causeAndOfTrace(atProvider(200, '<h2>invalid_client</h2>'))).toEqual([
      'client-unknown-here',
      'client-unknown-here',
    ]);
  });

  it.each([
    '<h2>What invalid_client means</h2>',
    '<p>invalid_client</p><form><input name="username"></form>',
  ])('and one that speaks of it does not: %s', (text) =>
    expect(causesOf(atProvider(200, text))).not.toContain('client-unknown-here'),
  );
});

describe('a callback page that shows the parameters it got', () => {
  const shown = (error: string, error_description: string, more = '') => {
    const got = JSON.stringify({ error, error_description, state: 'a-secret-state' }).replaceAll(
      '"',
      '&quot;',
    );
    const responseBody = html(
      `<h4>Error: Insufficient parameters for OAuth2 callback.</h4>${more}<details class="error"><summary>More details</summary><pre class="reason">Received following query parameters: ${got}</pre></details>Failed to connect. The window can be closed now.`,
    );
    return codeFlow({
      response: { code: undefined, error, error_description },
      responseExchange: { status: 200, responseBody },
      token: null,
    });
  };

  it.each([
    ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'admin-consent-needed', 'unblock or install'],
    [
      'OAUTH_EC_APP_NOT_FOUND',
      'External client app is not installed in this org',
      'client-unknown-here',
      'My Domain',
    ],
    [
      'OAUTH_AUTHORIZATION_BLOCKED',
      'Cross-org OAuth flows are not supported for this external client app',
      'wrong-tenant',
      'My Domain',
    ],
  ])('says no more than the provider’s answer: %s', (error, description, cause, fix) => {
    const exchanges = shown(error, description);
    expect(causeAndOfTrace(exchanges)).toEqual([cause, cause]);
    const reason = reasonOf(exchanges);
    expect(reason).toMatchObject({ confidence: 'firm', quote: { text: error, host: 'op.example' } });
    expect(reason?.fix).toContain(fix);
    expect(reason?.why).not.toContain('query parameters');
  });

  it('and is heard where it says something of its own', () => {
    const said = '<p class="error">The credential of this workflow was deleted.</p>';
    const reason = reasonOf(shown('teapot', 'short and stout', said));
    expect(reason?.why).toContain('was deleted');
  });
});

it('leaves open what Salesforce says of several things', () => {
  const exchanges = atProvider(
    200,
    '<h1>OAuth Error</h1><p>OAUTH_APPROVAL_ERROR_GENERIC : An unexpected error has occurred during authentication. Please try again.</p>',
  );
  expect(reasonOf(exchanges)).toMatchObject({ cause: 'admin-consent-needed', confidence: 'tentative' });
});
