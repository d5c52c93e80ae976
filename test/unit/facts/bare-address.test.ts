import { expect, it } from 'vitest';
import { bareAddress } from '../../../lib/facts/bare-address.ts';

it.each([
  ['https://OP.example:443/', 'https://op.example'],
  ['https://op.example/tenant/', 'https://op.example/tenant'],
  ['https://op.example/a/../b', 'https://op.example/b'],
  ['https://op.example/Tenant', 'https://op.example/Tenant'],
  ['not a url/', 'not a url'],
  ['', ''],
])('%s is %s', (url, bare) => {
  expect(bareAddress(url)).toBe(bare);
});
