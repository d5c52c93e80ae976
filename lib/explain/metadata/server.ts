import { row, rowsOf, type MetadataTable } from './row.ts';

const server = rowsOf('rfc8414#2');
const openId = rowsOf('oidc-discovery#3');

/** Members that authorization servers and OpenID providers publish. */
export const serverMetadata: MetadataTable = {
  issuer: row(
    'The provider’s own name: exactly the address the document was looked up for.',
    'rfc8414#2',
    'oidc-discovery#3',
  ),
  authorization_endpoint: server('Where the browser is sent to log in and agree.'),
  token_endpoint: server('Where codes and refresh tokens are changed for tokens.'),
  jwks_uri: row('Where the public keys are.', 'rfc8414#2', 'rfc7517#5'),
  registration_endpoint: server('Where software can register itself as a client.'),
  scopes_supported: row(
    'Permissions that can be asked for; the list need not be complete.',
    'rfc8414#2',
    'rfc9728#2',
  ),
  response_types_supported: server('What can be asked for at the authorization endpoint.'),
  response_modes_supported: server('How answers can travel. Left out, it means query and fragment.'),
  grant_types_supported: server(
    'Which token requests are offered. Left out, it means authorization_code and implicit.',
  ),
  token_endpoint_auth_methods_supported: server(
    'How clients may prove who they are. Left out, it means client_secret_basic.',
  ),
  token_endpoint_auth_signing_alg_values_supported: server('How signed client statements may be signed.'),
  service_documentation: server('Documentation for developers.'),
  ui_locales_supported: server('Languages of the pages.'),
  op_policy_uri: server('Rules on how clients may use the data.'),
  op_tos_uri: server('Terms of service.'),
  revocation_endpoint: row('Where tokens can be revoked.', 'rfc8414#2', 'rfc7009#2'),
  revocation_endpoint_auth_methods_supported: server(
    'How clients prove themselves when they revoke a token.',
  ),
  revocation_endpoint_auth_signing_alg_values_supported: server(
    'How signed client statements may be signed there.',
  ),
  introspection_endpoint: row('Where APIs can ask whether a token is valid.', 'rfc8414#2', 'rfc7662#2'),
  introspection_endpoint_auth_methods_supported: server('How those who ask about a token prove themselves.'),
  introspection_endpoint_auth_signing_alg_values_supported: server(
    'How signed statements may be signed there.',
  ),
  code_challenge_methods_supported: row(
    'PKCE methods. Left out, it means no PKCE, though some providers support it silently.',
    'rfc8414#2',
    'rfc9700#2.1.1',
  ),
  signed_metadata: row('The same facts, signed.', 'rfc8414#2.1', 'rfc9728#2.2'),
  userinfo_endpoint: openId('Where profile data can be asked for.'),
  acr_values_supported: openId('Kinds of login that are offered.'),
  subject_types_supported: openId(
    'Whether a person has the same identifier for every app (public) or a different one (pairwise).',
  ),
  id_token_signing_alg_values_supported: openId('How ID tokens may be signed; RS256 must be among them.'),
  id_token_encryption_alg_values_supported: openId('How the key of an encrypted ID token may be wrapped.'),
  id_token_encryption_enc_values_supported: openId('How ID tokens may be encrypted.'),
  userinfo_signing_alg_values_supported: openId('How UserInfo may be signed.'),
  userinfo_encryption_alg_values_supported: openId('How the key of encrypted UserInfo may be wrapped.'),
  userinfo_encryption_enc_values_supported: openId('How UserInfo may be encrypted.'),
  request_object_signing_alg_values_supported: openId('How request objects may be signed.'),
  request_object_encryption_alg_values_supported: openId(
    'How the key of an encrypted request object may be wrapped.',
  ),
  request_object_encryption_enc_values_supported: openId('How request objects may be encrypted.'),
  display_values_supported: openId('Kinds of pages that can be shown.'),
  claim_types_supported: openId('Kinds of claims. Left out, it means normal ones.'),
  claims_supported: openId('Claims that can be delivered; the list need not be complete.'),
  claims_locales_supported: openId('Languages of claims.'),
  claims_parameter_supported: openId('Whether single claims can be asked for. Left out, it means no.'),
  request_parameter_supported: openId('Whether signed requests are accepted. Left out, it means no.'),
  request_uri_parameter_supported: openId(
    'Whether requests by reference are accepted. Left out, it means yes.',
  ),
  require_request_uri_registration: openId(
    'Whether such references must be registered. Left out, it means no.',
  ),
};
