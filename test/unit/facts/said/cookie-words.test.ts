import { describe, expect, it } from 'vitest';
import { saidBy } from '../../../../lib/facts/said/said.ts';
import { sendsTo } from '../../../support/said.ts';

const reason = 'The response was received at http://app.example/acs instead of https://app.example/acs';
const setting = (...cookies: readonly string[]) =>
  saidBy({ ...sendsTo('/'), responseHeaders: cookies.map((cookie) => ['Set-Cookie', cookie] as const) });
const packed = (value: unknown) => btoa(JSON.stringify(value));
const escaped = (value: unknown) => encodeURIComponent(JSON.stringify(value));

describe('what failed is said in a cookie for the next page', () => {
  it.each([
    ['JSON of a cookie for errors', `AUTHENTICATION-ERROR=${escaped({ error_message: reason })}; Path=/`],
    ['JSON of a flash message', `flash=${escaped({ type: 'error', message: reason })}; Path=/; Max-Age=5`],
    ['JSON in base64', `flash_message=${packed({ type: 'error', message: reason })}; Path=/`],
    [
      'a form of messages',
      `gitea_flash=${encodeURIComponent(`error=${encodeURIComponent(reason)}`)}; Path=/`,
    ],
    ['plain words', `login_error=${encodeURIComponent(reason)}; Path=/; HttpOnly`],
    ['plain words with plus signs', `auth-error-message=${reason.replaceAll(' ', '+')}; Path=/`],
    ['plain words in quotes', `"x"=1`, `sso.error="${reason}"; Path=/`],
  ])('as %s', (_, ...cookies) => {
    expect(setting(...cookies)).toMatchObject({ text: reason, source: 'cookie' });
  });

  it('with its code', () => {
    const said = setting(
      `AUTHENTICATION-ERROR=${escaped({ error: 'access_denied', error_message: reason })}; Path=/`,
    );
    expect(said).toMatchObject({ text: reason, code: 'access_denied' });
  });
});

describe('Discourse tells its page in a cookie what became of the login', () => {
  const result = (value: unknown) => setting(`authentication_data=${escaped(value)}; path=/`);

  it('with a sentence', () => {
    expect(result({ failed: true, failed_reason: reason })).toMatchObject({ text: reason, source: 'cookie' });
  });

  it('with a flag', () => {
    expect(result({ requires_invite: true })?.phrases.map(({ phrase }) => phrase.id)).toEqual([
      'discourse-invite',
    ]);
  });

  it.each([
    { authenticated: true, suspended: true },
    { email: 'kim@x.example' },
    { awaiting_approval: false },
  ])('and nothing where it did not fail: %o', (value) => {
    expect(result(value)).toBeUndefined();
  });
});

describe('a cookie says nothing of a failure', () => {
  it.each([
    ['that is taken away', `AUTHENTICATION-ERROR=${escaped({ error_message: reason })}; Max-Age=0`],
    ['of a session', `session=${escaped({ error_message: reason })}; Path=/`],
    [
      'of a message that tells of a success',
      `flash=${escaped({ type: 'success', message: 'Signed in' })}; Path=/`,
    ],
    ['of a message without a kind', `flash=${encodeURIComponent('Welcome back, Jo')}; Path=/`],
    ['that is encrypted', 'login_error=7f3a9c01d2e4b5a6978812fedcba0099; Path=/'],
    ['that counts', 'login_errors=2; Path=/'],
    ['of a monitor', `_sentry_errorsession=${packed({ id: 7 })}; Path=/`],
    ['that is a token', `error_token=eyJhbGciOiJIUzI1NiJ9.${packed({ error: 'x y' })}.abc; Path=/`],
  ])('%s', (_, cookie) => {
    expect(setting(cookie)).toBeUndefined();
  });
});

it('long values are read in linear time', { timeout: 5000 }, () => {
  const long = Array.from({ length: 400 }, (_, at) => `c${at}-error=${'a'.repeat(4000)}`);
  expect(setting(...long)).toBeUndefined();
});
