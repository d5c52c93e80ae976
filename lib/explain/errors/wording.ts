import { rowsOf, type ErrorRow } from './row.ts';

const auth0 = rowsOf('Auth0');
const okta = rowsOf('Okta');
const keycloak = rowsOf('Keycloak');

/** Errors that a provider tells in words only, by a phrase of theirs in lower case. */
export const wordedErrors: readonly (readonly [phrase: string, row: ErrorRow])[] = [
  [
    'callback url mismatch',
    auth0(
      'The return address is not registered for this app.',
      'redirect_uri is missing in “Allowed Callback URLs”.',
      'Copy the address from the request into the app’s settings.',
    ),
  ],
  [
    "'redirect_uri' parameter must be a login redirect uri",
    okta(
      'The return address is not registered for this app.',
      'redirect_uri is missing in the sign-in redirect addresses.',
      'Copy the address from the request into the app’s settings.',
    ),
  ],
  [
    'invalid parameter: redirect_uri',
    keycloak(
      'The return address is not registered for this client.',
      'redirect_uri is missing in “Valid redirect URIs”.',
      'Copy the address from the request into the client’s settings.',
    ),
  ],
  [
    'session not active',
    keycloak(
      'The session at the provider has ended.',
      'A logout, or the session was idle for too long.',
      'Start a new login.',
    ),
  ],
  [
    'stale token',
    keycloak(
      'An older refresh token was used.',
      'It was replaced by a newer one.',
      'Always keep the newest refresh token.',
    ),
  ],
];
