import { describe, expect, it } from 'vitest';
import { alone } from '../../../lib/exchange/in-step.ts';
import { diagnose } from '../../../lib/causes/diagnose.ts';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import type { Message } from '../../../lib/messages/message.ts';
import type { Confidence } from '../../../lib/vocabulary/confidence.ts';
import { rules } from '../../../lib/rules/index.ts';
import type { Finding } from '../../../lib/rules/run.ts';
import { inOrder, reportOn, spaLogin } from '../../support/scenario.ts';
import { baseTime, exchange, form, jsonBody, redirect } from '../../support/exchange.ts';
import {
  code,
  codeFlow,
  factsOf,
  flowsOf,
  webAppFlow,
  type FlowChanges,
  postedWithoutCookie,
} from '../../support/flow.ts';

const diagnosed = (exchanges: readonly Exchange[]) => flowsOf(exchanges).at(-1)!.diagnosis;
/** The names of the reasons, the most probable first. */
const causes = (exchanges: readonly Exchange[]) => diagnosed(exchanges).map(({ cause }) => cause);
const first = (exchanges: readonly Exchange[]) => diagnosed(exchanges)[0];

const answered = (error: string, error_description?: string, more: FlowChanges = {}) =>
  codeFlow({ response: { code: undefined, error, error_description }, token: null, ...more });
const onPage = (status: number, text?: string) =>
  codeFlow({
    requestExchange: { status, responseBody: text ? { mediaType: 'text/html', text } : undefined },
    response: null,
    token: null,
  });
const refused = (error: string, more: FlowChanges = {}) => codeFlow({ tokenAnswer: { error }, ...more });

/** The provider sends the browser back to the page with another state than it was given. */
const otherState: FlowChanges = {
  metadata: { code_challenge_methods_supported: ['S256'] },
  response: { state: 'another-state-12' },
};

describe('the most probable reason is', () => {
  it('a redirect URI that is not registered', () => {
    expect(first(onPage(400, 'redirect_uri_mismatch'))).toMatchObject({
      cause: 'redirect-uri-mismatch',
      step: 'flow-1.1',
      what: 'Step 1, authorization request, failed: redirect_uri_mismatch.',
      why: expect.stringContaining('https://app.example/cb'),
      confidence: 'firm',
      rules: ['err-redirect-uri-mismatch'],
    });
  });

  it.each<[string, Partial<Exchange>, string]>([
    ['in the body', {}, 'credential'],
    ['in a Basic header', { requestHeaders: [['Authorization', 'Basic c3BhOnNlY3JldA==']] }, 'Basic header'],
  ])('a client that was not authenticated, by its way of authenticating (%s)', (_, tokenExchange, words) => {
    const reason = first(refused('invalid_client', { tokenExchange }));
    expect(reason).toMatchObject({ cause: 'invalid-client', step: 'flow-1.3' });
    expect(reason?.why).toContain(words);
  });

  it('a token request that names another return address', () => {
    const reason = first(refused('invalid_grant', { token: { redirect_uri: 'https://app.example/other' } }));
    expect(reason).toMatchObject({
      cause: 'redirect-mismatch-at-token',
      what: 'Step 3, code exchange, failed: invalid_grant.',
    });
    expect(reason?.why).toContain('https://app.example/other');
  });

  it.each<[string, FlowChanges]>([['minutes old', { tokenExchange: { startedAt: baseTime + 20 * 60_000 } }]])(
    'a code that was not accepted, and why (%s)',
    (words, changes) => {
      const reason = first(refused('invalid_grant', changes));
      expect(reason).toMatchObject({
        cause: 'invalid-grant',
        what: 'Step 3, code exchange, failed: invalid_grant.',
      });
      expect(reason?.why).toContain(words);
      expect(reason?.why).not.toContain('The server says');
    },
  );

  it('a code that was sent twice, although the login succeeded', () => {
    const again = form(
      'https://op.example/token',
      { grant_type: 'authorization_code', code, client_id: 'spa' },
      {
        status: 400,
        responseBody: jsonBody({ error: 'invalid_grant' }),
      },
    );
    expect(first(codeFlow({ then: [again] }))).toMatchObject({
      cause: 'invalid-grant',
      step: 'flow-1.4',
      why: 'The same code was sent before: it works once.',
      what: 'Step 4, code exchange, did not go well: invalid_grant.',
    });
  });

  it('CORS, where the page’s call failed without another reason', () => {
    const tokenExchange = {
      status: 0,
      failure: 'net::ERR_FAILED',
      requestHeaders: [['Origin', 'https://app.example']] as const,
    };
    expect(causes(codeFlow({ tokenAnswer: null, tokenExchange }))[0]).toBe('cors-token-endpoint');
  });

  it('a cookie that a posted callback did not carry', () => {
    expect(causes(postedWithoutCookie())).toEqual(['state-cookie-lost', 'callback-failed']);
  });

  it('the app’s own callback, where nothing else tells why it failed', () => {
    const failed = webAppFlow({ responseExchange: { status: 500, redirectUrl: undefined } });
    expect(causes(failed)).toEqual(['callback-failed']);
    expect(first(failed)?.why).toContain('(500)');
  });

  it('a client that the provider does not know', () => {
    const text = '<p class="instruction">Client not found.</p>';
    const page = { status: 400, responseBody: { mediaType: 'text/html', text } };
    const refused = codeFlow({ requestExchange: page, response: null, token: null });
    expect(first(refused)?.why).toBe(
      'The provider does not know the client spa, or it is switched off there. op.example says “Client not found”.',
    );
    expect(causes(refused)).toEqual(['client-unknown-here']);
  });

  it('what the app’s page says of the person, before a look into its log', () => {
    const [refused, lost] = ['You do not have access to this site.', 'Your session is no longer here.'].map(
      (words) => {
        const text = `<div class="alert alert-danger">${words}</div>`;
        return webAppFlow({
          responseExchange: {
            status: 500,
            redirectUrl: undefined,
            responseBody: { mediaType: 'text/html', text },
          },
        });
      },
    );
    expect(causes(refused!)).toEqual(['not-provisioned', 'not-assigned', 'callback-failed']);
    expect(causes(lost!)[0]).toBe('callback-failed');
  });

  it('the app’s own error page, by its address', () => {
    const failed = webAppFlow({ responseExchange: { redirectUrl: 'https://app.example/login?error=oauth' } });
    expect(causes(failed)).toEqual(['callback-failed']);
    expect(first(failed)?.why).toContain('https://app.example/login.');
  });

  it('a callback that has no route', () => {
    expect(first(webAppFlow({ responseExchange: { status: 404, redirectUrl: undefined } }))).toMatchObject({
      cause: 'callback-route-missing',
      proof: 'status',
    });
  });

  it('a state that the client rejected', () => {
    const exchanges = codeFlow({ ...otherState, token: null });
    expect(causes(exchanges)[0]).toBe('state-rejected');
    expect(first(exchanges)?.rules).toEqual(['state-mismatch']);
  });

  it.each([
    ['net::ERR_CONNECTION_REFUSED', 'nothing-there'],
    ['net::ERR_CONNECTION_RESET', 'callback-not-reached'],
  ])('no answer at the redirect URI (%s)', (failure, cause) => {
    expect(causes(codeFlow({ responseExchange: { status: 0, failure }, token: null }))).toEqual([cause]);
  });

  it.each(['com.example.app:/cb', 'msauth.com.example.app://auth'])(
    'an app that the browser gave the answer to, at %s',
    (redirectUri) => {
      const handed = { responseExchange: { status: 0, failure: 'net::ERR_ABORTED' }, token: null };
      expect(causes(codeFlow({ redirectUri, ...handed }))).toEqual(['handed-to-app']);
    },
  );

  it('an error page of the provider’s own', () => {
    expect(causes(onPage(400, 'Something about invalid_request'))[0]).toBe('provider-error-page');
  });

  it.each([
    ['consent_required', undefined, 'consent-required'],
    [
      'interaction_required',
      'AADSTS50076: you must use multi-factor authentication',
      'stronger-login-required',
    ],
    ['login_required', undefined, 'login-required'],
    ['access_denied', 'The user denied the request', 'access-denied'],
    ['unmet_authentication_requirements', undefined, 'stronger-login-required'],
    ['temporarily_unavailable', undefined, 'wrong-endpoint'],
  ])('what %s (%s) says: %s', (error, description, cause) => {
    expect(causes(answered(error, description))[0]).toBe(cause);
  });

  it('the popup, where its answer never came', () => {
    const exchanges = codeFlow({
      requestExchange: { status: 200, context: { resourceType: 'main_frame', tab: 9, openerTab: 7 } },
      response: null,
      token: null,
    });
    expect(first(exchanges)).toMatchObject({ cause: 'popup-closed', confidence: 'tentative' });
  });

  it('the person, where the recording ends at the provider', () => {
    expect(first(codeFlow({ response: null, token: null }))).toMatchObject({
      cause: 'not-answered',
      what: 'Step 1, authorization request, is the last that was seen.',
      confidence: 'tentative',
    });
  });

  it('an app on the device, where the answer went there', () => {
    const redirectUri = 'com.example.app:/cb';
    const [request] = codeFlow({ redirectUri, response: null, token: null });
    const handed = redirect(request!.url, `${redirectUri}?code=${code}&state=af0ifjsldkj9320ad`);
    expect(causes([handed])).toEqual(['handed-to-app']);
  });

  it('a code that the page did not redeem', () => {
    const metadata = { code_challenge_methods_supported: ['S256'] };
    expect(causes(codeFlow({ metadata, token: null }))).toEqual(['code-not-redeemed']);
  });

  it('what a registered code usually means, as a guess, where no rule knows it', () => {
    expect(first(refused('unsupported_token_type'))).toMatchObject({
      cause: 'known-error',
      confidence: 'tentative',
    });
  });

  it('at least admitted to be unknown', () => {
    expect(causes(refused('some_error_of_theirs'))).toEqual(['unexplained']);
  });
});

describe('reasons are ranked', () => {
  const facts = factsOf(refused('invalid_grant'));
  const [request, , token] = facts.flow.messages;
  const found = (id: string, at: Message | undefined, confidence: Confidence): Finding => ({
    rule: rules.find((rule) => rule.id === id)!,
    severity: 'info',
    confidence,
    detail: '',
    evidence: [at!],
  });
  const ranked = (...findings: readonly Finding[]) =>
    alone(diagnose(facts, { findings })).reasons.map(({ cause }) => cause);

  it('by the step that ended the flow, before anything else', () => {
    const loop = found('err-interaction-loop', request, 'certain');
    expect(ranked(loop, found('err-invalid-grant', token, 'tentative'))[0]).toBe('invalid-grant');
  });

  it('but a loop after a clock by which no token is good', () => {
    const loop = found('err-interaction-loop', request, 'certain');
    const clock = found('err-clock-skew', token, 'firm');
    expect(ranked(loop, clock)).toEqual(['clock-skew', 'interaction-loop']);
  });

  it('and no clock where nothing was refused', () => {
    const healthy = factsOf(codeFlow());
    const clock = found('err-clock-skew', healthy.flow.messages.at(-1), 'firm');
    expect(alone(diagnose(healthy, { findings: [clock] })).reasons).toEqual([]);
  });

  it('then guesses after what is sure', () => {
    const guess = found('err-invalid-grant', token, 'tentative');
    expect(ranked(guess, found('err-clock-skew', token, 'firm'))[0]).toBe('clock-skew');
  });

  it('then by what explains the others', () => {
    const shown = found('err-login-required', token, 'certain');
    expect(ranked(shown, found('err-silent-renew-cookies', token, 'firm'))[0]).toBe('silent-renew-cookies');
  });

  it('without what is part of another reason; a renewal that was told before is part of none', () => {
    const blocked = found('err-silent-renew-cookies', token, 'firm');
    const shown = found('err-login-required', token, 'certain');
    expect(ranked(blocked, { ...shown, partOf: 'err-silent-renew-cookies' })).toEqual([
      'silent-renew-cookies',
    ]);
    expect(ranked({ ...shown, partOf: 'err-login-required' })).toEqual(['login-required']);
  });
});

describe('no reason is given', () => {
  it('of a state that differs where the client redeemed the code and was refused for something else', () => {
    expect(causes(codeFlow({ ...otherState, tokenAnswer: { error: 'invalid_grant' } }))).toEqual([
      'invalid-grant',
    ]);
  });

  it('of the app that answers an error with an error', () => {
    const exchanges = answered('login_required', undefined, { responseExchange: { status: 400 } });
    expect(causes(exchanges)).toEqual(['login-required']);
  });

  it('of an answer that travelled out of sight to a client that went on', () => {
    expect(causes(codeFlow({ response: null }))).toEqual([]);
  });

  it('for logins that succeeded', () => {
    expect(causes(codeFlow())).toEqual([]);
    expect(causes(webAppFlow())).toEqual([]);
  });

  it('in general where one was found in particular', () => {
    expect(causes(refused('invalid_grant'))).toEqual(['invalid-grant']);
    expect(causes(answered('access_denied'))).toEqual(['access-denied']);
  });

  it('of a state that differs where the client went on with it', () => {
    expect(causes(codeFlow(otherState))).toEqual([]);
  });

  it('for pages that are no login', () => {
    expect(flowsOf([exchange({ url: 'https://app.example/?error=login_required' })])).toEqual([]);
  });
});

describe('a login that goes round', () => {
  /** The app logs in four times within seconds, and its API answers each time like this. */
  const around = (api: Partial<Exchange>, token?: string) =>
    ['a', 'b', 'c', 'd'].flatMap((name) => {
      const login = spaLogin(name, { tab: 4 });
      const call = { ...login.apiCall('https://api.example/me', token), ...api };
      return [login.request(), login.landing(), login.redemption(), call];
    });
  const reasons = (api: Partial<Exchange>, token?: string) =>
    reportOn(inOrder(...around(api, token))).flows[0]?.diagnosis.map(({ cause }) => cause);
  const refusal = (words: string): Partial<Exchange> => ({
    status: 401,
    responseHeaders: [['WWW-Authenticate', `Bearer error="invalid_token", error_description="${words}"`]],
  });

  it.each([
    ['The audience api://x is invalid', 'audience-wrong'],
    ['Token is not accepted here', 'resource-rejected'],
  ])('because its API says “%s” each time', (words, cause) => {
    expect(reasons(refusal(words))).toEqual([cause, 'interaction-loop']);
    expect(reasons(refusal(words), '[removed]')).toEqual([cause, 'interaction-loop']);
  });

  it('is a loop first where the API takes the token', () => {
    expect(reasons({ status: 200 })?.[0]).toBe('interaction-loop');
  });
});
