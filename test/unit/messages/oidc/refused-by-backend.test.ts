import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const app = 'https://shop.example';
const json = (answer: object): Pick<Exchange, 'responseHeaders' | 'responseBody'> => ({
  responseHeaders: [
    ['Content-Type', 'application/json'],
    ['Access-Control-Allow-Origin', app],
  ],
  responseBody: { mediaType: 'application/json', text: JSON.stringify(answer) },
});
/** The app's page, and what it asked a back end for. */
const after = (asked: ExchangeFields): readonly Exchange[] =>
  capture({ url: `${app}/login`, status: 200, context: { resourceType: 'main_frame' } }, asked);

/** A page's script, or its window, asks, and the back end answers with that. */
const called = (url: string, status: number, answer: object, body?: string): readonly Exchange[] =>
  after({
    url,
    method: 'POST',
    status,
    context: { resourceType: 'fetch', initiator: app },
    requestHeaders: [['Origin', app]],
    ...(body !== undefined && {
      requestBody: {
        mediaType: body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded',
        text: body,
      },
    }),
    ...json(answer),
  });
const visited = (url: string, status: number, answer: object): readonly Exchange[] =>
  after({ url, status, context: { resourceType: 'main_frame', initiator: app }, ...json(answer) });

const supabase = 'https://abcdefgh.supabase.co/auth/v1';
const off = {
  code: 400,
  error_code: 'validation_failed',
  msg: 'Unsupported provider: provider is not enabled',
};

describe('a back end that begins no login', () => {
  it.each<[string, readonly Exchange[], string, string]>([
    [
      'Supabase, a provider that is off',
      visited(`${supabase}/authorize?provider=google&redirect_to=x`, 400, off),
      'app-not-ready',
      'not switched on in this Supabase project',
    ],
    [
      'Supabase, a secret that is missing',
      visited(`${supabase}/authorize?provider=google`, 400, {
        ...off,
        msg: 'Unsupported provider: missing OAuth secret',
      }),
      'app-not-ready',
      'its client id or secret is not set',
    ],
    [
      'Netlify Identity, in words of its own',
      visited('https://site.example/.netlify/identity/authorize?provider=github', 400, {
        code: 400,
        msg: 'Unsupported provider: Provider is not something we have',
      }),
      'login-not-begun',
      'asked no provider for anything',
    ],
    [
      'better-auth, an origin that it does not trust',
      called(
        `${app}/api/auth/sign-in/social`,
        403,
        { code: 'INVALID_ORIGIN', message: 'Invalid origin' },
        '{"provider":"google"}',
      ),
      'origin-not-allowed',
      'only from origins that it trusts',
    ],
    [
      'better-auth, a provider that it has not',
      called(`${app}/api/auth/sign-in/oauth2`, 404, {
        code: 'PROVIDER_NOT_FOUND',
        message: 'Provider not found',
      }),
      'app-not-ready',
      'no provider of the name',
    ],
    [
      'Auth.js',
      called(
        `${app}/api/auth/signin/google`,
        500,
        { message: 'There is a problem with the server configuration.' },
        'csrfToken=a&json=true',
      ),
      'login-not-begun',
      'server configuration',
    ],
    [
      'Appwrite',
      visited('https://cloud.appwrite.io/v1/account/sessions/oauth2/google?project=64f', 412, {
        message:
          'This provider is disabled. Please enable the provider from your Appwrite console to continue.',
        code: 412,
        type: 'project_provider_disabled',
      }),
      'app-not-ready',
      'Appwrite project',
    ],
    [
      'Firebase',
      called(
        'https://identitytoolkit.googleapis.com/v1/accounts:createAuthUri?key=AIzaDemo',
        400,
        {
          error: {
            code: 400,
            message: 'OPERATION_NOT_ALLOWED : The identity provider configuration is not found.',
          },
        },
        '{"providerId":"google.com","continueUri":"https://shop.example"}',
      ),
      'app-not-ready',
      'Firebase project',
    ],
    [
      'Clerk',
      called(
        'https://clerk.shop.example/v1/client/sign_ins?_clerk_js_version=5.2',
        422,
        {
          errors: [
            {
              message: 'is invalid',
              long_message: 'oauth_google does not match one of the allowed values for parameter strategy',
              code: 'form_param_value_invalid',
            },
          ],
        },
        'strategy=oauth_google&redirect_url=x',
      ),
      'app-not-ready',
      'instance of Clerk',
    ],
  ])('%s', (_, exchanges, cause, said) => {
    expect(causeAndOfTrace(exchanges)).toEqual([cause, cause]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(causesOf(exchanges)).toEqual([cause]);
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('is the provider to an app whose request it takes for one of its own', () => {
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    const exchanges = visited(
      `${supabase}/authorize?provider=google&redirect_to=x&code_challenge=${challenge}&code_challenge_method=s256`,
      400,
      off,
    );
    expect(causeAndOfTrace(exchanges)).toEqual(['app-not-ready', 'app-not-ready']);
  });
});

describe('no login is what is asked for', () => {
  it.each<[string, readonly Exchange[]]>([
    [
      'by a password at Clerk',
      called(
        'https://clerk.shop.example/v1/client/sign_ins?_clerk_js_version=5.2',
        422,
        { errors: [{ code: 'form_password_incorrect', message: 'Password is incorrect.' }] },
        'strategy=password&identifier=a&password=b',
      ),
    ],
    [
      'by a password at better-auth',
      called(
        `${app}/api/auth/sign-in/email`,
        401,
        { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' },
        '{"email":"a"}',
      ),
    ],
    [
      'by a mail at Auth.js',
      called(`${app}/api/auth/signin/email`, 500, { message: 'Cannot send' }, 'email=a'),
    ],
    [
      'of Firebase, but how somebody signs in',
      called(
        'https://identitytoolkit.googleapis.com/v1/accounts:createAuthUri?key=AIzaDemo',
        400,
        { error: { code: 400, message: 'INVALID_IDENTIFIER' } },
        '{"identifier":"a","continueUri":"x"}',
      ),
    ],
    [
      'by a password at an address like Auth.js’s',
      called(`${app}/api/auth/signin/corp`, 401, { error: 'Wrong password' }, '{"email":"a","password":"b"}'),
    ],
    [
      'of a one-time number',
      called(`${app}/auth/signin/otp`, 400, { error: 'Wrong number' }, '{"number":"123"}'),
    ],
    [
      'of Clerk, but a mistyped password',
      called(
        'https://clerk.app.example/v1/client/sign_ins',
        422,
        { errors: [{ code: 'form_password_incorrect' }], meta: { client: { strategy: 'oauth_google' } } },
        'strategy=password&identifier=a&password=b',
      ),
    ],
    [
      'of a connection to a service',
      visited(`${app}/integrations/authorize?provider=stripe`, 403, { error: 'no plan' }),
    ],
    [
      'of a page of settings',
      visited(`${app}/admin/providers?provider=google`, 404, { message: 'not found' }),
    ],
    [
      'of one that asks too often',
      visited(`${supabase}/authorize?provider=google`, 429, { msg: 'Too many requests' }),
    ],
    [
      'where the answer is a page',
      after({
        url: `${supabase}/authorize?provider=google`,
        status: 500,
        context: { resourceType: 'main_frame' },
        responseBody: { mediaType: 'text/html', text: '<h1>Bad gateway</h1>' },
      }),
    ],
    [
      'where it went well',
      called(`${app}/api/auth/sign-in/social`, 200, {
        url: 'https://accounts.google.com/o/oauth2/v2/auth?client_id=1',
        redirect: true,
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(flowsOf(exchanges)).toEqual([]);
  });
});
