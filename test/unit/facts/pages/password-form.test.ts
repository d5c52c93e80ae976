import { describe, expect, it } from 'vitest';
import { passwordFormOf } from '../../../../lib/facts/pages/password-form.ts';
import { exchange } from '../../../support/exchange.ts';

const page = (text: string | undefined, more = {}) =>
  exchange({
    url: 'https://op.example/login',
    status: 200,
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: { mediaType: 'text/html', text },
    ...more,
  });
const clear = '<form action="http://op.example/do"><input type="password"></form>';

describe('passwordFormOf', () => {
  it('tells of a form that sends a password in clear', () => {
    expect(passwordFormOf(page(clear))).toBe('in clear');
  });

  it('believes what was recorded before redaction', () => {
    expect(passwordFormOf(page(undefined, { verdicts: { password_form: 'in clear' } }))).toBe('in clear');
  });

  it.each([
    ['a page without its text', page(undefined)],
    [
      'what was read of a page only in part',
      page(undefined, { responseBody: { mediaType: 'text/html', text: clear, excerpt: true } }),
    ],
    ['an error', page(clear, { status: 500 })],
    ['a page over http', page(clear, { url: 'http://op.example/login' })],
    [
      'a form that is not closed before the next begins',
      page('<form action="http://op.example/q"><form><input type="password">'),
    ],
  ])('says nothing of %s', (_, one) => {
    expect(passwordFormOf(one)).toBeUndefined();
  });
});
