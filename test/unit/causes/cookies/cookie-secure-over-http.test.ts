import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-secure-over-http';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'set over http',
      { app: 'http://intranet.example', set: ['JSESSIONID=a-secret; Path=/; Secure; HttpOnly'] },
      'it is Secure and http://intranet.example/login set it over plain http',
    ],
    [
      'needed over http',
      {
        set: ['_oauth2_proxy_csrf=a-secret; Path=/; Secure; HttpOnly; SameSite=Lax'],
        callback: 'http://app.example/oauth2/callback',
      },
      'it is Secure, and the request went over plain http: http://app.example/oauth2/callback',
    ],
    [
      'on an address of the local network',
      { app: 'http://192.168.1.20:3000', set: ['sessionid=a-secret; Path=/; Secure'] },
      'sessionid',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['on the device itself', { app: 'http://localhost:3000', set: ['sessionid=1; Path=/; Secure'] }],
    ['of one that is not Secure', { app: 'http://intranet.example', set: ['sessionid=1; Path=/'] }],
    ['on https', { set: ['sessionid=1; Path=/; Secure'] }],
    [
      'where it came',
      { app: 'http://intranet.example', set: ['sessionid=1; Path=/; Secure'], sent: 'sessionid=1' },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
