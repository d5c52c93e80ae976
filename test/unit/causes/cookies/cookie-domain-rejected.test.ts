import { describe, expect, it } from 'vitest';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { causesOf, expectReason } from '../../../support/causes.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'cookie-domain-rejected';

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of another company',
      { set: ['sid=a-secret; Path=/; Domain=old.example'] },
      'its Domain old.example is not that of app.example, which set it',
    ],
    [
      'of a public suffix',
      { app: 'https://me.github.io', set: ['sid=a-secret; Path=/; Domain=github.io'] },
      'one that strangers share',
    ],
    ['of an address', { app: 'http://10.0.0.5', set: ['sid=a-secret; Path=/; Domain=5'] }, 'is an address'],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['of the parent', { app: 'https://app.shop.example', set: ['sid=1; Path=/; Domain=shop.example'] }],
    ['with a dot before it', { set: ['sid=1; Path=/; Domain=.app.example'] }],
    ['where it came', { set: ['sid=1; Path=/; Domain=old.example'], sent: 'sid=1' }],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
