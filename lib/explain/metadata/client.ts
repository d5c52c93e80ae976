import { row, rowsOf, type MetadataTable } from './row.ts';

const client = rowsOf('rfc7591#2');
const openId = rowsOf('oidc-registration#2');

/** Members of a client's registration. */
export const clientMetadata: MetadataTable = {
  redirect_uris: client('Addresses to which answers may be sent.'),
  token_endpoint_auth_method: client(
    'How the client proves who it is. Left out, it means client_secret_basic.',
  ),
  grant_types: client('Which token requests it makes.'),
  response_types: client('What it asks for at the authorization endpoint.'),
  client_name: client('Its name for people.'),
  client_uri: client('Its home page.'),
  logo_uri: client('Its logo.'),
  scope: client('Permissions it may ask for.'),
  contacts: client('Who is responsible for it.'),
  tos_uri: client('Its terms of service.'),
  policy_uri: client('Its privacy policy.'),
  jwks: client('Its public keys.'),
  software_id: client('Which software it is.'),
  software_version: client('Which version of that software.'),
  application_type: openId('A web site or an app on a device.'),
  sector_identifier_uri: openId('Several sites that share a person’s identifier.'),
  subject_type: openId('Which kind of identifier of a person it gets.'),
  id_token_signed_response_alg: openId('How its ID tokens are signed.'),
  userinfo_signed_response_alg: openId('How its UserInfo is signed.'),
  request_object_signing_alg: openId('How its request objects are signed.'),
  token_endpoint_auth_signing_alg: openId('How its client statements are signed.'),
  default_max_age: openId('How many seconds ago a person may last have signed in.'),
  require_auth_time: openId('Whether ID tokens must say when the person signed in.'),
  default_acr_values: openId('Kinds of login it wants, best first.'),
  initiate_login_uri: openId('Where other sites can start a login.'),
  request_uris: openId('References to requests that it may use.'),
  post_logout_redirect_uris: row('Addresses to go to after a logout.', 'rp-logout#3.1'),
  frontchannel_logout_uri: row('The page that is loaded at a logout.', 'frontchannel-logout#2'),
  frontchannel_logout_session_required: row(
    'Whether that page needs to know the session.',
    'frontchannel-logout#2',
  ),
  backchannel_logout_uri: row('Where its server is told of a logout.', 'backchannel-logout#2.2'),
  backchannel_logout_session_required: row(
    'Whether that notice must name the session.',
    'backchannel-logout#2.2',
  ),
  dpop_bound_access_tokens: row('Whether its tokens are always bound to a key.', 'rfc9449#5.2'),
};
