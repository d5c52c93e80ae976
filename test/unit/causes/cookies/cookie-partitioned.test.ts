import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-partitioned';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of one that is not Secure',
      { set: ['sid=a-secret; Path=/; Partitioned; SameSite=Lax'] },
      'Partitioned without Secure is thrown away',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of one that is Secure', { set: ['sid=1; Path=/; Secure; Partitioned; SameSite=None'] }],
    ['where it came', { set: ['sid=1; Path=/; Partitioned'], sent: 'sid=1' }],
    ['in Safari', { browser: 'safari', set: ['sid=1; Path=/; Partitioned'] }],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
