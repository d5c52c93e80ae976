import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-expired-before-return';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of five minutes',
      {
        stay: 420_000,
        set: ['.AspNetCore.Correlation.wEr5u8Kq9mN2xZv4bT7y=N; Path=/; Max-Age=300; Secure; SameSite=None'],
      },
      'it lived for 5 minutes, and the request came 7 minutes after it was set',
    ],
    [
      'of three minutes',
      { stay: 200_000, set: ['openid-connect-generic-state=a-secret; Path=/; Max-Age=180'] },
      'it lived for 3 minutes',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of an hour', { stay: 420_000, set: ['oauth_state=1; Path=/; Max-Age=3600'] }],
    ['where it came', { stay: 420_000, set: ['oauth_state=1; Path=/; Max-Age=300'], sent: 'oauth_state=1' }],
    ['of one that lives as long as the browser', { stay: 420_000, set: ['oauth_state=1; Path=/'] }],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
