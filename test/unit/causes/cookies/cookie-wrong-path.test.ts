import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-wrong-path';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of a written path',
      { set: ['oauth_state=a-secret; Path=/login'] },
      'it is for the path /login alone, and the request went to /cb',
    ],
    [
      'of the directory that set it',
      { start: { url: 'https://app.example/api/auth/login' }, set: ['oidc_nonce=a-secret'] },
      'it is for the path /api/auth alone',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

it('takes in the rule that only misses a cookie, whose advice is another', () => {
  const exchanges = failingLogin({ set: ['oauth_state=a-secret; Path=/login'] });
  expect(reasonOf(exchanges)?.rules).toEqual(['err-state-cookie-lost']);
});

it('is told as the proxy’s affair where the app is reached below a path that it does not know', () => {
  const exchanges = failingLogin({
    callback: 'https://app.example/matrix/_synapse/client/oidc/callback',
    set: ['oidc_session=a-secret; Path=/_synapse/client/oidc; HttpOnly'],
  });
  expectReason(exchanges, id, 'it is for the path /_synapse/client/oidc alone');
  expect(reasonOf(exchanges)?.fix).toContain('reached below /matrix');
  expect(reasonOf(exchanges)?.fix).toContain('proxy_cookie_path');
  const other = failingLogin({ set: ['oauth_state=a-secret; Path=/login'] });
  expect(reasonOf(other)?.fix).toBe('Set it with Path=/.');
});

it.each<[string, CookieLogin]>([
  [
    'whose letters stand in a longer name alone',
    { callback: 'https://app.example/oauth/authorize/cb', set: ['oauth_state=a-secret; Path=/auth'] },
  ],
  [
    'at which the app was asked when it set it',
    {
      start: { url: 'https://app.example/auth/start' },
      callback: 'https://app.example/api/auth/cb',
      set: ['oauth_state=a-secret; Path=/auth'],
    },
  ],
])('is told of no proxy with a path %s', (_, changes) => {
  expect(reasonOf(failingLogin(changes))?.fix).toBe('Set it with Path=/.');
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    [
      'of a path above the callback',
      { callback: 'https://app.example/auth/cb', set: ['oauth_state=1; Path=/auth'] },
    ],
    ['where it came', { set: ['oauth_state=1; Path=/login'], sent: 'oauth_state=1' }],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});

it('is told as an answer at the wrong address where the cookie is for the handler that takes answers', () => {
  const exchanges = failingLogin({
    set: ['.AspNetCore.Correlation.a1b2c3=a-secret; Path=/signin-oidc; HttpOnly; Secure; SameSite=None'],
  });
  expectReason(exchanges, id, 'it is for the path /signin-oidc alone');
  expect(reasonOf(exchanges)?.fix).toContain('Let it come to /signin-oidc');
  expect(reasonOf(exchanges)?.fix).toContain('set CallbackPath to /cb');
});
