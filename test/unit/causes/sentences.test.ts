import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { baseTime, exchange, form, json, jsonBody } from '../../support/exchange.ts';
import {
  code,
  codeFlow,
  flowsOf,
  postedWithoutCookie,
  verifier,
  webAppFlow,
  type FlowChanges,
} from '../../support/flow.ts';
import { inTurn } from '../../support/in-turn.ts';
import { jwt } from '../../support/logins.ts';
import { redacted } from '../../support/redacted.ts';

/** What is said first of the last flow: why it failed. */
const said = (exchanges: readonly Exchange[]) => {
  const [first] = flowsOf(exchanges).at(-1)!.diagnosis;
  return first && [first.cause, first.why];
};

const page = 'https://app.example';
const readable = ['Access-Control-Allow-Origin', page] as const;
const refused = (error: string, changes: FlowChanges = {}) =>
  codeFlow({ tokenAnswer: { error }, ...changes });
const answered = (error: string, error_description?: string) =>
  codeFlow({ response: { code: undefined, error, error_description }, token: null });
const errorPage = (text: string, changes: FlowChanges = {}) =>
  codeFlow({
    requestExchange: { status: 400, responseBody: { mediaType: 'text/html', text } },
    response: null,
    token: null,
    ...changes,
  });

/** A page's call of the token endpoint, with the browser's question beforehand. */
function fromPage(options: Partial<Exchange> | null, post: Partial<Exchange>): readonly Exchange[] {
  const metadata = { code_challenge_methods_supported: ['S256'] };
  const origin = ['Origin', page] as const;
  const all = codeFlow({ metadata, tokenAnswer: null, tokenExchange: { requestHeaders: [origin], ...post } });
  if (options === null) return all;
  const call = all.at(-1)!;
  const preflight: Exchange = {
    ...call,
    id: 'options',
    startedAt: call.startedAt - 100,
    method: 'OPTIONS',
    requestBody: undefined,
    requestHeaders: [origin, ['Access-Control-Request-Method', 'POST']],
    ...options,
  };
  return [...all.slice(0, -1), preflight, call];
}

const blocked = { status: 0, failure: 'net::ERR_FAILED', responseBody: undefined };

/** A visible login, and a minute later one in a frame that shows nothing. */
const silentRenewal = inTurn(
  60_000,
  codeFlow({ at: 'https://op.elsewhere/auth', requestExchange: { requestHeaders: [['Cookie', 'op=1']] } }),
  codeFlow({
    at: 'https://op.elsewhere/auth',
    request: {
      prompt: 'none',
      state: 'silent-4c0d81be77aa',
      nonce: 'n-silent',
      code_challenge: 'c'.repeat(43),
    },
    requestExchange: {
      context: { resourceType: 'sub_frame', initiator: page },
      requestHeaders: [
        ['Sec-Fetch-Site', 'cross-site'],
        ['Sec-Fetch-Dest', 'iframe'],
      ],
    },
    response: { state: 'silent-4c0d81be77aa', code: undefined, error: 'login_required' },
    token: null,
  }),
);

/** The nth login of a tab, half a second after the one before was answered. */
const round = (n: number) =>
  codeFlow({
    token: null,
    request: { state: `state-of-round-${n}`, nonce: `n-${n}`, code_challenge: `${n}`.repeat(43) },
    response: { state: `state-of-round-${n}`, code: `code-of-round-${n}` },
  }).map((one, at) => ({
    ...one,
    id: `r${n}-${at}`,
    entry: n * 10 + at,
    startedAt: baseTime + n * 1500 + at * 1000,
    context: { ...one.context, tab: 7, frame: 0 },
  }));

const again = form(
  'https://op.example/token',
  { grant_type: 'authorization_code', code, client_id: 'spa' },
  { status: 400, responseBody: jsonBody({ error: 'invalid_grant' }) },
);
const registration = form(
  'https://op.example/register',
  {},
  {
    id: 'registration',
    startedAt: baseTime - 500,
    requestBody: jsonBody({ redirect_uris: ['https://app.example/callback'] }),
    status: 201,
    responseBody: jsonBody({ client_id: 'spa', redirect_uris: ['https://app.example/callback'] }),
  },
);
const assertion = (alg: string) => jwt({ iss: 'spa', sub: 'spa', aud: 'https://op.example' }, { alg });
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

describe('the one sentence of', () => {
  it.each<readonly [string, readonly Exchange[], string, string]>([
    [
      'a redirect URI that is not registered: the one that was asked for',
      errorPage('Error: redirect_uri_mismatch'),
      'redirect-uri-mismatch',
      'The request asked for https://app.example/cb, which is not registered for this client as it is written.',
    ],
    [
      'a redirect URI beside the one that is registered',
      [registration, ...errorPage('Error: redirect_uri_mismatch')],
      'redirect-uri-mismatch',
      'The request asked for https://app.example/cb; registered is https://app.example/callback: the path differs.',
    ],
    [
      'a redirect URI beside one where an earlier answer returned',
      inTurn(
        60_000,
        codeFlow(),
        errorPage('redirect_uri_mismatch', { redirectUri: 'http://app.example/cb' }),
      ),
      'redirect-uri-mismatch',
      'The request asked for http://app.example/cb; an earlier login was answered at https://app.example/cb: the scheme differs.',
    ],
    [
      'a client without any credential',
      refused('invalid_client'),
      'invalid-client',
      'The request carried no credential: the client may be registered as one that must authenticate, or its client_id is not known here.',
    ],
    [
      'a client with its secret in the body',
      refused('invalid_client', { token: { client_secret: 'hush-4f1' } }),
      'invalid-client',
      'The secret was sent in the body: check its value and that this method is the registered one.',
    ],
    [
      'a client with its secret in a header',
      refused('invalid_client', {
        tokenExchange: { requestHeaders: [['Authorization', 'Basic c3BhOnNlY3JldA==']] },
      }),
      'invalid-client',
      'The secret was sent in a Basic header: check its value, that both parts are form-encoded, and that this method is the registered one.',
    ],
    [
      'a client that signed with its secret',
      refused('invalid_client', {
        token: { client_assertion: assertion('HS256'), client_assertion_type: assertionType },
      }),
      'invalid-client',
      'The client signed an assertion with its secret: check the secret, aud and exp.',
    ],
    [
      'a client that signed with its key',
      refused('invalid_client', {
        token: { client_assertion: assertion('ES256'), client_assertion_type: assertionType },
      }),
      'invalid-client',
      'The client signed an assertion with its key: check the registered key (kid), aud and exp.',
    ],
    [
      'a code that was used',
      codeFlow({ then: [again] }),
      'invalid-grant',
      'The same code was sent before: it works once.',
    ],
    [
      'a code that has expired',
      refused('invalid_grant', { tokenExchange: { startedAt: baseTime + 20 * 60_000 } }),
      'invalid-grant',
      'The code was 20 minutes old; codes live ten minutes at most.',
    ],
    [
      'a verifier that is wrong',
      refused('invalid_grant', { token: { code_verifier: `${verifier}x` } }),
      'pkce-mismatch',
      'The code_verifier that was sent to op.example does not belong to the code_challenge of this login: what is computed of it (its SHA-256) differs, so that the server has to refuse the code.',
    ],
    [
      'CORS: the question beforehand was refused',
      fromPage({ status: 405 }, blocked),
      'cors-token-endpoint',
      'https://op.example/token answered the browser’s question beforehand (OPTIONS) with 405, so the call itself was never made.',
    ],
    [
      'CORS: no answer came',
      fromPage(null, blocked),
      'cors-token-endpoint',
      'No answer of https://op.example/token reached the page, and the browser gave no other reason: that is how it shows a call that CORS forbids.',
    ],
    [
      'CORS: the answer could not be read',
      fromPage(null, { status: 200, responseHeaders: [['Content-Type', 'application/json']] }),
      'cors-token-endpoint',
      'The answer has no Access-Control-Allow-Origin, so the browser kept it from the page.',
    ],
    [
      'a silent renewal without the provider’s cookies',
      silentRenewal,
      'silent-renew-cookies',
      'The browser kept the provider’s cookies out of the frame, so the provider saw nobody signed in.',
    ],
    [
      'a posted answer without the client’s cookie',
      postedWithoutCookie(),
      'state-cookie-lost',
      'The cookie in which the client remembers the login is SameSite=Lax or has no SameSite, and a form posted from another site does not carry it.',
    ],
    [
      'clocks that differ',
      refused('timestamp_refused'),
      'clock-skew',
      'The server’s clock and the one that stamped the request or token differ.',
    ],
    [
      'a login loop',
      [...round(0), ...round(1), ...round(2)],
      'interaction-loop',
      'The app asked for the same login 3 times in 3 seconds, each time at once after it was answered: it does not keep or does not accept the result.',
    ],
    [
      'a popup that was closed',
      codeFlow({
        requestExchange: { status: 200, context: { resourceType: 'main_frame', tab: 9, openerTab: 7 } },
        response: null,
        token: null,
      }),
      'popup-closed',
      expect.stringContaining('popup'),
    ],
    [
      'a provider’s page that a frame may not show',
      codeFlow({
        requestExchange: {
          context: { resourceType: 'sub_frame', initiator: page },
          responseHeaders: [['X-Frame-Options', 'DENY']],
        },
        response: null,
        token: null,
      }),
      'frame-refused',
      'The provider’s page https://op.example/auth was loaded in a frame of https://app.example and forbids that (X-Frame-Options: DENY): the browser shows nothing of it.',
    ],
    [
      'a provider’s page that lost its opener',
      codeFlow({
        request: { response_mode: 'web_message' },
        requestExchange: {
          context: { resourceType: 'main_frame', tab: 9, openerTab: 7 },
          responseHeaders: [['Cross-Origin-Opener-Policy', 'same-origin']],
        },
        response: null,
        token: null,
      }),
      'coop-provider-page',
      'The provider’s page https://op.example/auth is sent with Cross-Origin-Opener-Policy: same-origin, which cuts the popup off from the app’s page that opened it: it has no window to hand its answer to. The provider sent that header, not the app.',
    ],
    [
      'a provider’s own error page',
      errorPage('Something about invalid_request'),
      'provider-error-page',
      'The provider showed an error page of its own instead of sending the browser back: invalid_request. The request is malformed: something is missing, repeated or not understood. op.example says “Something about invalid_request”.',
    ],
    [
      'an answer that the app could not take',
      webAppFlow({ responseExchange: { status: 500, redirectUrl: undefined } }),
      'callback-failed',
      expect.stringContaining('(500)'),
    ],
    [
      'a consent that is missing',
      answered('consent_required'),
      'consent-required',
      'The person has not consented to what the app asks for, and was not asked.',
    ],
    [
      'a second factor that is missing',
      answered('interaction_required', 'AADSTS50076: you must use multi-factor authentication'),
      'stronger-login-required',
      'The provider wants a second factor or a stronger login than this request allowed for. op.example says “AADSTS50076: you must use multi-factor authentication”.',
    ],
  ])('%s', (_, exchanges, cause, sentence) => {
    expect(said(exchanges)).toEqual([cause, sentence]);
    expect(said(redacted(exchanges))).toEqual(said(exchanges));
  });
});

describe('nothing is said of', () => {
  it.each<readonly [string, readonly Exchange[]]>([
    ['a login in which nothing went wrong', codeFlow()],
    ['a web app that went on', webAppFlow()],
    [
      'clocks that agree',
      codeFlow({
        tokenExchange: { responseHeaders: [readable, ['Date', new Date(baseTime).toUTCString()]] },
      }),
    ],
    [
      'a page whose call was answered',
      fromPage(
        { status: 204, responseHeaders: [['Access-Control-Allow-Origin', page]] },
        {
          responseHeaders: [['Access-Control-Allow-Origin', page]],
        },
      ),
    ],
    ['a document beside the login', codeFlow({ then: [json('https://op.example/jwks', { keys: [] })] })],
    [
      'a page that refuses frames and is in none',
      codeFlow({ requestExchange: { responseHeaders: [['X-Frame-Options', 'DENY']] } }),
    ],
    [
      'a second login much later',
      inTurn(600_000, codeFlow(), codeFlow({ request: { state: 'later-91c0d4e8a1f2' } })),
    ],
  ])('%s', (_, exchanges) => {
    expect(said(exchanges)).toBeUndefined();
  });

  it('a request that nobody has answered yet, but that', () => {
    expect(said([exchange({ ...codeFlow({ response: null, token: null })[0]! })])?.[0]).toBe('not-answered');
  });
});
