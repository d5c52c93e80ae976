import { expect, it } from 'vitest';
import { sha256Base64Url } from '../../../lib/exchange/digest.ts';

it('makes the challenge of RFC 7636, appendix B', () => {
  expect(sha256Base64Url('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('takes any text, the empty one and half a surrogate pair too', () => {
  expect(sha256Base64Url('')).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU');
  expect(sha256Base64Url('\ud800')).toMatch(/^[\w-]{43}$/);
});
