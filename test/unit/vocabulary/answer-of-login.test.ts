import { expect, it } from 'vitest';
import { isAnswerOfLogin } from '../../../lib/vocabulary/answer-of-login.ts';

it.each([
  ['token_request', false, true],
  ['discovery', false, true],
  ['authorization_request', false, true],
  ['userinfo_request', false, true],
  ['saml_response', false, true],
  ['provider_error_page', true, true],
  // What an API answers is the app's affair, unless it refuses.
  ['resource_request', false, false],
  ['resource_request', true, true],
  ['exposure', false, false],
  ['preflight', true, false],
] as const)('the answer to %s, refused: %s, tells of a login: %s', (kind, isRefusal, tells) => {
  expect(isAnswerOfLogin(kind, isRefusal)).toBe(tells);
});
