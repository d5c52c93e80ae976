import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { meanings } from '../../../../lib/causes/said/meanings.ts';
import { saidCauseNames } from '../../../../lib/vocabulary/said-cause-names.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, exchange, form, jsonBody } from '../../../support/exchange.ts';
import { calledApi } from '../../../support/api-call.ts';
import { samlLogin } from '../../../support/saml-login.ts';
import { failingLogin } from '../../../support/failing-login.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';
import { withoutCookieHeaders } from '../../../support/without-cookie-headers.ts';
import { refresh } from '../../../support/refresh.ts';
import { causeLabelAt } from '../../../../lib/telling/cause-label.ts';

const html = (text: string) => ({
  mediaType: 'text/html',
  text: `<!doctype html><html><body>${text}</body></html>`,
});
const callback = (responseExchange: Partial<Exchange>) => codeFlow({ responseExchange, token: null });
const spring = (reason: string) =>
  withoutCookieHeaders({
    answer: { status: 302, redirectUrl: 'https://app.example/login?error' },
    afterwards: [
      {
        url: 'https://app.example/login?error',
        status: 200,
        responseBody: html(`<p class="error">${reason}</p>`),
      },
    ],
  });
const atProvider = (status: number, text: string) =>
  codeFlow({ requestExchange: { status, responseBody: html(text) }, response: null, token: null });

describe('words settle the cause', () => {
  it.each([
    [
      'access refused by the organisation',
      atProvider(400, '<h1>AADSTS90094: App needs permission that only an admin can grant.</h1>'),
      'admin-consent-needed',
    ],
    [
      'a person who is not assigned',
      atProvider(403, '<p>AADSTS50105: The signed in user is not assigned to a role.</p>'),
      'not-assigned',
    ],
    [
      'a policy that is bound to the app',
      atProvider(
        200,
        "<h1>Permission denied</h1><p>Request has been denied.</p><p>Policy binding 'Group staff #1' returned result 'False'</p>",
      ),
      'policy-denied',
    ],
    [
      'an authorization server whose access policies have no rule for the request',
      codeFlow({
        response: {
          code: undefined,
          error: 'access_denied',
          error_description:
            'Policy evaluation failed for this request, please check the policy configurations.',
        },
        token: null,
      }),
      'policy-denied',
    ],
    [
      'a client whose scopes Kanidm maps to other groups',
      atProvider(
        200,
        '<h2>OAuth2 Access Denied</h2><p>Access to this service was denied as you do not have the requisite scopes.</p>',
      ),
      'not-assigned',
    ],
    [
      'a client that only some groups may use',
      codeFlow({
        requestExchange: { status: 200, responseBody: html('<div id="app"></div>') },
        response: null,
        token: null,
        then: [
          {
            url: 'https://op.example/api/oidc/authorize',
            method: 'POST',
            status: 403,
            context: { resourceType: 'fetch', initiator: 'https://op.example' },
            responseHeaders: [['Content-Type', 'application/json']],
            responseBody: jsonBody({ error: "You're not allowed to access this service" }),
          },
        ],
      }),
      'not-assigned',
    ],
    [
      'a person without rights in Jenkins',
      callback({
        status: 403,
        responseBody: html(
          '<h1>Access Denied</h1><p class="error">kim is missing the Overall/Read permission</p>',
        ),
      }),
      'not-provisioned',
    ],
    [
      'a right of any other app, which is not called Jenkins',
      callback({
        status: 403,
        responseBody: html('<h1>Access denied</h1><p>kim is missing the Manage permission</p>'),
      }),
      'callback-failed',
    ],
    [
      'nobody at all in Jenkins: the session did not stay',
      callback({
        status: 403,
        responseBody: html(
          '<h1>Access Denied</h1><p class="error">anonymous is missing the Overall/Read permission</p>',
        ),
      }),
      'session-cookie-not-kept',
    ],
    [
      'a refusal that names no policy',
      atProvider(200, '<h1>Permission denied</h1><p>Request has been denied.</p>'),
      'policy-denied',
    ],
    [
      'a CSRF check',
      callback({
        method: 'GET',
        status: 403,
        responseBody: html('<h1>Forbidden</h1><p>CSRF verification failed. Request aborted.</p>'),
      }),
      'csrf-middleware-blocks',
    ],
    [
      'a missing e-mail',
      callback({
        status: 500,
        responseBody: html('<div class="alert">Provider didn&#39;t return an email address</div>'),
      }),
      'claim-missing-email',
    ],
    [
      'an e-mail that the account is to be made with',
      callback({
        status: 422,
        responseBody: html(
          '<p>Could not authenticate you from Okta because "Email can&#39;t be blank, Username can&#39;t be blank".</p>',
        ),
      }),
      'claim-missing-email',
    ],
    [
      'a function of the user pool',
      codeFlow({
        response: {
          error: 'invalid_request',
          error_description: 'PreSignUp failed with error Invites only. ',
          state: 'af0ifjsldkj',
        },
        token: null,
      }),
      'not-provisioned',
    ],
    [
      'a hosted login whose database refuses the account',
      codeFlow({
        response: {
          code: undefined,
          error: 'server_error',
          error_code: 'unexpected_failure',
          error_description: 'Database error granting user',
        },
        token: null,
      }),
      'account-not-stored',
    ],
  ])('%s', (_, exchanges, name) => {
    const reason = reasonOf(exchanges);
    expect(reason).toMatchObject({ cause: name, confidence: 'firm' });
    expect(reason?.why).toMatch(/says “.+”/);
    expect(reason?.quote?.host).toBeTruthy();
  });
});

it('other reasons that Devise quotes are not a missing e-mail', () => {
  const words = '<p>Could not authenticate you from Okta because "Openidconnect: nonce".</p>';
  expect(causesOf(callback({ status: 422, responseBody: html(words) }))).not.toContain('claim-missing-email');
});

it('a function of a Cognito user pool is not told as the app’s refusal', () => {
  const response = {
    error: 'invalid_request',
    error_description: 'PreAuthentication failed with error No. ',
  };
  const why = reasonOf(codeFlow({ response, token: null }))?.why;
  expect(why).toContain('Lambda function of the Cognito user pool stopped the login');
  expect(why).not.toContain('the app does not admit');
});

describe('what mends it is told for', () => {
  it.each(['r_emailaddress', 'r_liteprofile'])('LinkedIn’s retired %s', (scope) => {
    const error_description = `Scope "${scope}" is not authorized for your application`;
    const error = 'unauthorized_scope_error';
    const reason = reasonOf(
      codeFlow({ response: { code: undefined, error, error_description }, token: null }),
    );
    expect(reason?.cause).toBe('scope-retired-or-not-allowed');
    expect(reason?.fix).toContain('openid profile email');
  });

  it.each([
    [
      'a loop that Entra stopped',
      'AADSTS50196: The server terminated an operation',
      'login-loop',
      'Find what sends the app back',
    ],
    [
      'a way of signing in that SAML asked for',
      'AADSTS75011: Authentication method does not match requested authentication method',
      'saml-status',
      'RequestedAuthnContext',
    ],
  ])('%s', (_, words, cause, advice) => {
    const reason = reasonOf(atProvider(400, `<p>${words}</p>`));
    expect(reason).toMatchObject({ cause, owner: 'client', confidence: 'firm' });
    expect(reason?.fix).toContain(advice);
  });

  it.each([
    [
      'Apple’s script',
      403,
      'invalid_request: Invalid web redirect url.',
      'redirect-uri-mismatch',
      'Services ID',
    ],
    ['Facebook’s script', 200, 'JSSDK Unknown Host domain', 'origin-not-allowed', 'Allowed Domains'],
    [
      'the same with a server error',
      500,
      'JSSDK Unknown Host domain',
      'origin-not-allowed',
      'Allowed Domains',
    ],
  ])('%s on a page that is not registered', (_, status, words, cause, advice) => {
    const reason = reasonOf(atProvider(status, `<p>${words}</p>`));
    expect(reason).toMatchObject({ cause, confidence: 'firm' });
    expect(reason?.fix).toContain(advice);
  });

  it('an account that is locked with no word about loops', () => {
    const reason = reasonOf(atProvider(400, '<p>AADSTS50053: The account is locked.</p>'));
    expect(reason?.fix).not.toContain('Find what sends the app back');
  });
});

/** The callback leads to the sign-in page, which says why. */
function ledTo(text: string, more: Partial<Exchange> = {}): readonly Exchange[] {
  const login = callback({ status: 302, redirectUrl: 'https://app.example/login?error', ...more });
  const last = login.at(-1)!;
  return [
    ...login,
    {
      ...last,
      ...more,
      id: 'behind',
      entry: last.entry + 1,
      startedAt: last.startedAt + 100,
      url: 'https://app.example/login?error',
      status: 200,
      redirectUrl: undefined,
      responseBody: html(text),
      context: { ...last.context, resourceType: 'main_frame' },
    },
  ];
}

describe('the page behind the callback', () => {
  it('settles what the callback’s bare ?error leaves open', () => {
    const reason = reasonOf(ledTo('<div role="alert">[authorization_request_not_found]</div>'));
    expect(reason?.why).not.toContain('“”');
    expect(causesOf(ledTo('<div role="alert">IdP did not return a role attribute</div>'))[0]).toBe(
      'not-provisioned',
    );
  });

  it('speaks before the code’s error where cookies were left out of the recording', () => {
    const seen = { requestHeaders: [['User-Agent', 'Mozilla/5.0 Chrome/142.0.0.0']] as const };
    const exchanges = ledTo('<div role="alert">[authorization_request_not_found]</div>', seen);
    expect(causesOf(exchanges)[0]).toBe('state-cookie-lost');
  });
});

/** The callback of a broker leads back to the app that it logs in for. */
const broker = (to: string) =>
  callback({
    status: 302,
    redirectUrl: `${to}/signed-in?error=invalid_request&error_description=Already+found+an+entry+for+username+google_118`,
  });

describe('a broker speaks as a provider', () => {
  it('to the app on another host that it leads back to', () => {
    expect(causesOf(broker('https://shop.example'))[0]).toBe('account-conflict');
  });

  it('and not on its own host, where an app speaks to itself', () => {
    expect(causesOf(broker('https://app.example'))).not.toContain('account-conflict');
  });
});

describe('words are quoted', () => {
  it('where nothing known was said', () => {
    const reason = reasonOf(
      callback({ status: 500, responseBody: jsonBody({ message: 'The frobnicator could not be reached' }) }),
    );
    expect(reason?.why).toContain('app.example says “The frobnicator could not be reached”');
  });

  it('never beside a claim that nothing was seen', () => {
    const reason = reasonOf(
      callback({ status: 500, responseBody: html('<h1>Login failed: quota exceeded</h1>') }),
    );
    expect(reason?.why).not.toContain('Nothing seen in the browser tells why');
  });
});

describe('words that are nobody’s own settle the cause', () => {
  it.each([
    [
      'in JSON',
      { mediaType: 'application/json', text: '{"errorCode":4700,"errorMessage":"Invalid redirect url"}' },
    ],
    ['on a page', html('<h1>Whoops</h1><p>The callback URL is not registered for this app.</p>')],
    [
      'in other words',
      html('<p class="error">Error: return URL does not match the allowed ones: mismatch</p>'),
    ],
  ])('of a provider that refuses the address, %s', (_, responseBody) => {
    const exchanges = codeFlow({
      requestExchange: { status: 400, responseBody },
      response: null,
      token: null,
    });
    expect(reasonOf(exchanges)?.cause).toBe('redirect-uri-mismatch');
  });
});

describe('words are no cause', () => {
  it('of OAuth 2 in a login by SAML', () => {
    const exchanges = samlLogin(
      {},
      {
        exchange: {
          status: 500,
          redirectUrl: undefined,
          responseBody: html('<p>Signature check failed.</p>'),
        },
      },
    );
    expect(causesOf(exchanges)).not.toContain('key-unknown');
    expect(causesOf(exchanges)).toContain('saml-signature');
  });

  it('of a login that went well', () => {
    expect(
      causesOf(codeFlow({ responseExchange: { responseBody: html('CSRF verification failed') } })),
    ).toEqual([]);
  });

  it('of a provider on the app’s own page', () => {
    const exchanges = callback({
      status: 500,
      responseBody: html('<p>CSRF verification failed, said the docs</p>'),
    });
    expect(causesOf(exchanges)).not.toContain('admin-consent-needed');
  });
});

it('every cause that words can tell of says in one sentence what it is and how it is mended', () => {
  for (const name of saidCauseNames) {
    expect(meanings[name].why).toMatch(/^[A-Z].{15,}\.$/);
    expect(meanings[name].fix).toMatch(/^[A-Z].{9,}\.$/);
  }
});

it('what Nextcloud calls expired was lost: it says so of any state that it does not hold', () => {
  const exchanges = callback({
    status: 403,
    responseBody: html('<h2>The received state has expired.</h2>'),
  });
  expect(causesOf(exchanges)[0]).not.toBe('cookie-expired-before-return');
});

describe('what a token endpoint refused with, passed on by the app’s server', () => {
  const posted = (kind: string, data: string) =>
    callback({
      status: 200,
      responseHeaders: [['Content-Type', 'text/html']],
      responseBody: html(`<script>opener.postMessage('authorization:${kind}:${data}', origin)</script>`),
    });

  it.each([
    [
      'GitHub’s, in a page that posts it to its opener',
      posted(
        'github:error',
        '{"error":"The client_id and/or client_secret passed are incorrect.","errorCode":"x"}',
      ),
      'secret-wrong-or-expired',
    ],
    [
      'Entra’s, in an error page of the app’s',
      callback({ status: 500, responseBody: html('<p>AADSTS7000215: Invalid client secret provided.</p>') }),
      'secret-wrong-or-expired',
    ],
    [
      'Entra’s, of a platform whose codes only pages redeem',
      callback({
        status: 500,
        responseBody: html(
          '<p>AADSTS9002327: Tokens issued for the Single-Page Application client-type may only be redeemed via cross-origin requests.</p>',
        ),
      }),
      'wrong-platform-type',
    ],
  ])('%s, is the cause', (_, exchanges, name) => {
    expect(causesOf(exchanges)[0]).toBe(name);
    expect(reasonOf(exchanges)?.why).toMatch(/says “.+”/);
  });

  it('is quoted where nobody knows it', () => {
    const exchanges = posted('gitlab:error', '{"message":"Quota of the group is used up, cannot sign in"}');
    expect(reasonOf(exchanges)?.why).toContain('Quota of the group is used up');
    expect(causesOf(exchanges)).not.toContain('code-not-redeemed');
  });

  it('is no cause where the app speaks of itself in such words', () => {
    const exchanges = callback({ status: 404, responseBody: html('<h1>Application not found</h1>') });
    expect(causesOf(exchanges)).not.toContain('client-unknown-here');
  });
});

describe('what an app says of the token that its check refused is told of its own check', () => {
  const says = (words: string) => callback({ status: 500, responseBody: html(`<h1>${words}</h1>`) });

  it.each([
    [
      'Failed to verify ID Token: oidc: expected audience "portal" got ["account"]',
      'audience-wrong',
      'not for this app',
    ],
    ['InvalidClaimError: invalid_claim: Invalid claim "aud"', 'audience-wrong', 'not for this app'],
    ['Token error: Invalid issuer', 'issuer-wrong', 'the app is set up for'],
    [
      '[invalid_id_token] The ID Token contains invalid claims: {iss=https://op.example}',
      'issuer-wrong',
      'the app is set up for',
    ],
    [
      '[invalid_id_token] An error occurred while attempting to decode the Jwt: Jwt used before 2026-05-04T10:02:00Z',
      'token-early',
      'By the app’s clock',
    ],
    ['RPError: JWT not active yet, now 1770000000, nbf 1770000100', 'token-early', 'By the app’s clock'],
    [
      'Failed to verify ID Token: oidc: token is expired (Token Expiry: 2026-05-04)',
      'token-expired',
      'By the app’s clock',
    ],
    [
      'Signed JWT rejected: Another algorithm expected, or no matching key(s) found',
      'key-unknown',
      'The app could not check the token’s signature',
    ],
  ])('%s', (words, cause, why) => {
    expect(reasonOf(says(words))).toMatchObject({ cause, owner: 'client' });
    expect(reasonOf(says(words))?.why).toContain(why);
  });

  it('and never as a matter of SAML, in a login without it', () => {
    expect(
      causesOf(says('Invalid audience in the answer')).filter((name) => name.startsWith('saml-')),
    ).toEqual([]);
    const coded = callback({
      status: 302,
      redirectUrl: 'https://app.example/auth/failure?message=invalid_issuer',
    });
    expect(reasonOf(coded)?.cause).toBe('issuer-wrong');
  });

  it('but of an API where an API says it', () => {
    const told = reasonOf(calledApi({ message: 'jwt audience invalid' }));
    expect(told?.cause).toBe('audience-wrong');
    expect(told?.why).not.toContain('login brought');
  });
});

describe('what was seen not to be is no suspicion', () => {
  const refusedState = html('<h1>Invalid state</h1>');

  it('a callback that was asked for once was not asked for twice, and no page’s storage was lost where none ran', () => {
    const told = causesOf(callback({ status: 400, responseBody: refusedState }));
    expect(told).not.toContain('callback-twice');
    expect(told).not.toContain('strictmode-double-run');
    expect(told).not.toContain('storage-other-tab');
  });

  it('but a page that ran may have lost it', () => {
    const words = html('<h1>Sign-in failed: No matching state found in storage</h1>');
    expect(causesOf(callback({ status: 200, responseBody: words }))).toContain('storage-other-origin');
  });
});

describe('the app’s own code that broke is told as that', () => {
  const breaks = (words: string, status = 500) =>
    callback({ status, responseBody: html(`<html><body><pre>${words}</pre></body></html>`) });

  it.each([
    'TypeError: client.callback is not a function',
    'Error: Cannot find module &#39;openid-client&#39;',
    'NoMethodError (undefined method `uid&#39; for an instance of Hash)',
    'TypeError: Cannot read properties of undefined (reading &#39;emails&#39;)',
    'java.lang.NullPointerException: null',
  ])('%s', (words) => {
    const reason = reasonOf(breaks(words));
    expect(reason).toMatchObject({ cause: 'app-broke', owner: 'client' });
    expect(reason?.why).toMatch(/^The app’s own code/);
  });

  it('but a cookie that was seen to be lost is the reason, also where the code stumbles over it', () => {
    const lost = failingLogin({
      set: ['st=af0ifjsldkj9320ad; Path=/; SameSite=Strict'],
      answer: {
        status: 500,
        responseBody: html(
          '<pre>TypeError: Cannot read properties of undefined (reading &#39;state&#39;)</pre>',
        ),
      },
    });
    expect(reasonOf(lost)?.cause).toBe('cookie-strict-return');
  });

  it.each([
    ['a page on such errors', breaks('How to mend: TypeError: x is not a function', 200)],
    ['words about functions', breaks('This function is not available to you', 403)],
  ])('and not of %s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain('app-broke');
  });
});

describe('what a database says of an account is told of that', () => {
  const says = (words: string, status = 500) => callback({ status, responseBody: html(`<h1>${words}</h1>`) });

  it.each([
    ['MongoServerError: E11000 duplicate key error collection: app.users index: email_1', 'account-conflict'],
    [
      "Integrity constraint violation: 1062 Duplicate entry 'a' for key 'users_email_unique'",
      'account-conflict',
    ],
    ["Integrity constraint violation: 1048 Column 'email' cannot be null", 'claim-missing-email'],
    ['ERROR: insert violates foreign key constraint', 'account-not-stored'],
  ])('%s', (words, cause) => {
    expect(reasonOf(says(words))?.cause).toBe(cause);
  });

  it('and not of a page that lets the person in', () => {
    const told = causesOf(says('How to mend: duplicate key value violates unique constraint', 200));
    expect(told).not.toContain('account-conflict');
  });

  it('and what a broker says of its assertion is not told of this app’s token', () => {
    const exchanges = codeFlow({
      response: {
        code: undefined,
        error: 'server_error',
        error_description:
          'Error in SAML response processing: Audience restriction was not found in assertion.',
      },
      token: null,
    });
    expect(causesOf(exchanges)).not.toContain('audience-wrong');
  });
});

describe('a description of its own counts before what its code means in general', () => {
  const refusedWith = (description: string) =>
    codeFlow({
      response: { code: undefined, error: 'invalid_request', error_description: description },
      token: null,
    });

  it('is quoted, and nothing is guessed beside it', () => {
    const why = reasonOf(refusedWith('parameter audience_of_ours is required for this client'))?.why;
    expect(why).toContain('names the reason itself');
    expect(why).toContain('“parameter audience_of_ours is required for this client”');
    expect(why).not.toContain('typing error');
  });

  it.each([
    '',
    'invalid_request',
    'Bad Request',
    'The request is missing a required parameter, includes an invalid parameter value',
  ])('unless it says nothing: “%s”', (description) => {
    expect(reasonOf(refusedWith(description))?.why).not.toContain('names the reason itself');
  });
});

describe('the sentence of a refusal counts before its bare code', () => {
  const answered = (error: string, error_description: string) =>
    codeFlow({ response: { code: undefined, error, error_description }, token: null });

  it.each([
    ['unauthorized_client', 'PreSignUp failed with error Invites only. ', 'not-provisioned'],
    [
      'invalid_scope',
      'AADSTS90094: An administrator must grant this app its permissions.',
      'admin-consent-needed',
    ],
  ])('%s: %s', (code, words, name) => {
    expect(causesOf(answered(code, words))).toEqual([name]);
  });

  it('and the code alone is told where the sentence says the same', () => {
    const words = 'The client is not authorized to request a code using this method';
    expect(causesOf(answered('unauthorized_client', words))).toEqual(['unauthorized-client']);
  });
});

describe('a refresh token that Supabase refuses', () => {
  const refused = (error_code: string, msg: string) =>
    reasonOf(
      [
        form(
          'https://abcdefgh.supabase.co/auth/v1/token?grant_type=refresh_token',
          { refresh_token: 'dfswtlzlq2rk' },
          {
            status: 400,
            responseBody: jsonBody({ code: error_code, message: msg }),
            context: { resourceType: 'fetch', initiator: 'https://app.example' },
          },
        ),
      ].map((fields, entry) => exchange({ ...fields, id: `x${entry}` })),
    );

  it('because somebody had used it is not told as too old', () => {
    const reason = refused('refresh_token_already_used', 'Invalid Refresh Token: Already Used');
    expect(reason?.why).toContain('had been used before');
    expect(reason?.why).not.toContain('too old');
    expect(reason?.fix).toContain('Set-Cookie');
  });

  it('because it is gone may have been replaced', () => {
    const reason = refused('refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
    expect(reason?.why).toContain('another renewal replaced it');
  });
});

describe('a registration under another platform is the cause, and not CORS', () => {
  const page = 'https://app.example';
  const refused = (error_description: string, allowed: string) =>
    codeFlow({
      tokenAnswer: { error: 'invalid_request', error_description },
      tokenExchange: {
        requestHeaders: [['Origin', page]],
        responseHeaders: [
          ['Content-Type', 'application/json'],
          ['Access-Control-Allow-Origin', allowed],
        ],
      },
    });

  it.each([
    [
      "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
      'platform “Web”',
      'from the platform Web to Single-page application',
    ],
    [
      "AADSTS9002327: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
      'platform “Single-page application”',
      'platform Web',
    ],
  ])('%s', (description, why, fix) => {
    for (const allowed of [page, '*']) {
      const [flow] = flowsOf(refused(description, allowed));
      expect(flow?.diagnosis.map(({ cause }) => cause)).toEqual(['wrong-platform-type']);
      expect(flow?.diagnosis[0]?.why).toContain(why);
      expect(flow?.diagnosis[0]?.fix).toContain(fix);
      expect(causeLabelAt(flow!, flow!.diagnosis[0]!.step ?? '')).toBe('registered as another type');
    }
  });
});

describe('a login that the identity provider began and nobody takes', () => {
  const refused = (error_description: string) =>
    samlLogin(
      {},
      {
        inResponseTo: null,
        exchange: {
          status: 302,
          redirectUrl: `https://sp.example/callback?error=access_denied&error_description=${encodeURIComponent(error_description)}`,
        },
      },
    ).slice(1);
  it.each([
    'IdP-Initiated login is not enabled for connection "okta-acme"',
    'Identity Provider initiated sign-in is not allowed',
    'Unsolicited responses are disabled for this service',
  ])('is told by its words: %s', (words) => {
    expect(causesOf(refused(words))).toContain('saml-unsolicited');
    expect(causesOf(refused(words))).not.toContain('callback-failed');
  });
  it.each(['The SAML response is not signed', 'The user is disabled'])('and not by others: %s', (words) => {
    expect(causesOf(refused(words))).not.toContain('saml-unsolicited');
  });
});

describe('a session that is over', () => {
  const over = (name: string) => callback({ redirectUrl: `https://app.example/sorry?error=${name}` });

  it.each(['session_expired', 'session_not_found'])(
    'is no refresh token where nothing was renewed: %s',
    (name) => {
      const exchanges = [
        ...over(name),
        exchange({ url: `https://app.example/sorry?error=${name}`, status: 200 }),
      ];
      expect(causesOf(exchanges)).not.toContain('refresh-dead');
      expect(JSON.stringify(flowsOf(exchanges).map(({ diagnosis }) => diagnosis))).not.toContain(
        'refresh token',
      );
    },
  );

  it.each([
    ['by its words', callback({ status: 400, responseBody: jsonBody({ error: 'refresh_token_not_found' }) })],
    ['by its number', atProvider(400, '<h1>AADSTS700082</h1>')],
  ])('is one where the name says so %s', (_, exchanges) => {
    expect(causesOf(exchanges)).toContain('refresh-dead');
  });

  it('is one where it was renewed', () => {
    const refused = { error: 'invalid_grant', error_code: 'session_expired' };
    expect(causesOf(capture(refresh(1, 'refresh-81c', refused)))).toContain('refresh-dead');
  });
});

describe('what Microsoft Entra’s numbers of refused sign-ins mean', () => {
  it.each([
    [53000, 'Your device is required to be compliant to access this resource.', 'policy-denied'],
    [53001, 'Device is not in required device state: domain_joined.', 'policy-denied'],
    [53002, 'The app used is not an approved app for Conditional Access.', 'policy-denied'],
    [53003, 'Access has been blocked by Conditional Access policies.', 'policy-denied'],
    [53004, 'User needs to complete Multi-factor authentication registration process.', 'policy-denied'],
    [53009, 'Application needs to enforce Intune protection policies.', 'policy-denied'],
    [53010, 'Cannot configure multi-factor authentication methods.', 'policy-denied'],
    [53011, 'User blocked due to risk on home tenant.', 'policy-denied'],
    [530003, 'Your device is required to be managed to access this resource.', 'policy-denied'],
    [530035, 'Access has been blocked by security defaults.', 'policy-denied'],
    [50131, 'Device is not in required device state: known.', 'policy-denied'],
    [50105, 'The signed in user is not assigned to a role for the application.', 'not-assigned'],
    [50076, 'You must use multi-factor authentication.', 'stronger-login-required'],
    [50079, 'You must enroll in multi-factor authentication.', 'stronger-login-required'],
    [50158, 'External security challenge not satisfied.', 'stronger-login-required'],
    [500121, 'Authentication failed during strong authentication request.', 'stronger-login-required'],
  ] as const)('AADSTS%i', (number, text, cause) => {
    const said = `AADSTS${number}: ${text}`;
    const page = `<h1>You cannot access this right now</h1><script>$Config={"iErrorCode":${number},"strServiceExceptionMessage":"${said}"};</script>`;
    expect(causesOf(atProvider(200, page))).toEqual([cause]);
    const answered = codeFlow({
      response: { code: undefined, error: 'interaction_required', error_description: said },
      token: null,
    });
    expect(causesOf(answered)).toEqual([cause]);
    if (cause !== 'policy-denied') return;
    expect(reasonOf(answered)?.owner).not.toBe('client');
    expect(reasonOf(answered)?.fix).toContain('Only an administrator');
    expect(JSON.stringify(reasonOf(answered))).not.toMatch(/second factor or a stronger login|acr_values/);
  });

  it.each(['You cannot access this right now', 'Sie können darauf zurzeit nicht zugreifen'])(
    'a page without one: %s',
    (title) => {
      expect(causesOf(atProvider(200, `<title>Sign in</title><div role="heading">${title}</div>`))).toContain(
        'policy-denied',
      );
    },
  );
});

it.each([
  ['https://open.weixin.qq.com/connect/qrconnect', 'snsapi_userinfo', true],
  ['https://op.example/connect/qrconnect', 'snsapi_userinfo', false],
])('WeChat’s page about a scope tells which one belongs where (%s)', (at, scope, isTold) => {
  const page = exchange({
    url: `${at}?appid=wx5b2e71f0c94d8a36&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&response_type=code&scope=${scope}&state=b1c3f592c8d5`,
    status: 200,
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: {
      mediaType: 'text/html',
      text: `<title>微信登录</title><h4>${isTold ? 'Scope 参数错误或没有 Scope 权限' : '欢迎'}</h4>`,
    },
    context: { resourceType: 'main_frame' },
  });
  expect(reasonOf([page])?.why.includes('takes snsapi_login') ?? false).toBe(isTold);
});

describe('a token that is refused where the answer came in', () => {
  const said = (text: string) => callback({ status: 401, responseBody: { mediaType: 'text/plain', text } });

  it.each([
    ["JWT audience doesn't match this application", 'audience-wrong', 'not for this app'],
    ['Jwt issuer is not configured', 'issuer-wrong', 'the app is set up for'],
    ['Jwt verification fails', 'key-unknown', 'the app could not check'],
    ['Token used before issued', 'token-early', 'By the app’s clock'],
  ])('is the app’s own check: %s', (words, cause, why) => {
    expect(reasonOf(said(words))?.cause).toBe(cause);
    expect(reasonOf(said(words))?.why.toLowerCase()).toContain(why.toLowerCase());
    expect(reasonOf(said(words))?.owner).toBe('client');
  });

  it('is no token of a login by SAML', () => {
    const refused = samlLogin(
      {},
      { exchange: { status: 500, responseBody: html('<p>Invalid audience.</p>'), redirectUrl: undefined } },
    );
    expect(causesOf(refused)).not.toContain('audience-wrong');
  });
});

describe('words that mean another thing in each protocol', () => {
  const saml = (words: string, exchange: Partial<Exchange> = {}) =>
    samlLogin(
      {},
      {
        exchange: { status: 500, redirectUrl: undefined, responseBody: html(`<p>${words}</p>`), ...exchange },
      },
    );

  it.each([
    ['The thumbprint of the key is unexpected.', 'saml-signature', 'key-unknown'],
    ['We were unable to decrypt what came.', 'saml-encryption', undefined],
    ['The issuer is unknown to us.', 'saml-issuer', 'issuer-wrong'],
    ['Your assertion has expired.', 'saml-time', undefined],
  ])('settle the one that is left: %s', (words, ofSaml, ofOpenId) => {
    expect(reasonOf(saml(words))?.cause).toBe(ofSaml);
    const there = reasonOf(callback({ status: 500, responseBody: html(`<p>${words}</p>`) }));
    if (ofOpenId) expect(there?.cause).toBe(ofOpenId);
    expect(there?.cause).not.toBe(ofSaml);
  });

  it('leave both open where both are left', () => {
    const reason = reasonOf(saml('The destination does not match.'));
    expect(reason?.confidence).not.toBe('tentative');
    expect(reason?.cause).toBe('callback-failed');
  });

  it('are of the request where a provider says them before it answers', () => {
    const refused = samlLogin({
      exchange: { status: 400, responseBody: html('<p>The ACS URL in the request does not match ours.</p>') },
    }).slice(0, 1);
    expect(reasonOf(refused)?.cause).toBe('saml-acs-differs');
  });

  it('are no check of a token where a broker passes an error on in the address', () => {
    const passedOn = codeFlow({
      response: {
        code: undefined,
        error: 'server_error',
        error_description: 'Audience restriction in SAML Assertion does not allow it for urn:sp:1',
      },
      token: null,
    });
    expect(causesOf(passedOn)).not.toContain('audience-wrong');
  });
});

it('what a session is refused with in words of the person is about the person', () => {
  const refused = codeFlow({
    responseExchange: {
      status: 302,
      redirectUrl: 'https://app.example/home',
      responseHeaders: [['Set-Cookie', 'app_session=a-secret; Path=/; HttpOnly; Secure']],
    },
    token: null,
    then: [
      {
        url: 'https://app.example/home',
        status: 401,
        requestHeaders: [['Cookie', 'app_session=a-secret']],
        responseBody: html(
          '<p>Based on what we know of you, you are not authorized to access this page.</p>',
        ),
        context: { resourceType: 'main_frame' },
      },
    ],
  });
  expect(reasonOf(refused)?.cause).toBe('not-provisioned');
});

describe('a bare “error” leaves the reason to the sentence beside it', () => {
  it.each([
    ['Login failed: the wombat attribute is not valid', false],
    ['The login did not work', true],
  ])('“%s” leaves open whether a cookie was lost: %s', (sentence, isOpen) => {
    expect(reasonOf(spring(sentence))?.why).toContain(`“${sentence}”`);
    expect(causesOf(spring(sentence)).includes('state-cookie-lost')).toBe(isOpen);
  });
});

describe('what an app’s own settings lack', () => {
  it.each([
    '[missing_user_info_uri] Missing required UserInfo Uri in UserInfoEndpoint for Client Registration: corp',
    '[missing_signature_verifier] Failed to find a Signature Verifier for Client Registration: &#39;corp&#39;. Check to ensure you have configured the JwkSet URI.',
    'TypeError: jwks_uri must be configured on the issuer',
    'TypeError: issuer must be configured on the issuer',
  ])('is told by its library’s words, and no cookie is guessed at: %s', (sentence) => {
    expect(causesOf(spring(sentence))).toEqual(['app-settings-incomplete']);
    expect(reasonOf(spring(sentence))).toMatchObject({ owner: 'client', confidence: 'firm' });
  });

  it('is not told of what is wanted to sign out', () => {
    const sentence = 'TypeError: end_session_endpoint must be configured on the issuer';
    expect(causesOf(spring(sentence))).not.toContain('app-settings-incomplete');
  });
});

it('a service that could not redeem its provider’s code is no provider out of order', () => {
  const exchanges = codeFlow({
    at: 'https://abc.supabase.co/auth/v1/authorize',
    response: {
      error: 'server_error',
      error_code: 'unexpected_failure',
      error_description: 'Unable to exchange external code: 1f2e',
      code: undefined,
    },
    token: null,
  });
  expect(causeAndOfTrace(exchanges)).toEqual(['backchannel-failed', 'backchannel-failed']);
  expect(causesOf(exchanges)).not.toContain('wrong-endpoint');
  expect(reasonOf(exchanges)?.fix).toContain('client id and a new secret');
});
