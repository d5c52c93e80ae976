import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
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
