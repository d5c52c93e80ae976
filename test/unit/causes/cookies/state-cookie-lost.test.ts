import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'state-cookie-lost';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of a cookie whose attributes fit',
      { set: ['connect.sid=a-secret; Path=/; Secure; SameSite=Lax'] },
      'nothing that was recorded tells why',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['where it came', { set: ['connect.sid=1; Path=/; Secure; SameSite=Lax'], sent: 'connect.sid=1' }],
    ['where an attribute tells why', { set: ['connect.sid=1; Path=/; Secure; SameSite=Strict'] }],
    [
      'where the callback’s headers were not recorded',
      { set: ['connect.sid=1; Path=/'], answer: { requestHeaders: undefined } },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
