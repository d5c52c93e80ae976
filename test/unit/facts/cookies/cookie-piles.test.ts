import { describe, expect, it } from 'vitest';
import { cookiePilesOf } from '../../../../lib/facts/cookies/cookie-piles.ts';

const piles = (...names: readonly string[]) =>
  cookiePilesOf(names.map((name) => ({ name, bytes: 100 }))).map(
    ({ kind, name, count, bytes }) => `${kind} ${name} ${count} ${bytes}`,
  );
/** Three names that differ in what is made up for each login. */
const three = (before: string) =>
  ['Kx3pQ9zLw7Rt1', 'Vb7nM2cXz8Qa2', 'Hj4kL6pOi9Uy3'].map((end) => before + end);

describe('cookies of one request are one heap', () => {
  it.each([
    '.AspNetCore.Correlation.',
    '.AspNetCore.OpenIdConnect.Nonce.',
    'OpenIdConnect.nonce.',
    'nonce.',
    'mod_auth_openidc_state_',
    '_oauth2_proxy_csrf_',
    '__txn_',
    'auth0.txs.',
    'a0.spajs.txs.',
    'com.auth0.auth.',
    'msal.',
    '_shibstate_',
    'oauth_state_',
    'login-state-',
  ])('where each login begun set one: %s', (before) => {
    expect(piles('sid', ...three(before))).toEqual([`logins ${before} 3 300`]);
  });

  it.each([
    [['sess.0', 'sess.1', 'sess.2'], 'parts sess 3 300'],
    [['_oauth2_proxy_0', '_oauth2_proxy_1'], 'parts _oauth2_proxy 2 200'],
    [
      ['.AspNetCore.Cookies', '.AspNetCore.CookiesC1', '.AspNetCore.CookiesC2'],
      'parts .AspNetCore.Cookies 3 300',
    ],
    [['FedAuth', 'FedAuth1'], 'parts FedAuth 2 200'],
    [['next-auth.session-token.0', 'next-auth.session-token.1'], 'parts next-auth.session-token 2 200'],
  ])('where one was split: %s', (names, pile) => {
    expect(piles(...names, 'sid')).toEqual([pile]);
  });

  it('where one name came several times', () => {
    expect(piles('JSESSIONID', 'JSESSIONID', 'lang')).toEqual(['doubles JSESSIONID 2 200']);
  });

  it('and the largest is told first', () => {
    expect(piles('a', 'a', ...three('nonce.'))).toEqual(['logins nonce. 3 300', 'doubles a 2 200']);
  });
});

describe('cookies of one request are no heap', () => {
  it.each([
    ['of different making', ['sid', 'lang', 'cart', 'theme']],
    ['of two tabs', ['__txn_Kx3pQ9zLw7Rt1', '__txn_Vb7nM2cXz8Qa2']],
    ['with numbers of their own', ['note1', 'note2', 'note3']],
    ['of analytics', ['_ga_1', '_ga_2', '_ga_3', '_hjSession_1', '_hjSession_2']],
    ['of sessions of several apps', three('app_session_')],
    ['of the provider', ['KEYCLOAK_SESSION', 'KEYCLOAK_IDENTITY', 'AUTH_SESSION_ID']],
    ['that are none', []],
  ])('%s', (_, names) => {
    expect(piles(...names)).toEqual([]);
  });
});

describe('what is made up for each login may begin like a word', () => {
  const others = ['h-E1uCWQfmBQHovBuM', 'miGm_ToIHgoIAfGzOQ9', '-t-sz3ZgHpBgfDt9'];

  it.each(['__txn_', 'oauth_state_', 'nonce.'])('and is one heap with its like: %s', (before) => {
    const names = [...three(before), ...others.map((end) => before + end)];
    expect(piles(...names)).toEqual([`logins ${before} 6 600`]);
  });

  it('but what is short, has a dot or is alone in its kind is none of them', () => {
    expect(piles(...three('__txn_'), '__txn_keep', '__txn_of.the-session.Kx3')).toEqual([
      'logins __txn_ 3 300',
    ]);
  });
});
