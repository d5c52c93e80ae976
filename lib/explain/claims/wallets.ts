import { claim, type ClaimTable } from './row.ts';

/** Claims of credentials that are shown in parts, and of what binds them to a request. RFC 9901; OpenID4VP, appendix B.3. */
export const walletClaims: ClaimTable = {
  vct: claim('The type of the credential.', 'openid4vp#B.3'),
  _sd: claim(
    'Fingerprints of claims that can be shown one by one. What is not shown stays a fingerprint.',
    'rfc9901#4.2',
  ),
  _sd_alg: claim('How the fingerprints were made (SHA-256 where it is not said).', 'rfc9901#4.1'),
  sd_hash: claim(
    'Fingerprint of all that is shown: nothing can be added or taken away afterwards.',
    'rfc9901#4.3',
  ),
};
