import { code, product, says, token } from './phrase.ts';
import { backChannel, cookieLost, otherLogin } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;
const wordpress = { member: 'loginerror' } as const;

/** Laravel, Symfony, Nextcloud, WordPress and other PHP logins. */
export const php = [
  ...product('Laravel Socialite', app, [
    token('socialite-state', 'InvalidStateException', cookieLost, {
      means: 'The session that began the login did not come back, or the callback was opened a second time.',
    }),
  ]),
  ...product('Laravel', app, [
    says(
      'laravel-expired',
      ['=Page Expired', '=419 | Page Expired', '419 Page Expired'],
      'csrf-middleware-blocks',
      { tokens: ['TokenMismatchException'] },
    ),
    says('laravel-mismatch', 'CSRF token mismatch', 'csrf-middleware-blocks'),
  ]),
  ...product('Symfony OAuth bundles', app, [
    says(
      'knpu-state',
      ['Invalid state parameter passed in callback URL', 'Invalid state parameter in callback URL'],
      cookieLost,
    ),
    says('hwi-csrf', 'Given CSRF token is not valid', cookieLost),
    says(
      'knpu-code',
      ['No "code" parameter was found', 'No oauth code in the request', 'No code was found'],
      ['request-refused', 'state-missing-return'],
      {
        means: 'The provider answered with an error; it stands in the callback’s address.',
      },
    ),
    says('hwi-user', 'Could not retrieve valid user info', ['userinfo-refused', 'scope-missing']),
    says(
      'knpu-token',
      [
        'Authentication failed! Did you authorize our app',
        'Error fetching OAuth credentials',
        'Failed to fetch the access token',
      ],
      backChannel,
    ),
  ]),
  ...product('league/oauth2-client', app, [
    token('league-provider', 'IdentityProviderException', backChannel, {
      means: 'The token endpoint’s own error stands behind it.',
    }),
    says('league-required', 'Required option not passed: "access_token"', backChannel),
  ]),
  ...product('Nextcloud', app, [
    says('nextcloud-state', ['The received state does not match the expected value'], otherLogin),
    says(
      'nextcloud-state-expired',
      'The received state has expired',
      ['state-store-lost-server', 'second-start-overwrites', 'cookie-expired-before-return'],
      { means: 'Nextcloud says so of every state that its session does not hold, however young.' },
    ),
    says(
      'nextcloud-https',
      'You must access Nextcloud with HTTPS to use OpenID Connect',
      'redirect-scheme-proxy',
      {
        owner: 'proxy',
        means:
          'Nextcloud believes that it is reached by plain http: the proxy’s scheme does not arrive (overwriteprotocol).',
      },
    ),
    says(
      'nextcloud-client',
      'Your client is not authorized to connect! Please inform the administrator',
      'client-unknown-here',
      { owner: 'admin' },
    ),
    says(
      'nextcloud-reach',
      [
        'Could not reach the OpenID Connect provider',
        'Failed to contact the OIDC provider token endpoint',
        'Could not reach provider',
      ],
      'backchannel-failed',
    ),
    says('nextcloud-issuer', 'The issuer does not match the one from the discovery endpoint', 'issuer-wrong'),
    says('nextcloud-audience', 'The audience does not match ours', 'audience-wrong', {
      means:
        'Nextcloud refused the ID token: the client ID of this provider’s entry in user_oidc is not in its audience (aud).',
    }),
    says('nextcloud-azp', 'The authorized party does not match ours', 'audience-wrong', {
      means:
        'Nextcloud refused the ID token: its azp is another client than the client ID of this provider’s entry in user_oidc.',
      fix: 'Let the provider issue the ID token to this very client; where azp is meant to be another, user_oidc passes over it with login_validation_azp_check = false in config.php.',
    }),
    says('nextcloud-group', 'You do not have permission to log in to this instance', 'not-provisioned', {
      means:
        'The login at the provider worked; Nextcloud lets in only members of the groups that the provider’s entry in user_oidc names, and the ID token names none of them.',
      fix: 'Look at “Restrict login for users that are not in any whitelisted group” and at the group claim of the provider’s entry in user_oidc; let the provider put the person’s groups into the ID token (scope or mapper).',
    }),
    says('nextcloud-secret', 'Failed to decrypt the OIDC provider client secret', 'secret-wrong-or-expired', {
      means:
        'Nextcloud cannot read the client secret that it has stored: the secret of its config.php is another than when it was entered (a restored or moved installation).',
      fix: 'Enter the client secret again in the provider’s entry of user_oidc.',
    }),
    says('nextcloud-nonce', 'The nonce does not match', 'nonce-mismatch'),
    says(
      'nextcloud-provision',
      ['Failed to provision the user', 'Failed to provision user'],
      'not-provisioned',
      {
        means:
          'The app made no account of what it got, or found none: accounts are not made by themselves (in Nextcloud: auto_provision), or one of the same name comes from elsewhere, or the claim taken as user ID names nobody.',
        fix: 'Look at what the provider’s entry in user_oidc takes as user ID (sub unless another claim is named, such as preferred_username; a unique user ID is hashed and fits no account that exists already), and at auto_provision and soft_auto_provision in config.php: without the latter nobody gets in whose account comes from elsewhere (LDAP, made by hand).',
      },
    ),
    says('nextcloud-conflict', '=User conflict', ['account-conflict', 'not-provisioned'], { owner: 'admin' }),
    says('nextcloud-token-expired', 'The received token is expired', 'token-expired'),
    says(
      'nextcloud-saml-denied',
      'Your account is denied, access to this service is thus not possible',
      'not-provisioned',
      {
        means:
          'The login at the provider worked; by its groups user_saml does not let this person in (a group that is rejected, or none of those that are required).',
        fix: 'Compare the user filter of user_saml (groups that are rejected or required) with the groups that the assertion brings, under the name that its group attribute mapping has.',
      },
    ),
    says(
      'nextcloud-saml',
      [
        'Account not provisioned. Your account is not provisioned',
        'Your account is not provisioned, access to this service is thus not possible',
      ],
      'not-provisioned',
      {
        means:
          'Nextcloud (user_saml) let nobody in: it shows this page where the attribute from which it reads the user ID did not come, where the account is not there and it may not make one, and where it did not accept the answer.',
        fix: 'Nextcloud’s log says which: “IDP parameter for the UID … not found” lists the attributes that came. Enter in “Attribute to map the UID to” (SSO & SAML settings) one that comes, or let the provider send that one; “Auto provisioning not allowed” means that the account has to be made first.',
      },
    ),
    says('nextcloud-domain', 'Access through untrusted domain', ['redirect-host', 'wrong-vhost'], {
      owner: 'admin',
    }),
  ]),
  ...product('OpenID Connect Generic for WordPress', app, [
    code(
      'wordpress-state',
      ['invalid-state', 'missing-state'],
      ['cookie-expired-before-return', 'callback-twice', 'state-store-lost-server'],
      { ...wordpress, means: 'The plugin keeps a state for 180 seconds.' },
    ),
    code('wordpress-code', 'no-code', ['request-refused'], wordpress),
    code(
      'wordpress-token',
      [
        'invalid-token-response',
        'bad-token-response',
        'missing-identity-token',
        'request_authentication_token',
      ],
      backChannel,
      wordpress,
    ),
    code(
      'wordpress-claim',
      [
        'bad-id-token-claim',
        'no-identity-token',
        'missing-subject-identity',
        'no-subject-identity',
        'bad-user-claim-result',
        'invalid-user-claim',
      ],
      ['id-token-refused', 'userinfo-refused'],
      wordpress,
    ),
    code(
      'wordpress-user',
      [
        'identity-not-map-existing-user',
        'user-creation-not-allowed',
        'cannot-authorize',
        'failed-user-creation',
        'unauthorized',
      ],
      'not-provisioned',
      { ...wordpress, owner: 'admin' },
    ),
    says(
      'wordpress-error-words',
      ['ERROR (invalid-state)', 'ERROR (missing-state)'],
      ['cookie-expired-before-return', 'callback-twice', 'state-store-lost-server'],
    ),
  ]),
  ...product('jumbojett OpenID-Connect-PHP', app, [
    says(
      'jumbojett-state',
      ['Unable to determine state', 'OpenIDConnectClientException: Unable to determine state'],
      cookieLost,
    ),
    says(
      'jumbojett-claims',
      ['Unable to verify JWT claims', 'Unable to verify signature'],
      ['id-token-refused', 'issuer-wrong', 'nonce-mismatch', 'key-unknown'],
    ),
    says('jumbojett-user', 'User did not authorize openid scope', ['request-refused', 'user-cancelled']),
  ]),
  ...product('Moodle', app, [
    says(
      'moodle-saml-attribute',
      'You have logged in successfully but we could not find your … attribute',
      'saml-nameid',
      { owner: 'admin', means: 'Moodle found no attribute of the name by which it looks people up.' },
    ),
    says(
      'moodle-saml-user',
      [
        'You have logged in successfully as … but do not have an account in Moodle',
        'You have logged in successfully as … but are not authorized to access Moodle',
      ],
      'not-provisioned',
    ),
    says('moodle-limited', 'this account has limited access', 'not-provisioned', { owner: 'admin' }),
    says('moodle-no-address', 'did not contain a username and email address', 'claim-missing-email', {
      owner: 'admin',
      means:
        'The login at the provider worked; Moodle finds no user name and e-mail address in the user information.',
      fix: 'In Moodle’s OAuth 2 services, look at the user field mappings of this issuer (email, username) and at the scopes for login, which must bring these claims; look whether the person has an address at the provider.',
    }),
    says(
      'moodle-no-userinfo',
      'No user information was returned. The OAuth 2 service may be configured incorrectly',
      'userinfo-refused',
      {
        means:
          'Moodle got its tokens and then no answer that it can read from the user information endpoint.',
        fix: 'In Moodle’s OAuth 2 services, compare userinfo_endpoint of this issuer with the provider’s metadata, and look whether the scopes for login have openid; Moodle’s server must reach that address (its blocked hosts, certificates).',
      },
    ),
    says('moodle-pending', 'account is pending email confirmation', 'not-provisioned', {
      means:
        'The login at the provider worked; the app waits until the person opens the link that it sent by mail.',
      fix: 'Open the link in Moodle’s mail, or let an administrator confirm the account, or switch “Require email verification” of this OAuth 2 service off where the provider confirms addresses.',
    }),
    says('moodle-oauth2', ['Could not upgrade OAuth token', 'Could not upgrade OAuth 2 token'], backChannel),
    says(
      'moodle-account',
      'The login attempt failed. Reason:',
      ['account-conflict', 'not-provisioned', 'claim-missing-email'],
      { owner: 'admin' },
    ),
  ]),
];
