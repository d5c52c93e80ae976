import { expect, it } from 'vitest';
import { deliveryWords, isGood } from '../../../lib/telling/delivery.ts';
import type { Delivery } from '../../../lib/vocabulary/delivery.ts';

const nothing = { items: [], error: null, to: null } as const;

it.each<readonly [Delivery, number | null, string, boolean]>([
  [{ ...nothing, result: 'delivered', items: ['code', 'id_token'] }, 200, 'code, ID token', true],
  [
    { ...nothing, result: 'redirected', to: 'https://op.example:8443' },
    302,
    'redirect to op.example:8443',
    true,
  ],
  [{ ...nothing, result: 'redirected', to: 'com.example.app:' }, 302, 'redirect to com.example.app', true],
  [{ ...nothing, result: 'not_yet', error: 'slow_down' }, 400, 'slow_down', true],
  [{ ...nothing, result: 'not_yet' }, 202, 'not ready yet', true],
  [{ ...nothing, result: 'delivered', items: ['credential'] }, 200, 'credential', true],
  [{ ...nothing, result: 'refused', error: 'invalid_grant' }, 400, 'invalid_grant', false],
  [{ ...nothing, result: 'refused' }, 401, 'refused with 401', false],
  [{ ...nothing, result: 'refused' }, 200, 'refused', false],
  [{ ...nothing, result: 'no_response', error: 'net::ERR_FAILED' }, 0, 'net::ERR_FAILED', false],
  [{ ...nothing, result: 'no_response' }, 0, 'the request failed', false],
])('%j with status %s: %s', (delivery, status, words, good) => {
  expect(deliveryWords(delivery, status)).toBe(words);
  expect(isGood(delivery)).toBe(good);
});
