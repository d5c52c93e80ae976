import { expect, it } from 'vitest';
import { stepAddress } from '../../../lib/telling/step.ts';

it.each([
  ['GET', 'https://op.example/auth?client_id=spa#x', 'GET https://op.example/auth'],
  ['GET', 'com.example.app:/cb?code=secret', 'GET com.example.app:/cb'],
  [null, 'https://app.example/cb', 'https://app.example/cb'],
  ['GET', '[redacted-1]', 'GET [redacted-1]'],
  ['GET', null, ''],
  ['GET', '', ''],
])('a step with method %s and URL %s is at “%s”', (method, url, place) => {
  expect(stepAddress({ method, url })).toBe(place);
});
