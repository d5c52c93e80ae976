import { row, type ErrorTable } from './row.ts';

/** Errors of the authorization endpoint. */
export const authorizationErrors: ErrorTable = {
  access_denied: row(
    'The person, or a rule of the provider, said no.',
    'Somebody pressed Cancel; the account is not assigned to this app; a policy blocks it.',
    'If nobody cancelled, look in the provider’s sign-in log for the policy that applied.',
    'rfc6749#4.1.2.1',
  ),
  unsupported_response_type: row(
    'The provider cannot answer in that form.',
    'The implicit flow is switched off; a misspelt response_type.',
    'Use response_type=code.',
    'rfc6749#4.1.2.1',
  ),
  server_error: row(
    'Something broke at the provider.',
    'A fault or an outage there; sometimes a misconfiguration that it does not name.',
    'Try again later; then look in the provider’s log.',
    'rfc6749#4.1.2.1',
  ),
  temporarily_unavailable: row(
    'The provider is overloaded or under maintenance.',
    'An outage.',
    'Try again later.',
    'rfc6749#4.1.2.1',
  ),
  interaction_required: row(
    'The app asked for a silent answer, and the provider needs to show something.',
    'Consent, a second factor, or new terms are due.',
    'Start an ordinary login, without prompt=none.',
    'oidc-core#3.1.2.6',
  ),
  login_required: row(
    'The app asked for a silent answer, and nobody is signed in.',
    'There is no session; the browser blocks third-party cookies; max_age or the hint does not fit.',
    'Start an ordinary login. If the person is signed in, third-party cookies are the usual reason.',
    'oidc-core#3.1.2.6',
  ),
  account_selection_required: row(
    'The app asked for a silent answer, and several accounts are signed in.',
    'Nothing says which account is meant.',
    'Send a login_hint, or start an ordinary login.',
    'oidc-core#3.1.2.6',
  ),
  consent_required: row(
    'The app asked for a silent answer, and consent is missing.',
    'A scope was added since the last consent.',
    'Start an ordinary login, without prompt=none.',
    'oidc-core#3.1.2.6',
  ),
  invalid_request_uri: row(
    'The provider could not use the referenced request.',
    'The reference of a pushed request has expired or was used before; the hosted object could not be fetched.',
    'Push a new request for every login.',
    'oidc-core#3.1.2.6',
    'rfc9101#7',
  ),
  invalid_request_object: row(
    'The provider could not use the signed request.',
    'A wrong signature, key, audience or expiry.',
    '',
    'oidc-core#3.1.2.6',
    'rfc9101#7',
  ),
  request_not_supported: row(
    'The provider does not take signed requests.',
    'It lacks that feature.',
    '',
    'oidc-core#3.1.2.6',
  ),
  request_uri_not_supported: row(
    'The provider does not take requests by reference.',
    'It lacks that feature.',
    '',
    'oidc-core#3.1.2.6',
  ),
  registration_not_supported: row(
    'The provider does not take client facts inside a request.',
    'It lacks that feature.',
    '',
    'oidc-core#3.1.2.6',
  ),
  unmet_authentication_requirements: row(
    'The provider cannot log the person in as strongly as asked.',
    'The level in acr_values is not available for this account.',
    'Set up the missing factor, or ask for a level that the provider offers.',
    'unmet-authentication-requirements',
    'rfc9470#5',
  ),
  invalid_target: row(
    'The API that was named is unknown, or may not be asked for like this.',
    'A wrong resource address, or several that cannot be combined.',
    '',
    'rfc8707#2',
  ),
  invalid_authorization_details: row(
    'The provider does not accept the precise permissions that were asked for.',
    'An unknown type or field.',
    '',
    'rfc9396#5',
  ),
  invalid_grant_id: row(
    'The consent record is unknown or belongs to somebody else.',
    'Another person or another provider.',
    '',
    'grant-management',
  ),
};
