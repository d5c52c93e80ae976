import { describe, expect, it } from 'vitest';
import { endingOf } from '../../../lib/flows/outcome.ts';
import { form, jsonBody, redirect, type ExchangeFields } from '../../support/exchange.ts';
import { flowIn } from '../../support/flows-in.ts';
import { spaLogin } from '../../support/scenario.ts';
import { samlLogin } from '../../support/single-sign-on.ts';

const a = spaLogin('a');
const { state } = a.values;
const ending = (...fields: readonly ExchangeFields[]) => endingOf(flowIn(...fields));
const cookie = (fields: ExchangeFields): ExchangeFields => ({
  ...fields,
  responseHeaders: [['Set-Cookie', 'x=1']],
});
const errorAnswer = (error: string, more = '') =>
  a.landing(`https://app.example/cb?error=${error}${more}&state=${state}`);
const refused = (error: string, status = 400): ExchangeFields => ({
  ...a.redemption(),
  status,
  responseBody: jsonBody({ error, error_description: 'no' }),
});

describe('an error in a fragment, which no request shows,', () => {
  const sent = (error: string) => `https://app.example/cb#error=${error}&state=${state}`;
  const landing: ExchangeFields = { url: 'https://app.example/cb', status: 200, context: a.context.page };

  it('fails a login, with its landing or without', () => {
    const asked = a.request({ response_type: 'code id_token' });
    for (const more of [[], [landing]]) {
      expect(ending({ ...asked, status: 303, redirectUrl: sent('invalid_request') }, ...more)).toMatchObject({
        outcome: 'failed',
        error: { code: 'invalid_request' },
      });
      expect(ending({ ...asked, status: 302, redirectUrl: sent('access_denied') }, ...more)).toMatchObject({
        outcome: 'denied',
        error: { code: 'access_denied' },
      });
    }
  });

  it('is none where a code came', () => {
    const asked = a.request({ response_mode: 'fragment' });
    expect(
      ending({ ...asked, status: 302, redirectUrl: a.answer.replace('?', '#') }, landing, a.redemption()),
    ).toMatchObject({ outcome: 'succeeded', error: null });
  });
});

describe('a login succeeded', () => {
  it('when tokens came', () => {
    expect(ending(a.request(), a.landing(), a.redemption())).toMatchObject({
      outcome: 'succeeded',
      error: null,
    });
  });

  it('when the tokens came in the answer itself', () => {
    const answer = `https://app.example/cb#access_token=t-1234567890&token_type=Bearer&state=${state}`;
    expect(ending(a.request({ response_type: 'token' }), a.landing(answer)).outcome).toBe('succeeded');
  });

  it('even though its code was sent once more, which is told', () => {
    const found = ending(a.request(), a.landing(), a.redemption(), refused('invalid_grant'));
    expect(found).toMatchObject({
      outcome: 'succeeded',
      error: { code: 'invalid_grant', description: 'no' },
    });
    expect(found.failedAt?.exchange.id).toBe('x3');
  });

  it('after a nonce that the server had asked for', () => {
    expect(ending(a.request(), a.landing(), refused('use_dpop_nonce'), a.redemption())).toMatchObject({
      outcome: 'succeeded',
      error: null,
    });
  });
});

it('whether a login worked is unclear by its messages alone when a server took the code', () => {
  const found = ending(a.request(), redirect(a.answer, 'https://app.example/home'));
  expect(found).toMatchObject({ outcome: 'unclear', error: null });
  expect(found.takenAt?.exchange.id).toBe('x1');
});

describe('a login failed', () => {
  it.each(['invalid_scope', 'login_required', 'server_error'])('when the answer was %s', (code) => {
    expect(ending(a.request(), errorAnswer(code, '&error_description=why'))).toMatchObject({
      outcome: 'failed',
      error: { code, description: 'why' },
    });
  });

  it.each([400, 200])('when the code was not accepted, with status %i', (status) => {
    const found = ending(a.request(), a.landing(), refused('invalid_grant', status));
    expect(found).toMatchObject({ outcome: 'failed', error: { code: 'invalid_grant' } });
    expect(found.failedAt?.exchange.id).toBe('x2');
  });

  it.each<[string, Partial<ExchangeFields>]>([
    ['an error page', { status: 502, responseBody: { mediaType: 'text/html', text: '<h1>Bad Gateway' } }],
    [
      'a page with status 200',
      { responseBody: { mediaType: 'text/html', text: '<!doctype html><html><div id="root"></div></html>' } },
    ],
    ['no response', { status: 0, failure: 'net::ERR_FAILED', responseBody: undefined }],
    [
      'a failure that the browser told',
      { status: undefined, failure: 'net::ERR_FAILED', responseBody: undefined },
    ],
  ])('when the token request got %s: no code says why', (_, fields) => {
    expect(ending(a.request(), a.landing(), { ...a.redemption(), ...fields })).toMatchObject({
      outcome: 'failed',
      error: null,
    });
  });

  it.each(['net::ERR_CONNECTION_RESET', 'net::ERR_FAILED'])(
    'when its request was not answered (%s)',
    (failure) => {
      expect(ending({ ...a.request(), status: 0, failure }).outcome).toBe('failed');
    },
  );

  it('when the browser kept the tokens from the page', () => {
    const blocked = { ...a.redemption(), responseHeaders: [['Content-Type', 'application/json']] as const };
    const found = ending(a.request(), a.landing(), blocked);
    expect(found).toMatchObject({ outcome: 'failed', error: null });
    expect(found.failedAt?.exchange.id).toBe('x2');
  });

  it('when the client’s own callback led to its error page', () => {
    expect(ending(a.request(), redirect(a.answer, 'https://app.example/login?error'))).toMatchObject({
      outcome: 'failed',
      error: null,
    });
  });

  it('when an identity provider refused on a page of its own, whatever its status', () => {
    const text = '{"strServiceExceptionMessage":"AADSTS700016: Application not found"}';
    expect(ending({ ...samlLogin.request(), responseBody: { mediaType: 'text/html', text } })).toMatchObject({
      outcome: 'failed',
      error: { code: 'AADSTS700016' },
    });
    expect(ending(samlLogin.request()).outcome).toBe('pending');
  });

  it('when the provider refused on a page of its own', () => {
    const page = { mediaType: 'text/html', text: '<h1>Error</h1> <p>invalid_redirect_uri</p>' };
    expect(ending({ ...a.request(), status: 400, responseBody: page })).toMatchObject({
      outcome: 'failed',
      error: { code: 'invalid_redirect_uri', description: null },
    });
  });
});

describe('a login was denied', () => {
  it.each(['access_denied', 'user_cancelled_login'])('by %s', (code) => {
    expect(ending(a.request(), errorAnswer(code))).toMatchObject({ outcome: 'denied', error: { code } });
  });
});

describe('a login has failed', () => {
  it('where nothing follows the demand for a nonce', () => {
    const fields = [a.request(), a.landing(), refused('use_dpop_nonce')];
    expect(ending(...fields)).toMatchObject({ outcome: 'failed', error: { code: 'use_dpop_nonce' } });
  });
});

describe('a login is pending', () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['nobody answered yet', [a.request()]],
    ['the provider shows its pages', [a.request(), a.loginPage()]],
    ['the code has come to a page that does nothing', [cookie(a.request()), a.landing()]],
    [
      'the code has come in a fragment, which no server sees',
      [a.request({ response_mode: 'fragment' }), a.landing(a.answer.replace('?', '#'))],
    ],
    [
      'the token response has not come',
      [a.request(), a.landing(), { ...a.redemption(), status: undefined, responseBody: undefined }],
    ],
  ])('while %s', (_, fields) => {
    expect(ending(...fields)).toMatchObject({ outcome: 'pending', error: null });
  });

  it.each(['net::ERR_ABORTED', 'NS_BINDING_ABORTED'])(
    'when its request was left, as by a second click (%s)',
    (failure) => {
      expect(ending({ ...a.request(), status: 0, failure }).outcome).toBe('pending');
      expect(ending({ ...samlLogin.request(), status: 0, failure }).outcome).toBe('pending');
    },
  );

  it.each(['authorization_pending', 'slow_down'])('while the device is told %s', (error) => {
    const poll: ExchangeFields = {
      ...form('https://op.example/token', {
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        device_code: 'd-123456',
        client_id: 'tv',
      }),
      status: 400,
      responseBody: jsonBody({ error }),
    };
    expect(ending(poll)).toMatchObject({ outcome: 'pending', error: null });
  });
});

describe('a token request that is sent on', () => {
  const sentOn = (status: number, redirectUrl: string): ExchangeFields => ({
    ...a.redemption(),
    status,
    redirectUrl,
    responseBody: undefined,
  });

  it('failed where its form is lost on the way to the same address', () => {
    const found = ending(a.request(), a.landing(), sentOn(301, 'https://op.example/token/'));
    expect(found).toMatchObject({ outcome: 'failed', error: null });
  });

  it.each<[number, string]>([
    [307, 'https://op.example/token/'],
    [302, 'https://op.example/elsewhere'],
  ])('is not over where it is %d to %s', (status, to) => {
    expect(ending(a.request(), a.landing(), sentOn(status, to)).outcome).toBe('pending');
  });
});
