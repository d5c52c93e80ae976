import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-none-insecure';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'on plain http of the device itself',
      { app: 'http://localhost:8080', set: ['oauthenticator-state=a-secret; Path=/; SameSite=None'] },
      'SameSite=None without Secure is thrown away by the browser',
    ],
    [
      'of an app that believes to be on http',
      { way: 'posted', set: ['PHPSESSID=a-secret; path=/; SameSite=None'], answer: { status: 403 } },
      'PHPSESSID',
    ],
    [
      'in a newer Firefox',
      { browser: 'firefox', set: ['authjs.state=a-secret; Path=/; SameSite=None'] },
      'authjs.state',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of one that is Secure', { set: ['PHPSESSID=1; path=/; SameSite=None; Secure'] }],
    ['in Safari', { browser: 'safari', set: ['PHPSESSID=1; path=/; SameSite=None'], sent: 'PHPSESSID=1' }],
    ['where it came', { set: ['PHPSESSID=1; path=/; SameSite=None'], sent: 'PHPSESSID=1' }],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
