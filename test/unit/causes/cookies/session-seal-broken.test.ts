import { describe, expect, it } from 'vitest';
import { causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import type { CookieLogin } from '../../../support/cookie-login.ts';
import { failingLogin } from '../../../support/failing-login.ts';

const id = 'session-seal-broken';
const seal = 'a-secret-of-a-seal-of-a-session';
const set = (name: string, value: string) => `${name}=${value}; Path=/; Max-Age=300; Secure; HttpOnly`;
const cookies = (suffix = '') => [
  set(`OauthHMAC${suffix}`, seal),
  set(`OauthExpires${suffix}`, '1795075250'),
  set(`BearerToken${suffix}`, 'a-secret-bearer'),
];
const brings = (suffix = '', ...more: readonly string[]) =>
  [
    `OauthHMAC${suffix}=${seal}`,
    `OauthExpires${suffix}=1795075250`,
    `BearerToken${suffix}=a-secret-bearer`,
    ...more,
  ].join('; ');
const begins = 'https://op.elsewhere/auth?client_id=web&state=next-state-of-it';

/** The callback sets these and goes on; the next page is asked for with those, and begins anew. */
const login = (
  setting: readonly string[],
  sent: string,
  answer: object = { status: 302, redirectUrl: begins },
): CookieLogin => ({
  set: ['OauthNonce=af0ifjsldkj9320ad; Path=/'],
  sent: 'OauthNonce=af0ifjsldkj9320ad',
  answer: {
    status: 302,
    redirectUrl: 'https://app.example/home',
    responseHeaders: setting.map((line) => ['Set-Cookie', line] as const),
  },
  afterwards: [{ url: 'https://app.example/home', requestHeaders: [['Cookie', sent]] as const, ...answer }],
});

describe(`${id} is the cause`, () => {
  it.each<[string, CookieLogin, string]>([
    [
      'of a refresh token from an earlier time',
      login(cookies(), brings('', 'RefreshToken=a-secret-old-one')),
      'RefreshToken came with it to https://app.example/home',
    ],
    [
      'of an ID token from an earlier time',
      login(cookies(), brings('', 'IdToken=a-secret-old-one')),
      'IdToken came with it to https://app.example/home',
    ],
    [
      'of one under the names that Envoy Gateway gives',
      login(cookies('-4f3a'), brings('-4f3a', 'RefreshToken-4f3a=a-secret-old-one')),
      'RefreshToken-4f3a came with it',
    ],
    [
      'of one that was taken away under another path',
      login(
        [...cookies(), 'RefreshToken=deleted; Path=/oauth2; Max-Age=0'],
        brings('', 'RefreshToken=a-secret-old-one'),
      ),
      'RefreshToken came with it',
    ],
    [
      'of an ID token that did not come back',
      login([...cookies(), set('IdToken', 'a-secret-id-token')], brings()),
      'IdToken, which the callback set with it, did not come to https://app.example/home',
    ],
  ])('%s', (_, changes, said) => {
    expectReason(failingLogin(changes), id, said);
  });

  it('and the stale cookie is to be deleted', () => {
    const { fix, confidence } = reasonOf(
      failingLogin(login(cookies(), brings('', 'RefreshToken=a-secret-old-one'))),
    )!;
    expect(fix).toContain('Delete the cookie RefreshToken');
    expect(confidence).toBe('firm');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, CookieLogin]>([
    ['where no other token came', login(cookies(), brings())],
    [
      'where the callback set it too',
      login([...cookies(), set('RefreshToken', 'a-secret-new')], brings('', 'RefreshToken=a-secret-new')),
    ],
    [
      'where the page was shown',
      login(cookies(), brings('', 'RefreshToken=a-secret-old-one'), { status: 200 }),
    ],
    [
      'of another’s session',
      login([set('appSession', seal)], `appSession=${seal}; RefreshToken=a-secret-old-one`),
    ],
    ['of a token of another filter', login(cookies(), brings('', 'RefreshToken-99ff=a-secret-old-one'))],
    ['where the seal itself did not come', login(cookies(), 'RefreshToken=a-secret-old-one')],
  ])('%s', (_, changes) => {
    expect(causesOf(failingLogin(changes))).not.toContain(id);
  });
});
