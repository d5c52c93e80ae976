import { describe, expect, it } from 'vitest';
import { at, tab, type Moments } from '../../../support/around.ts';
import { json, jsonBody, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const inTab = { context: { tab, resourceType: 'main_frame' } } as const;
const code = '4-0Aky9rDFVwhXEcHWne1bIUqmg8';
const state = 'GfoYU1nVFIL4iszMyfbEIeq7';
const app = 'https://app.example';

/** A login whose answer a page of the app's gets. */
const landed = (callback: string, further?: string): Moments => {
  const back = `${callback}?code=${code}&state=${state}`;
  const request = urlWith('https://accounts.google.com/o/oauth2/v2/auth', {
    client_id: '5.apps.googleusercontent.com',
    redirect_uri: callback,
    response_type: 'code',
    scope: 'openid email',
    state,
  });
  const shown: ExchangeFields = {
    url: further ?? back,
    status: 200,
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: { mediaType: 'text/html', text: '<script src="/app.js"></script>' },
    ...inTab,
  };
  return [
    [0, { url: request, status: 200, ...inTab }],
    [5, redirect('https://accounts.google.com/signin/approve', back, inTab)],
    ...(further === undefined ? [] : ([[5.1, redirect(back, further, inTab)]] satisfies Moments)),
    [5.2, shown],
  ];
};
const called = (url: string, answer: unknown, status = 200, body?: unknown): ExchangeFields =>
  json(url, answer, {
    status,
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && { requestBody: jsonBody(body) }),
    responseHeaders: [
      ['Content-Type', 'application/json'],
      ['Access-Control-Allow-Origin', '*'],
    ],
    context: { tab, resourceType: 'fetch', initiator: app },
  });

const handler = 'https://proj.firebaseapp.com/__/auth/handler';
const firebase = (answer: unknown, status?: number) =>
  at(...landed(handler), [
    6,
    called('https://identitytoolkit.googleapis.com/v1/accounts:signInWithIdp?key=AIzaDemo', answer, status, {
      requestUri: `${handler}?code=${code}&state=${state}`,
      sessionId: 'abc',
    }),
  ]);
const stytchPage = `${app}/authenticate?stytch_token_type=oauth&token=tok-81Xk29aLm90pQ7`;
const stytch = (answer: unknown, status?: number) =>
  at(...landed('https://api.stytch.com/v1/oauth/callback/live-1', stytchPage), [
    6,
    called('https://api.stytch.com/sdk/v1/oauth/authenticate', answer, status, {
      token: 'tok-81Xk29aLm90pQ7',
    }),
  ]);
const clerk = (client: object) =>
  at(...landed('https://clerk.app.example/v1/oauth_callback', `${app}/sso-callback`), [
    6,
    called('https://clerk.app.example/v1/client?_clerk_js_version=5', {
      response: { object: 'client', sessions: [], ...client },
    }),
  ]);
const own = (answer: unknown, status?: number, body: unknown = { provider: 'google', code }) =>
  at(...landed(`${app}/cb`), [6, called('https://api.app.example/auth/google', answer, status, body)]);

describe('a page that hands its answer on has logged in', () => {
  it.each([
    ['where Firebase gives tokens', firebase({ idToken: 'a', refreshToken: 'b', localId: 'c' })],
    ['where Stytch gives a session', stytch({ session_token: 'a', session_jwt: 'b' })],
    ['where Clerk’s client has a session', clerk({ sessions: [{ id: 'sess_1', status: 'active' }] })],
    ['where its own server gives a token', own({ token: 'a', user: { id: 1 } })],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['succeeded']);
    expect(flowsOf(redacted(exchanges)).map(({ outcome }) => outcome)).toEqual(['succeeded']);
    expect(flowsOf(exchanges)[0]?.diagnosis).toEqual([]);
  });
});

describe('it has failed, with the words of whoever refused', () => {
  it.each([
    [
      'Firebase',
      firebase({ error: { code: 400, message: 'INVALID_IDP_RESPONSE : Error getting access token' } }, 400),
      'INVALID_IDP_RESPONSE : Error getting access token',
    ],
    [
      'Stytch',
      stytch(
        {
          status_code: 404,
          error_type: 'oauth_token_not_found',
          error_message: 'The OAuth token was used already.',
        },
        404,
      ),
      'The OAuth token was used already',
    ],
    [
      'Clerk',
      clerk({
        sign_in: {
          first_factor_verification: {
            status: 'failed',
            error: { code: 'not_allowed_access', message: 'Access not allowed.' },
          },
        },
      }),
      'not_allowed_access',
    ],
    [
      'its own server',
      own({ error: 'The code could not be redeemed.' }, 400),
      'The code could not be redeemed',
    ],
    [
      'its own server with success',
      own({ success: false, message: 'This account may not sign in here.' }),
      'This account may not sign in here',
    ],
  ])('%s', (_, exchanges, words) => {
    const [flow] = flowsOf(exchanges);
    expect(flow?.outcome).toBe('failed');
    expect(JSON.stringify(flow?.diagnosis)).toContain(words);
    expect(flowsOf(redacted(exchanges))[0]).toMatchObject({
      outcome: 'failed',
      diagnosis: [{ cause: flow?.diagnosis[0]?.cause }, ...(flow?.diagnosis.slice(1).map(() => ({})) ?? [])],
    });
  });
});

describe('it has not failed', () => {
  it.each([
    [
      'where the last of two calls was taken',
      [
        ...own({ error: 'try again' }, 400),
        ...at([0, { url: 'https://unrelated.example/', status: 200 }]).map((one) => ({
          ...one,
          id: 'other',
        })),
        ...own({ token: 'a' })
          .slice(-1)
          .map((one) => ({ ...one, id: 'again', entry: 9, startedAt: one.startedAt + 500 })),
      ],
    ],
    ['where a call without the code is refused', own({ error: 'no such album' }, 404, { album: 7 })],
    ['where the server is busy', own({ error: 'slow down' }, 429)],
    [
      'where Clerk goes on with a registration',
      clerk({
        sign_in: {
          first_factor_verification: {
            status: 'transferable',
            error: { code: 'external_account_not_found', message: 'Not found.' },
          },
        },
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).not.toContain('failed');
  });
});
