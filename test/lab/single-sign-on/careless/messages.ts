import { sign } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { labKey } from '../keys.ts';

/** Whether a message is signed beside it. */
export type Signed = 'signed' | 'unsigned';

/** A query by the redirect binding, with SigAlg and Signature where it is signed. SAML Bindings §3.4.4.1. */
export function signedQuery(
  name: 'SAMLRequest' | 'SAMLResponse',
  xml: string,
  relayState: string | undefined,
  signs: Signed,
): string {
  const query = new URLSearchParams({
    [name]: deflateRawSync(xml).toString('base64'),
    ...(relayState !== undefined && { RelayState: relayState }),
  });
  if (signs === 'unsigned') return query.toString();
  query.append('SigAlg', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
  const signature = sign('sha256', Buffer.from(query.toString()), labKey.key);
  query.append('Signature', signature.toString('base64'));
  return query.toString();
}
