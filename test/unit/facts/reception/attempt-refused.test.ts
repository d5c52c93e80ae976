import { describe, expect, it } from 'vitest';
import { at, tab, type Moments } from '../../../support/around.ts';
import { causeAndOfTrace, reasonOf } from '../../../support/causes.ts';
import { json, redirect, urlWith, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { redacted } from '../../../support/redacted.ts';

const inTab = { context: { tab, resourceType: 'main_frame' } } as const;
const app = 'https://app.example';
const clerk = 'https://clerk.app.example';
const state = 'y8GfoYU1nVFIL4iszMyf';
const back = `${clerk}/v1/oauth_callback?state=${state}&code=4-0Aky9rDFVwhXEcHWne1b`;
const page = (path: string): ExchangeFields => ({
  url: `${app}${path}`,
  status: 200,
  responseHeaders: [['Content-Type', 'text/html']],
  responseBody: { mediaType: 'text/html', text: '<div id="root"></div><script src="/main.js"></script>' },
  ...inTab,
});
const login: Moments = [
  [0, page('/sign-in')],
  [
    1,
    redirect(
      urlWith('https://accounts.google.com/o/oauth2/auth', {
        client_id: '7.apps.googleusercontent.com',
        redirect_uri: `${clerk}/v1/oauth_callback`,
        response_type: 'code',
        scope: 'openid email',
        state,
      }),
      back,
      { context: { ...inTab.context, initiator: app } },
    ),
  ],
  [5, redirect(back, `${app}/sso-callback`, inTab)],
  [5.2, page('/sso-callback')],
];
const told = (path: string, answer: object, status = 200, origin = clerk): ExchangeFields =>
  json(`${origin}${path}`, answer, {
    status,
    method: path.endsWith('client') ? 'GET' : 'POST',
    responseHeaders: [
      ['Content-Type', 'application/json'],
      ['Access-Control-Allow-Origin', app],
    ],
    context: { tab, resourceType: 'fetch', initiator: app },
  });
const attempt = (error: object | null, sessions: readonly object[] = []): ExchangeFields =>
  told('/v1/client', {
    response: {
      sessions,
      sign_in: { status: 'needs_identifier', first_factor_verification: { status: 'transferable', error } },
    },
  });
const notFound = { code: 'external_account_not_found', message: 'The External Account was not found.' };
const restricted = {
  errors: [{ code: 'sign_up_mode_restricted', message: 'You are not allowed to sign up' }],
};

describe('a login service that took the answer and tells the app’s page that it came to nothing', () => {
  it.each<[string, Moments, string]>([
    [
      'as nobody is tied to the account, and the page asks who is there again',
      [
        [6, attempt(notFound)],
        [6.2, { ...page('/sign-in'), requestHeaders: [['Referer', `${app}/sso-callback`]] }],
      ],
      'no user who is tied to this account',
    ],
    [
      'as nobody may sign up',
      [
        [6, attempt(notFound)],
        [6.5, told('/v1/client/sign_ups', restricted, 403)],
      ],
      'lets nobody sign up',
    ],
  ])('%s', (_, calls, said) => {
    const exchanges = at(...login, ...calls);
    expect(flowsOf(exchanges)[0]?.outcome).toBe('failed');
    expect(flowsOf(redacted(exchanges))[0]?.outcome).toBe('failed');
    expect(causeAndOfTrace(exchanges)).toEqual(['not-provisioned', 'not-provisioned']);
    expect(reasonOf(exchanges)?.why).toContain(said);
  });

  it.each<[string, Moments]>([
    [
      'the page goes on and signs the person up',
      [
        [6, attempt(notFound)],
        [
          6.5,
          told('/v1/client/sign_ups', {
            response: { status: 'complete' },
            client: { sessions: [{ id: 's' }] },
          }),
        ],
      ],
    ],
    ['an earlier attempt failed, and there is a session', [[6, attempt(notFound, [{ id: 's' }])]]],
    ['the attempt has no error', [[6, attempt(null, [{ id: 's' }])]]],
  ])('but not where %s', (_, calls) => {
    expect(flowsOf(at(...login, ...calls))[0]?.outcome).toBe('succeeded');
  });

  it('and is unclear where a registration may follow', () => {
    expect(flowsOf(at(...login, [6, attempt(notFound)]))[0]?.outcome).toBe('unclear');
  });

  it('and is none where another service is refused', () => {
    const counted = told('/v1/metrics', { errors: [] }, 403, 'https://count.example');
    expect(flowsOf(at(...login, [6, counted]))[0]?.outcome).not.toBe('failed');
  });
});
