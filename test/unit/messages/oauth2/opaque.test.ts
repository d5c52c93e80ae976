import { describe, expect, it } from 'vitest';
import { looksIssued, looksRandom } from '../../../../lib/messages/oauth2/opaque.ts';

describe('looks drawn by lot:', () => {
  it.each([
    'af0ifjsldkj',
    'af0ifjsldkj9320ad',
    'CfDJ8AZ_',
    '6ba7b810-9dad-11d1',
    'security_token=138r5',
    'a'.repeat(24),
  ])('%s', (value) => expect(looksRandom(value)).toBe(true));

  it.each([
    undefined,
    '',
    'CA',
    'open',
    'xyz',
    'california',
    'new york city',
    '20260101',
    'Authorised',
    'san-francisco',
    'Request_Received',
  ])('not %s', (value) => expect(looksRandom(value)).toBe(false));
});

describe('looks issued by a server:', () => {
  it.each([
    'SplxlOBeZQQYbYS6WxSbIA',
    '4/0AVMBsJh1-Q3vJ0o9x_kd3Yb',
    '0.AXoA-long-code',
    'M.C507_BAY.2.U.1234-56',
    '8d1c4b2f9a7e6d5c4b3a',
    'e2f.55d1.9a-12',
  ])('%s', (value) => expect(looksIssued(value)).toBe(true));

  it.each([
    'SUMMER',
    'SUMMER-SALE-2026',
    'WELCOME10OFF',
    '94103',
    '123456789012',
    'de-DE',
    'new-customer',
    'a b c d e 1 2',
    'XK7Q-92MP-LL4T',
    'Authorised',
  ])('not %s', (value) => expect(looksIssued(value)).toBe(false));
});
