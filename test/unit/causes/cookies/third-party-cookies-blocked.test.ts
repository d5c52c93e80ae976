import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'third-party-cookies-blocked';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of a Lax cookie in a frame',
      { way: 'framed', set: ['connect.sid=a-secret; Path=/; Secure; SameSite=Lax'] },
      'is not sent inside a page of another site (https://portal.elsewhere)',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of the tab’s own page', { set: ['connect.sid=1; Path=/; Secure; SameSite=Lax'] }],
    [
      'where it came',
      { way: 'framed', set: ['connect.sid=1; Path=/; Secure; SameSite=None'], sent: 'connect.sid=1' },
    ],
    [
      'where the app took the answer',
      {
        way: 'framed',
        set: ['connect.sid=1; Path=/; Secure; SameSite=Lax'],
        answer: { status: 302, redirectUrl: 'https://app.example/home' },
      },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
