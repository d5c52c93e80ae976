import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { createInspection } from '../../../lib/inspection.ts';
import { inTurn } from '../../support/in-turn.ts';
import { codeFlow, flowsOf, type FlowChanges } from '../../support/flow.ts';
import { casLogin } from '../../support/single-sign-on.ts';
import { capture, jsonBody } from '../../support/exchange.ts';
import { headlineOf } from '../../../lib/telling/headline.ts';
import { redacted } from '../../support/redacted.ts';
import { refresh } from '../../support/refresh.ts';

const own = (name: string) => ({ state: `state-of-${name}`, nonce: `nonce-of-${name}` });
const silent = (error: string, changes: FlowChanges = {}) =>
  codeFlow({
    ...changes,
    request: { prompt: 'none', ...own('check'), ...changes.request },
    response: { code: undefined, state: own('check').state, error },
    token: null,
  });
const login = (changes: FlowChanges = {}) =>
  codeFlow({
    ...changes,
    request: { ...own('login'), ...changes.request },
    response: { state: own('login').state, ...changes.response },
  });
const inOrder = (...logins: readonly (readonly Exchange[])[]) => inTurn(10_000, ...logins);

/** The reasons that are given of the first flow, and what a redacted trace gives. */
const told = (exchanges: readonly Exchange[], at = 0) =>
  [exchanges, redacted(exchanges)].map((list) => flowsOf(list)[at]?.diagnosis.map(({ cause }) => cause));

describe('a silent check that found nobody needs no reason', () => {
  it.each(['login_required', 'interaction_required'])('where an ordinary login follows (%s)', (error) => {
    expect(told(inOrder(silent(error), login()))).toEqual([[], []]);
  });

  it('whatever became of that login', () => {
    const refused = login({ response: { code: undefined, error: 'access_denied' }, token: null });
    expect(told(inOrder(silent('login_required'), refused))).toEqual([[], []]);
  });

  it('as soon as that login begins, also where it was told before', () => {
    const inspection = createInspection();
    const report = () =>
      inspection.report({ kind: 'live', entries: 0, skipped: 0 }).flows[0]?.diagnosis.length;
    const given = inOrder(silent('login_required'), login()).map((one) => {
      inspection.put(one);
      return report();
    });
    expect(given.at(1)).toBeGreaterThan(0);
    expect(given.at(-1)).toBe(0);
  });
});

describe('a silent request that wants consent first needs no reason', () => {
  it.each<[string, readonly Exchange[], number]>([
    ['where a login asks the person then', inOrder(silent('consent_required'), login()), 0],
    [
      'where the person had logged in before, for less',
      inOrder(codeFlow(), silent('consent_required'), login()),
      1,
    ],
  ])('%s', (_, exchanges, at) => {
    expect(told(exchanges, at)).toEqual([[], []]);
    expect(headlineOf(flowsOf(exchanges)[at]!)).toMatch(
      /quietly .* and the answer was no; a login that began .* later worked\.$/,
    );
  });

  it.each<[string, readonly Exchange[], number]>([
    ['unless nothing follows', silent('consent_required'), 0],
    ['unless the login that follows was before it', inOrder(codeFlow(), silent('consent_required')), 1],
    [
      'unless another client’s login follows',
      inOrder(silent('consent_required'), login({ client: 'other' })),
      0,
    ],
    [
      'unless it asked visibly',
      inOrder(silent('consent_required', { request: { prompt: undefined } }), login()),
      0,
    ],
  ])('%s', (_, exchanges, at) => {
    const [plain, trace] = told(exchanges, at);
    expect(plain).toContain('consent-required');
    expect(trace).toEqual(plain);
  });
});

describe('a silent check is given its reason', () => {
  it.each<[string, readonly Exchange[], number]>([
    ['where nothing follows', silent('login_required'), 0],
    [
      'where another client’s login follows',
      inOrder(silent('login_required'), login({ client: 'other' })),
      0,
    ],
    [
      'where the login goes to another provider',
      inOrder(silent('login_required'), login({ at: 'https://other.example/auth' })),
      0,
    ],
    ['where it had been logged in before', inOrder(codeFlow(), silent('login_required'), login()), 1],
    [
      'where it asked visibly',
      inOrder(silent('login_required', { request: { prompt: undefined } }), login()),
      0,
    ],
  ])('%s', (_, exchanges, at) => {
    const [plain, trace] = told(exchanges, at);
    expect(plain).toContain('login-required');
    expect(trace).toEqual(plain);
  });

  it('where it failed by another error', () => {
    expect(told(inOrder(silent('invalid_scope'), login()))[0]).not.toEqual([]);
  });
});

describe('a silent check that found nobody, before an ordinary login, did not fail', () => {
  it('is answered no, and no step is marked', () => {
    const [check] = flowsOf(inOrder(silent('login_required'), login()));
    expect(check).toMatchObject({ outcome: 'denied', broken_step: null });
    expect(headlineOf(check!)).toMatch(
      / quietly whether you are still signed in, and the answer was no; a login that began .* later worked\.$/,
    );
  });

  it('by CAS with gateway neither', () => {
    const { url } = casLogin.response();
    const service = url.replace(/[?&]ticket=[^&]*/, '');
    const asked = { ...casLogin.request({ gateway: 'true' }), status: 302, redirectUrl: service };
    const back = { ...casLogin.response(), url: service, status: 200 };
    const flows = flowsOf(inOrder(capture(asked, back), capture(casLogin.request(), casLogin.response())));
    expect(flows[0]).toMatchObject({ outcome: 'denied', broken_step: null, diagnosis: [] });
  });

  it.each<[string, readonly Exchange[], number]>([
    ['where nothing follows', silent('login_required'), 0],
    ['where it had been logged in before', inOrder(codeFlow(), silent('login_required'), login()), 1],
    ['by another error', inOrder(silent('invalid_scope'), login()), 0],
  ])('but has failed %s', (_, exchanges, at) => {
    expect(flowsOf(exchanges)[at]?.outcome).toBe('failed');
  });
});

describe('A renewal whose session had ended', () => {
  const refused = (error = 'invalid_grant') => capture(refresh(0, 'rt-of-last-week', { error }));
  const outcomes = (...logins: readonly (readonly Exchange[])[]) =>
    flowsOf(inOrder(...logins)).map(({ outcome }) => outcome);

  it('was answered no where a visible login followed and was answered', () => {
    expect(outcomes(refused(), login())).toEqual(['denied', 'succeeded']);
    expect(flowsOf(inOrder(refused(), login()))[0]?.diagnosis).toEqual([]);
  });

  describe('of a back end whose clients have no name', () => {
    const back = 'https://shop.supabase.co/auth/v1';
    const renewal = (code: string, page = 'https://app.example') =>
      capture({
        url: `${back}/token?grant_type=refresh_token`,
        method: 'POST',
        status: 400,
        requestHeaders: [['Content-Type', 'application/json']],
        requestBody: { mediaType: 'application/json', text: '{"refresh_token":"k3jv8x2m9q1w"}' },
        responseBody: {
          mediaType: 'application/json',
          text: JSON.stringify({ code, message: 'Invalid Refresh Token: Refresh Token Not Found' }),
        },
        context: { resourceType: 'fetch', initiator: page },
      });
    const began = `${back}/authorize?provider=google&redirect_to=${encodeURIComponent('https://app.example/auth/callback')}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw_cM&code_challenge_method=s256`;
    const google =
      'https://accounts.google.com/o/oauth2/v2/auth?client_id=g.apps.googleusercontent.com&redirect_uri=https%3A%2F%2Fshop.supabase.co%2Fauth%2Fv1%2Fcallback&response_type=code&scope=email&state=eyJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.c2ln';
    const later = capture(
      {
        url: began,
        status: 302,
        redirectUrl: google,
        context: { resourceType: 'main_frame' },
      },
      {
        url: google,
        status: 302,
        redirectUrl:
          'https://shop.supabase.co/auth/v1/callback?state=eyJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.c2ln&code=4-code-of-google',
        context: { resourceType: 'main_frame' },
      },
      {
        url: 'https://shop.supabase.co/auth/v1/callback?state=eyJhbGciOiJIUzI1NiJ9.eyJ4IjoxfQ.c2ln&code=4-code-of-google',
        status: 302,
        redirectUrl: 'https://app.example/auth/callback?code=0d3e5f1c-8a7b-4c6d-9e2f-1a2b3c4d5e6f',
        context: { resourceType: 'main_frame' },
      },
      {
        url: 'https://app.example/auth/callback?code=0d3e5f1c-8a7b-4c6d-9e2f-1a2b3c4d5e6f',
        status: 200,
        responseHeaders: [['Content-Type', 'text/html']],
        context: { resourceType: 'main_frame' },
      },
      {
        url: `${back}/token?grant_type=pkce`,
        method: 'POST',
        status: 200,
        requestBody: jsonBody({
          auth_code: '0d3e5f1c-8a7b-4c6d-9e2f-1a2b3c4d5e6f',
          code_verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
        }),
        responseBody: jsonBody({ access_token: 'at-of-the-new-login', token_type: 'bearer' }),
        context: { resourceType: 'fetch', initiator: 'https://app.example' },
      },
    );

    it('was answered no where the same page then logged in', () => {
      const exchanges = inOrder(renewal('refresh_token_not_found'), later);
      expect(flowsOf(exchanges)[0]).toMatchObject({ outcome: 'denied', diagnosis: [] });
      expect(flowsOf(redacted(exchanges))[0]).toMatchObject({ outcome: 'denied', diagnosis: [] });
    });

    it.each([
      ['no login followed', renewal('refresh_token_not_found'), []],
      ['it was another app’s', renewal('refresh_token_not_found', 'https://wiki.example'), later],
      ['two renewed at once', renewal('refresh_token_already_used'), later],
    ] as const)('failed where %s', (_, first, then) => {
      expect(flowsOf(inOrder(first, then))[0]?.outcome).toBe('failed');
    });
  });

  it.each([
    ['no login followed', [refused()]],
    ['the login was of another client', [refused(), login({ client: 'another' })]],
    [
      'the login after it failed too',
      [refused(), login({ response: { code: undefined, error: 'server_error' }, token: null })],
    ],
    ['it was the client that was refused', [refused('invalid_client'), login()]],
  ] as const)('failed where %s', (_, logins) => {
    expect(outcomes(...logins)[0]).toBe('failed');
  });
});
