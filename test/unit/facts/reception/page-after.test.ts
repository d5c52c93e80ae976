import { expect, it } from 'vitest';
import { hasPasswordField } from '../../../../lib/facts/reception/page-after.ts';
import { page } from '../../../support/said.ts';

it('a page that asks for a password', () => {
  expect(
    hasPasswordField(page('<p>You were signed out.</p><form><input type="password" name="p"></form>')),
  ).toBe(true);
});

it.each([
  '<a href="/logout">Leave</a><form action="/password"><input type="password" name="new"></form>',
  '<button>Sign out</button><input type=password>',
  '<p>Welcome</p>',
])('and one that is for somebody who has signed in: %s', (text) => {
  expect(hasPasswordField(page(text))).toBe(false);
});
