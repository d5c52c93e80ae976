import { expect, it } from 'vitest';
import { leftHalfOfHash, sha256Base64Url } from '../../../lib/exchange/digest.ts';

it('makes the challenge of RFC 7636, appendix B', () => {
  expect(sha256Base64Url('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  );
});

it('takes any text, the empty one and half a surrogate pair too', () => {
  expect(sha256Base64Url('')).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU');
  expect(sha256Base64Url('\ud800')).toMatch(/^[\w-]{43}$/);
});

it('makes the hashes of the examples in OpenID Connect Core, appendix A', () => {
  expect(leftHalfOfHash('RS256', 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y')).toBe(
    '77QmUPtjPfzWtF2AnpK9RQ',
  );
  expect(leftHalfOfHash('RS256', 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk')).toBe(
    'LDktKdoQak3Pk0cnXxCltA',
  );
});

it.each([
  ['ES256K', 22],
  ['PS384', 32],
  ['HS512', 43],
  ['Ed25519', 43],
  ['EdDSA', 43],
])('takes the hash that %s uses', (alg, length) => {
  expect(leftHalfOfHash(alg, 'text')).toMatch(new RegExp(`^[\\w-]{${length}}$`));
});

it.each(['none', 'constructor', 'Ed448', 'RS1', '', 'xRS256'])('knows no hash for “%s”', (alg) => {
  expect(leftHalfOfHash(alg, 'text')).toBeUndefined();
});
