import { expect, it } from 'vitest';
import { postsPassword } from '../../../../lib/facts/pages/posted-password.ts';
import { exchange, form } from '../../../support/exchange.ts';

const posted = (name: string, value = 'hunter2') =>
  postsPassword(form('https://op.example/login', { [name]: value }));

it.each(['password', 'Passwd', 'user.password', 'login_pwd'])('a form with %s has a password', (name) => {
  expect(posted(name)).toBe(true);
});

it('what was recorded of a form counts once the form is gone', () => {
  expect(postsPassword(exchange({ url: 'https://op.example/login', verdicts: { posted: 'password' } }))).toBe(
    true,
  );
});

it('a form without one, with an empty one or without a body has none', () => {
  expect([posted('username'), posted('password', ''), posted('passwordless')]).toEqual([false, false, false]);
  expect(postsPassword(exchange({ url: 'https://op.example/login' }))).toBe(false);
});
