import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { refusedWebApp, type RefusedWebApp } from '../../../support/refused-web-app.ts';

const id = 'state-store-lost-server';

/** The provider's answer is an error, and the app shows nothing of its own. */
const refusedByProvider = (error_description: string) =>
  refusedWebApp({
    words: 'Login failed',
    response: { code: undefined, error: 'server_error', error_description },
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['passport', 'Unable to verify authorization request state.'],
    ['ASP.NET Core', 'An error was encountered while handling the remote login. Correlation failed.'],
    ['goth', 'could not find a matching session for this request'],
  ])('where the cookie came back and %s knows nothing of it', (_, words) => {
    const exchanges = refusedWebApp({ words });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('cookie oauth_state came back unchanged');
    expect(reasonOf(exchanges)?.fix).toContain('replica');
  });
});

describe(`${id} is not the cause`, () => {
  it.each([
    'Invalid state: the session has expired, start over',
    'Unable to verify authorization request state.',
  ])('where the provider says so in its answer: %s', (words) => {
    expect(causesOf(refusedByProvider(words))).not.toContain(id);
  });

  it.each<[string, RefusedWebApp]>([
    [
      'where the cookie did not come',
      { words: 'Unable to verify authorization request state.', cookie: null },
    ],
    [
      'where another value came',
      { words: 'Unable to verify authorization request state.', cookie: 'oauth_state=other' },
    ],
    ['where the token request failed', { words: 'InternalOAuthError: Failed to obtain access token' }],
    ['where the app hides what failed', { words: 'There is a problem with the server configuration.' }],
    ['where the app says that it took too long', { words: 'This is due to a timeout; please restart' }],
    [
      'where the app says that the session holds another state',
      { words: 'Invalid authorization request state.' },
    ],
    ['where the app says nothing known', { words: 'Error 500' }],
  ])('%s', (_, app) => {
    expect(causesOf(refusedWebApp(app))).not.toContain(id);
  });
});
