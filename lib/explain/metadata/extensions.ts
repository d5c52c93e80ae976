import { row, rowsOf, type MetadataTable } from './row.ts';

const frontChannel = rowsOf('frontchannel-logout#3');
const backChannel = rowsOf('backchannel-logout#2.1');
const grantManagement = rowsOf('grant-management');

/** Members that extensions add to a provider's document. */
export const extensionMetadata: MetadataTable = {
  pushed_authorization_request_endpoint: row('Where authorization requests can be uploaded.', 'rfc9126#5'),
  require_pushed_authorization_requests: row('Whether they must be uploaded.', 'rfc9126#5', 'rfc9126#6'),
  require_signed_request_object: row('Whether authorization requests must be signed.', 'rfc9101#9.2'),
  authorization_response_iss_parameter_supported: row(
    'Whether answers name the provider (iss).',
    'rfc9207#3',
  ),
  dpop_signing_alg_values_supported: row('How DPoP proofs may be signed.', 'rfc9449#5.1', 'rfc9728#2'),
  tls_client_certificate_bound_access_tokens: row(
    'Whether tokens can be bound to a client certificate.',
    'rfc8705#3.3',
  ),
  mtls_endpoint_aliases: row('Addresses for clients with a certificate.', 'rfc8705#5'),
  device_authorization_endpoint: row('Where devices ask for their codes.', 'rfc8628#4'),
  authorization_details_types_supported: row('Types of precise permissions.', 'rfc9396#10'),
  backchannel_authentication_endpoint: row('Where a login on the phone is started.', 'ciba#4'),
  backchannel_token_delivery_modes_supported: row('How its result is delivered.', 'ciba#4'),
  check_session_iframe: row('The frame that tells whether the login changed.', 'session#3.3'),
  end_session_endpoint: row('Where the browser is sent to log out.', 'rp-logout#2.1'),
  frontchannel_logout_supported: frontChannel('Whether apps are told of a logout through the browser.'),
  frontchannel_logout_session_supported: frontChannel('Whether that notice names the session.'),
  backchannel_logout_supported: backChannel('Whether apps’ servers are told of a logout.'),
  backchannel_logout_session_supported: backChannel('Whether that notice names the session.'),
  prompt_values_supported: row('Values of prompt that are understood.', 'prompt-create'),
  authorization_signing_alg_values_supported: row('How signed answers may be signed.', 'jarm#4'),
  authorization_encryption_alg_values_supported: row(
    'How the key of an encrypted answer may be wrapped.',
    'jarm#4',
  ),
  authorization_encryption_enc_values_supported: row('How answers may be encrypted.', 'jarm#4'),
  client_id_metadata_document_supported: row(
    'Whether a web address can serve as client identifier.',
    'client-id-metadata-document',
  ),
  grant_management_endpoint: grantManagement('Where consent records are managed.'),
  grant_management_actions_supported: grantManagement('What can be done with consent records.'),
  grant_management_action_required: grantManagement(
    'Whether every request must say what to do with the record.',
  ),
  protected_resources: row('APIs that accept this provider’s tokens.', 'rfc9728#4'),
};
