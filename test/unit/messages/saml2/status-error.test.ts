import { expect, it } from 'vitest';
import { lastWord } from '../../../../lib/messages/saml2/status-error.ts';

it.each([
  ['urn:oasis:names:tc:SAML:2.0:status:AuthnFailed', 'AuthnFailed'],
  ['http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', 'emailaddress'],
  ['http://www.w3.org/2000/09/xmldsig#rsa-sha1', 'rsa-sha1'],
  ['mail', 'mail'],
  ['urn:custom:', 'urn:custom:'],
  ['', ''],
])('the last word of %j is %j', (urn, word) => {
  expect(lastWord(urn)).toBe(word);
});

it('is found in a moment in an identifier without end', () => {
  expect(lastWord(`${'a'.repeat(1_000_000)}:end`)).toBe('end');
});
