import {
  emailRequired,
  notAdmitted,
  notVerified,
  notVerifiedBy,
  refusedPassword,
  unknownUser,
} from './any-app-wordings.ts';
import { membersOnly } from './members-only.ts';
import { code, product, says, token } from './phrase.ts';
import { afterCode, backChannel, cookieLost, otherLogin } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;

/** What many applications say in nearly the same words. */
export const anyApp = [
  ...product('various', app, [
    says(
      'any-state-words',
      [
        'State mismatch',
        'OIDC callback state mismatch',
        'OAuth state mismatch',
        'OAuth2 state mismatch',
        'state mismatch',
        'state does not match',
        'state did not match',
        'Invalid state token',
        'Invalid OAuth state',
        'invalid oauth state',
        'Invalid state parameter',
        'state parameter does not match',
        'Mismatched state',
        'State parameter mismatch',
        'states do not match',
      ],
      otherLogin,
    ),
    // In the words of Google’s guide, of the form that its button posts.
    says(
      'any-double-submit',
      [
        'Failed to verify double submit cookie',
        'No CSRF token in Cookie',
        'No CSRF token in post body',
        'g_csrf_token',
      ],
      'double-submit-mismatch',
    ),
    says('any-unverified', notVerifiedBy, 'email-not-verified', {
      owner: 'admin',
      means:
        'The login at the provider worked; by the app’s word the provider does not say that the person’s e-mail address is confirmed (email_verified is false, or does not come), and the app lets in nobody on such an address.',
    }),
    // Who should have confirmed it is not said: RomM and many others mean the provider’s claim.
    says('any-unverified-bare', notVerified, 'email-not-verified', {
      owner: 'admin',
      codes: ['email-not-verified', 'email_not_verified'],
      means:
        'The login at the provider worked; for the app the e-mail address is not confirmed, often because the provider sends email_verified as false, or not at all.',
      fix: 'Let the provider send email_verified as true where it knows the address (Keycloak: “Email verified” of the user; authentik sends false since 2025.10: a scope mapping of one’s own for email, selected in the provider), and sign in again. If the app confirms addresses by mails of its own, use the link in that.',
    }),
    // Who comes from a provider typed no password here, whatever the app’s usual sentence says.
    says('any-app-password', refusedPassword, afterCode, {
      hides: true,
      means:
        'No password was asked for in this login: the app says its usual sentence of whatever failed (the state, the exchange of the code, a claim such as the e-mail address, an account or domain that it does not admit), and its log has the reason.',
    }),
    says('any-email-required', emailRequired, 'claim-missing-email'),
    says('any-user-unknown', unknownUser, 'not-provisioned', {
      owner: 'admin',
      means: 'The login at the provider worked; the app knows no such user.',
      fix: 'Whoever runs the app adds the person, or lets new accounts be made at the first login. If the account is there, the app looks for it by another value than the provider sends: compare the name, address or identifier of the account with the person’s at the provider, letter for letter.',
    }),
    says('any-not-admitted', notAdmitted, 'not-provisioned', {
      owner: 'admin',
      means:
        'The login at the provider worked; the app’s own lists (users, groups, mail domains) do not let this person in.',
      fix: 'Whoever runs the app adds the person, group or domain to its list (Headscale: oidc.allowed_users, allowed_groups, allowed_domains). If it is on it, the provider did not send the value in the ID token or user information: a scope or mapper for groups or email is missing, or the spelling differs (Keycloak sends groups with a slash before them).',
    }),
    says(
      'any-code-refused',
      ['=Invalid authorization code', '=Invalid code', '=Invalid auth code', '=Invalid OAuth code'],
      backChannel,
      {
        means:
          'The code itself need not be wrong: apps say this of whatever fails as they redeem it (n8n: a state or nonce that differs, a refused client secret, an issuer or ID token that does not fit; Headscale: any refusal of the token endpoint). The app’s log has the reason.',
      },
    ),
    // What HTTP clients of Python, Node and .NET say of an answer: at a token endpoint 401 is for the client alone. RFC 6749 §5.2.
    says(
      'any-token-401',
      ['401 Client Error: Unauthorized for url: …/token', '401 Unauthorized: POST …/token'],
      'secret-wrong-or-expired',
      {
        means:
          'The provider’s token endpoint answered the app’s server with 401, as it does to a client that does not prove who it is: a wrong or expired client secret, or one that is sent in another way than the client is registered for.',
        fix: 'Copy the client secret from the provider into the app once more, without spaces, and start the app again; compare how the app sends it (client_secret_basic, client_secret_post) with the client’s settings at the provider, and that the client is no public one there.',
      },
    ),
    says(
      'any-token-400',
      ['400 Client Error: Bad Request for url: …/token', '400 Bad Request: POST …/token'],
      backChannel,
    ),
    // The app itself: the provider’s answer has a code.
    code('any-denied', ['access_denied', 'org_access_denied', 'accessdenied'], ['not-provisioned'], {
      hides: true,
      means:
        'The provider let the person in: the app’s own rules do not (Woodpecker: WOODPECKER_OPEN, WOODPECKER_ORGS).',
    }),
    code('any-403', '403', ['not-provisioned', 'backchannel-failed'], { member: 'errorcode' }),
    says(
      'any-nonce',
      ['nonce mismatch', 'nonce does not match', 'Invalid nonce', 'nonce did not match'],
      'nonce-mismatch',
    ),
    says(
      'any-session-lost',
      [
        'session expired or cookies',
        'Your session has expired or was not found',
        'no state cookie',
        'make sure cookies are enabled',
        'make sure that cookies are enabled',
        'cookies must be enabled',
        'missing state cookie',
        'state cookie not found',
        'state cookie missing',
        'missing oauth state cookie',
        'OAuth state cookie missing',
        'No state cookie found',
        'login session not found',
        'login session expired',
      ],
      cookieLost,
    ),
    says(
      'any-verifier',
      [
        'code verifier missing',
        'missing code verifier',
        'no code verifier',
        'code_verifier is missing',
        'PKCE verifier not found',
        'missing PKCE verifier',
        'code verifier not found',
      ],
      'pkce-verifier-lost',
    ),
    code(
      'any-token-refused',
      [
        'token_validation_failed',
        'id_token_validation_failed',
        'token_verification_failed',
        'invalid_id_token',
      ],
      'id-token-refused',
    ),
    code(
      'any-state',
      [
        'invalid_state',
        'state_invalid',
        'bad_state',
        'missing_oauth_state',
        'oauth_state_mismatch',
        'invalid_oauth_state',
        'csrf_state_mismatch',
        'state_verification_failed',
        'state_expired',
      ],
      otherLogin,
    ),
    code('any-issuer', ['invalid_issuer', 'issuer_mismatch', 'issuer_missing'], 'issuer-wrong'),
    code('any-audience', ['invalid_audience', 'audience_mismatch', 'invalid_aud'], 'audience-wrong'),
    code('any-nonce-code', ['invalid_nonce', 'nonce_missing'], 'nonce-mismatch'),
    code(
      'any-exchange',
      [
        'token_exchange_failed',
        'code_exchange_failed',
        'exchange_failed',
        'oauth_token_exchange_failed',
        'token_request_failed',
      ],
      backChannel,
    ),
    says(
      'any-not-member',
      [
        'not a member of one of the required',
        'not a member of any of the required',
        'not a member of any required',
        'not a member of the required',
        'not a member of an allowed',
        'not a member of any allowed',
        'not a member of any of the allowed',
        'not a member of one of the allowed',
        'not a member of the allowed',
        'not a member of an authorized',
        'not a member of any authorized',
        'must be a member of',
        "aren't a member of an allowed",
        "aren't a member of any allowed",
        "aren't in any of the allowed",
        'not in required orgs or teams',
        'not in any of the required',
        'not in any of the allowed',
        'not in any allowed group',
        'does not belong to any of the required',
        'does not belong to any of the allowed',
        'not belong to any allowed',
        'kein Mitglied einer der erforderlichen',
        'nicht Mitglied einer der erforderlichen',
        'kein Mitglied einer zugelassenen',
        'pas membre d’une des organisations requises',
        'pas membre de l’une des organisations',
        'pas membre d’une organisation autorisée',
        'no es miembro de ninguna de las organizaciones',
        'no pertenece a ninguna de las organizaciones',
        'não é membro de nenhuma das organizações',
        'non è membro di nessuna delle organizzazioni',
        'geen lid van een van de vereiste',
      ],
      'not-provisioned',
      { owner: 'admin', ...membersOnly },
    ),
    token('any-failed', ['oauth_failed', 'oauth_error'], afterCode, {
      hides: true,
      codes: [
        'auth_failed',
        'authentication_failed',
        'callback_error',
        'callback_failed',
        'login_failed',
        'oauth_callback_error',
        'oauth_callback_failed',
        'oidc_failed',
        'sso_failed',
      ],
    }),
  ]),
  // google-auth-library for Node, and google-auth for Python: what a server says of an ID token that it checked.
  ...product('google-auth', app, [
    says(
      'google-auth-audience',
      ['Wrong recipient, payload audience', 'Token has wrong audience'],
      'audience-wrong',
    ),
    says('google-auth-late', 'Token used too late, ', 'token-expired'),
    says('google-auth-early', 'Token used too early, ', 'token-early'),
    says('google-auth-issuer', ['Invalid issuer, expected one of', 'Wrong issuer. '], 'issuer-wrong'),
  ]),
];
