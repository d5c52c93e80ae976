import { code, product, says, token } from './phrase.ts';
import { anything, backChannel, cookieLost, idToken, samlRequestLost } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;

/** Spring Security: OAuth 2.0 and SAML 2.0 logins end on `/login?error` with a code in square brackets. */
export const spring = [
  ...product('Spring Security', app, [
    token('spring-request-not-found', 'authorization_request_not_found', cookieLost, {
      means:
        'The session holds no login with this state: it was lost or replaced, or the callback came twice.',
    }),
    code('spring-login-error', '', anything, { member: 'error', path: '/login', hides: true }),
    says('spring-invalid-credentials', '=Invalid credentials', anything, {
      hides: true,
      means:
        'Spring shows “Invalid credentials” when the session with the real message is gone too: it need not be the password.',
    }),
    token('spring-state', 'invalid_state_parameter', ['state-changed-in-transit', 'second-start-overwrites']),
    token('spring-nonce', 'invalid_nonce', 'nonce-mismatch'),
    token('spring-id-token', 'invalid_id_token', idToken, {
      hides: true,
      means: 'Which check failed stands in the app’s log, where it does not stand behind.',
    }),
    token('spring-token-response', 'invalid_token_response', backChannel, {
      hides: true,
      means: 'The token endpoint’s own words, where there are some, stand behind.',
    }),
    token('spring-user-info', 'invalid_user_info_response', ['userinfo-refused', 'scope-missing']),
    token('spring-user-info-uri', 'missing_user_info_uri', 'app-settings-incomplete', {
      means:
        'The provider let the person in. Spring Security then asks for the user information, and the app’s settings of this provider have no address for it.',
      fix: 'Set user-info-uri of the provider in the app’s settings (spring.security.oauth2.client.provider.….user-info-uri) to the userinfo_endpoint of its metadata, or set issuer-uri, from which Spring reads them all.',
    }),
    token('spring-signature-verifier', 'missing_signature_verifier', 'app-settings-incomplete', {
      means:
        'The provider let the person in and gave an ID token. Spring Security has nothing to check its signature with: no address of the provider’s keys, or no client secret where the algorithm wants one.',
      fix: 'Set jwk-set-uri of the provider in the app’s settings (spring.security.oauth2.client.provider.….jwk-set-uri) to the jwks_uri of its metadata, or set issuer-uri, from which Spring reads them all.',
    }),
    token('spring-user-name-attribute', 'missing_user_name_attribute', 'app-settings-incomplete', {
      means: 'The app’s own settings do not say which attribute of the user info is the user’s name.',
      fix: 'Set user-name-attribute of the provider in the app’s settings (spring.security.oauth2.client.provider.….user-name-attribute): sub for OpenID Connect, id for GitHub.',
    }),
    token('spring-registration', 'client_registration_not_found', 'callback-route-missing', {
      means: 'The registration in the callback’s path is not one of the app’s.',
    }),
    says('spring-registration-words', 'Invalid Client Registration with Id:', 'app-not-ready', {
      owner: 'client',
      means: 'Spring Security has no client registration of the name at the end of this address.',
      fix: 'Name it under spring.security.oauth2.client.registration exactly as the address does (…/oauth2/authorization/<name>, …/login/oauth2/code/<name>), in the profile that runs.',
    }),
    says('spring-claim-issuer', 'The ID Token contains invalid claims: {iss', 'issuer-wrong'),
    says(
      'spring-claim-audience',
      ['The ID Token contains invalid claims: {aud', 'The ID Token contains invalid claims: {azp'],
      'audience-wrong',
    ),
    says(
      'spring-claim-time',
      ['The ID Token contains invalid claims: {iat', 'The ID Token contains invalid claims: {exp'],
      ['token-early', 'token-expired'],
    ),
    says(
      'spring-decoder',
      'An error occurred while attempting to decode the Jwt:',
      ['key-unknown', 'issuer-wrong', 'token-expired'],
      { hides: true },
    ),
    says(
      'spring-csrf',
      ['Invalid CSRF Token', 'Could not verify the provided CSRF token'],
      'csrf-middleware-blocks',
    ),
  ]),
  ...product('Spring Security SAML', app, [
    token('spring-saml-in-response-to', 'invalid_in_response_to', samlRequestLost),
    says(
      'spring-saml-no-saved-request',
      'The response contained an InResponseTo attribute … but no saved authentication request was found',
      samlRequestLost,
    ),
    token('spring-saml-destination', 'invalid_destination', 'saml-destination'),
    says('spring-saml-destination-words', 'Invalid destination … for SAML response', 'saml-destination'),
    token('spring-saml-assertion', 'invalid_assertion', ['saml-time', 'saml-audience']),
    token('spring-saml-signature', 'invalid_signature', 'saml-signature'),
    token('spring-saml-issuer', 'invalid_issuer', 'saml-issuer'),
    token('spring-saml-decryption', 'decryption_error', 'saml-encryption'),
    token('spring-saml-registration', 'relying_party_registration_not_found', [
      'saml-issuer',
      'callback-route-missing',
    ]),
    token(
      'spring-saml-malformed',
      ['malformed_response_data', 'invalid_response'],
      ['saml-no-response', 'saml-request-unreadable', 'saml-destination', 'saml-audience'],
      { hides: true },
    ),
  ]),
];
