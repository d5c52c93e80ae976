import { expect, it } from 'vitest';
import { fingerprint } from '../../../lib/messages/fingerprint.ts';

it('is the same for an address with and without its query', () => {
  const address = 'https://op.example/oauth2/token';
  expect(fingerprint(`${address}?a=1`, address.length)).toBe(fingerprint(address, address.length));
});

it.each([
  'https://op.example/oauth2/tokem',
  'https://op.example/oauth2/v1/token',
  'https://ox.example/oauth2/token',
])('differs for %s', (other) => {
  const address = 'https://op.example/oauth2/token';
  expect(fingerprint(other, other.length)).not.toBe(fingerprint(address, address.length));
});
