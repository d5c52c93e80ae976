import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-prefix-broken';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of __Host- with a path',
      {
        set: ['__Host-authjs.state=a-secret; Secure; Path=/auth; SameSite=Lax'],
        callback: 'https://app.example/auth/cb',
      },
      'its path is /auth',
    ],
    [
      'of __Host- with a Domain',
      { set: ['__Host-sid=a-secret; Secure; Path=/; Domain=app.example'] },
      'it has the Domain app.example',
    ],
    [
      'of __Secure- without Secure',
      { set: ['__Secure-next-auth.state=a-secret; Path=/; HttpOnly; SameSite=Lax'] },
      'asks for Secure, which it lacks',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of a promise that is kept', { set: ['__Host-sid=1; Secure; Path=/'] }],
    ['of another name', { set: ['sid=1; Path=/cb; Domain=app.example'] }],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
