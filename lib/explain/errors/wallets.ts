import { row, type ErrorTable } from './row.ts';

/** Errors that wallets answer verifiers with, and issuers answer wallets with. OpenID4VP §8.5; OpenID4VCI §8.3.1.2, §9.3, §11.3. */
export const walletErrors: ErrorTable = {
  vp_formats_not_supported: row(
    'The wallet has no credential in a format or with an algorithm that the verifier can read.',
    'The formats or algorithms in client_metadata are other ones than the wallet’s.',
    'Compare vp_formats_supported of the request with what the wallet offers (dc+sd-jwt, mso_mdoc; ES256).',
    'openid4vp#8.5',
  ),
  invalid_request_uri_method: row(
    'The wallet does not know the way in which it is to fetch the request.',
    'request_uri_method is neither get nor post, or is spelt in capitals.',
    'Send request_uri_method=post or leave it out.',
    'openid4vp#8.5',
  ),
  invalid_transaction_data: row(
    'The wallet does not take the transaction that it is to approve.',
    'A type that it does not know, a field that is missing, or a credential that was not asked for.',
    'Send only types that the wallet knows, for credentials of the query.',
    'openid4vp#8.5',
  ),
  wallet_unavailable: row(
    'No wallet could be reached.',
    'The wallet is not installed or not set up on this device.',
    'Open or install the wallet and try again.',
    'openid4vp#8.5',
  ),
  invalid_credential_request: row(
    'The issuer does not understand the request for a credential.',
    'A missing or unknown member; both credential_identifier and credential_configuration_id; the wrong one of the two.',
    'Where the token came with credential_identifiers, send credential_identifier; else credential_configuration_id.',
    'openid4vci#8.3',
  ),
  unknown_credential_configuration: row(
    'The issuer has no credential of that name.',
    'credential_configuration_id is none of credential_configurations_supported.',
    'Take the name from the issuer’s description or offer.',
    'openid4vci#8.3',
  ),
  unknown_credential_identifier: row(
    'The issuer knows no credential by that identifier for this token.',
    'credential_identifier is none that came with the token.',
    'Take it from authorization_details of the token response.',
    'openid4vci#8.3',
  ),
  invalid_proof: row(
    'The issuer does not accept the wallet’s proof of its key.',
    'Missing proofs, a wrong aud, typ or algorithm, no key in the header, a signature of another key, or a clock that is off.',
    'The proof needs typ openid4vci-proof+jwt, aud = credential_issuer, iat of now and the issuer’s last c_nonce.',
    'openid4vci#8.3',
    'openid4vci#F.1',
  ),
  invalid_nonce: row(
    'The proof holds a nonce that the issuer does not know any more.',
    'The nonce is too old, was used, or is another issuer’s.',
    'Ask the nonce endpoint for a new one and try once more.',
    'openid4vci#8.3',
    'openid4vci#7.2',
  ),
  invalid_encryption_parameters: row(
    'The issuer cannot encrypt its answer as the wallet asks.',
    'credential_response_encryption is missing, or names a key or algorithm that the issuer does not know.',
    'Take what credential_response_encryption of the issuer’s description lists.',
    'openid4vci#8.3',
  ),
  unsupported_credential_type: row(
    'The issuer has no credential of that type. Drafts say it so.',
    'The type or doctype of the request is none of those that the issuer describes.',
    'Take the name from the issuer’s description or offer.',
    'openid4vci#8.3',
  ),
  unsupported_credential_format: row(
    'The issuer does not issue the credential in that format. Drafts say it so.',
    'format is another one than the issuer’s description has for this credential.',
    'Take the format from the issuer’s description.',
    'openid4vci#8.3',
  ),
  credential_request_denied: row(
    'The issuer will not issue this credential.',
    'The person is not entitled to it, or a rule of the issuer’s speaks against it. Trying again will not help.',
    'Ask the issuer.',
    'openid4vci#8.3',
  ),
  issuance_pending: row(
    'The credential is not ready yet.',
    'Somebody or something at the issuer still has to decide.',
    'Ask again after interval seconds.',
    'openid4vci#9',
  ),
  invalid_transaction_id: row(
    'The issuer knows no pending credential by that transaction.',
    'It was fetched already, has expired, or belongs to another token.',
    'Begin the issuance anew.',
    'openid4vci#9',
  ),
  invalid_notification_id: row(
    'The issuer knows no credential by that notification.',
    'The id is another issuance’s, or too old.',
    '',
    'openid4vci#11',
  ),
  invalid_notification_request: row(
    'The issuer does not understand the notice.',
    'A missing member or an unknown event.',
    '',
    'openid4vci#11',
  ),
};
