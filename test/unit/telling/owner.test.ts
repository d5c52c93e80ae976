import { expect, test } from 'vitest';
import { ownerWord } from '../../../lib/telling/owner.ts';

test.each([
  ['client', 'vp-nonce-missing', 'the verifier'],
  ['authorization_server', 'vp-more-than-asked', 'the wallet'],
  ['client', 'vci-deferred-too-fast', 'the wallet'],
  ['authorization_server', 'vci-no-tx-code', 'the issuer'],
  ['resource_server', 'vci-issuer-mismatch', 'the issuer'],
  ['client', 'pkce-missing', 'the app'],
  ['authorization_server', 'token-response-cacheable', 'the provider'],
  ['resource_server', 'api-accepts-wrong-token', 'the API'],
  ['browser', 'no-such-rule', 'the browser'],
] as const)('%s of %s is %s', (owner, rule, word) => {
  expect(ownerWord(owner, rule)).toBe(word);
});
