import { expect, it } from 'vitest';
import { sessionInBodyOf } from '../../../../lib/facts/leaks/session-in-answer.ts';
import { answer, text } from '../../../support/said.ts';

const said = (value: unknown) => sessionInBodyOf(answer(value, 200));

it.each([
  { token: 'a' },
  { idToken: 'a', refreshToken: 'b' },
  { data: { session_jwt: 'a' } },
  { session: { id: 1 } },
  { access_token: 'a', error: null },
  { data: { login: { token: 'a' }, news: null }, errors: [{ message: 'news: connection refused' }] },
  { tokens: { access: 'a' }, tokenType: 'Bearer' },
])('%j holds a session', (value) => {
  expect(said(value)).toBe('session');
});

it.each([
  { success: false, message: 'Not allowed' },
  { success: 0, message: 'authentication failure', status: 401, data: null },
  { ok: false },
  { error: 'invalid_grant' },
  { error: { code: 400, message: 'INVALID_IDP_RESPONSE' } },
  { errors: [{ message: 'x' }] },
  { status: 'error' },
  { error: 'unauthorized', sessionExpired: true },
  { success: false, error: { tokenError: 'invalid', invalidToken: true } },
  { errors: [{ message: 'x' }], data: { login: { token: null } } },
])('%j refuses', (value) => {
  expect(said(value)).toBe('refused');
});

it.each([
  { user: { id: 1 } },
  { success: true },
  { error: null, user: 1 },
  { errors: [] },
  { csrfToken: 'a' },
  { tokenType: 'Bearer' },
  { data: { help: { text: { token: 'a' } } } },
])('%j tells neither', (value) => {
  expect(said(value)).toBe('no session');
});

it('what was not recorded tells nothing, and what is no JSON holds none', () => {
  expect(sessionInBodyOf({ ...answer({}), responseBody: { mediaType: 'application/json' } })).toBeUndefined();
  expect(sessionInBodyOf(text('<html>'))).toBe('no session');
});
