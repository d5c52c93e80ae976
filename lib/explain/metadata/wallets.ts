import { rowsOf, type MetadataTable } from './row.ts';

const issuer = rowsOf('openid4vci#12.2');
const verifier = rowsOf('openid4vp#5.1');

/** Members that an issuer of credentials publishes, and that a verifier or a wallet says of itself. */
export const walletMetadata: MetadataTable = {
  credential_issuer: issuer('The issuer’s own name: exactly the address it was looked up for.'),
  credential_endpoint: issuer('Where wallets ask for credentials.'),
  nonce_endpoint: issuer('Where wallets get the value that their proofs must hold.'),
  deferred_credential_endpoint: issuer('Where wallets ask again for what was not ready.'),
  notification_endpoint: issuer('Where wallets tell what became of a credential.'),
  credential_request_encryption: issuer('How requests for credentials may or must be encrypted.'),
  credential_response_encryption: issuer('How answers with credentials may or must be encrypted.'),
  batch_credential_issuance: issuer('How many copies of a credential a wallet may ask for at once.'),
  credential_configurations_supported: issuer(
    'The credentials that it issues: their formats, types, claims, and which proofs it wants.',
  ),
  vp_formats_supported: verifier(
    'The formats of credentials that it can read or show, with their algorithms.',
  ),
  encrypted_response_enc_values_supported: verifier('How an encrypted answer’s content may be encrypted.'),
};
