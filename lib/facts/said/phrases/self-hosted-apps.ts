import { code, product, says, token } from './phrase.ts';
import { backChannel, cookieLost, otherLogin } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;
const admin = { owner: 'admin' } as const;
const directus = { member: 'reason' } as const;

/** Apps that people run themselves, in whatever language they are written. */
export const selfHostedApps = [
  // It gives out its own tokens, and says at its token endpoint what the provider behind it told: src/api/identity.rs.
  ...product('Vaultwarden', { by: 'anyone', owner: 'admin' }, [
    says(
      'vaultwarden-unverified',
      [
        'You need to verify your email with your provider before you can log in',
        'Email is not verified by the SSO provider',
      ],
      'email-not-verified',
      {
        fix: 'At the provider, confirm the person’s address (Keycloak: “Email verified” of the user) or let it send email_verified as true (authentik: a scope mapping of one’s own for email), and sign in again. No setting of the app passes over it.',
      },
    ),
    says(
      'vaultwarden-unknown',
      ['Your provider does not send email verification status', 'Email verification status is unknown'],
      'email-not-verified',
      {
        means:
          'The login at the provider worked; the provider does not say whether the e-mail address is confirmed, and Vaultwarden takes none of which it does not know.',
        fix: 'Let the provider send email_verified (its mapper for the scope email), or set SSO_ALLOW_UNKNOWN_EMAIL_VERIFICATION=true in the app, where the provider lets nobody enter a stranger’s address.',
      },
    ),
  ]),
  ...product('Vaultwarden', { by: 'anyone', owner: 'client' }, [
    says(
      'vaultwarden-existing',
      ['Existing SSO user with same email', 'Existing non SSO user with same email'],
      'account-conflict',
      {
        means:
          'The login at the provider worked; Vaultwarden has an account with this e-mail address already, which is tied to another identity, or to none (SSO_SIGNUPS_MATCH_EMAIL is off).',
        fix: 'If it is the same person: let SSO_SIGNUPS_MATCH_EMAIL tie an account without single sign-on to the login; where the identifier at the provider changed, an administrator removes the former association (admin page, Users, SSO identifier).',
      },
    ),
    says(
      'vaultwarden-invitation',
      ['=Missing invitation', 'Signups are disabled. You will need an invitation'],
      'not-provisioned',
      {
        means:
          'The login at the provider worked; the app has no account for this e-mail address, takes no sign-ups by single sign-on (in Vaultwarden: SSO_SIGNUPS_ALLOWED), and found no invitation.',
        fix: 'Invite the address from the admin page or an organization, allow its domain (SIGNUPS_DOMAINS_WHITELIST), or turn SSO_SIGNUPS_ALLOWED on.',
      },
    ),
    says('vaultwarden-nonce', 'Invalid state cannot retrieve nonce', 'state-store-lost-server', {
      means:
        'Vaultwarden no longer has the login that it began: it was finished before, is older than ten minutes, or was begun at another installation.',
      fix: 'Begin again, and finish in one tab within ten minutes; several servers need one database.',
    }),
    says('vaultwarden-audience', 'is not a trusted audience', 'id-token-refused', {
      means:
        'Vaultwarden refused the ID token: beside its own client it names an audience (aud) that it does not trust.',
      fix: 'Let SSO_AUDIENCE_TRUSTED (a regular expression) match that audience, or let the provider name this client alone in aud.',
    }),
    says('vaultwarden-role', 'Invalid user role. Contact your administrator', 'not-provisioned', {
      means:
        'The login at the provider worked; Vaultwarden is to take roles from the token and found none there that it knows (admin, user).',
      fix: 'Let the provider put the role into the ID token or user information at SSO_ROLES_TOKEN_PATH, or set SSO_ROLES_DEFAULT_TO_USER=true.',
    }),
  ]),
  ...product('Backstage', app, [
    says('backstage-user', 'Failed to sign-in, unable to resolve user identity', 'not-provisioned', {
      means:
        'The login at the provider worked; Backstage found no User entity in its catalog for this person, by what its sign-in resolver looks for (a user name, an e-mail address).',
      fix: 'Add the person to the catalog as a User entity (a file, or an organisation provider that has run), with the very name or address that the resolver compares; or configure another resolver under signIn.resolvers of this provider.',
    }),
    says('backstage-resolver', 'provider is not configured to support sign-in', 'not-provisioned', {
      means:
        'The login at the provider worked; Backstage has no sign-in resolver for this provider, which would say whom of its catalog such a person is.',
      fix: 'Configure signIn.resolvers of this provider in app-config.yaml, under the environment that runs, or register a resolver in the backend, and start it again.',
    }),
  ]),
  // The server’s cmd/sts-handlers.go; its console passes that on as detailedMessage.
  ...product('MinIO', app, [
    says('minio-policy-missing', 'policy claim missing from the JWT token', 'not-provisioned', {
      owner: 'admin',
      means:
        'The login at the provider worked; the token has no claim that names a policy of MinIO, so that MinIO knows no rights for this person.',
      fix: 'Let the provider put the claim into the ID token (named policy unless MINIO_IDENTITY_OPENID_CLAIM_NAME says otherwise), with the name of a policy that exists in MinIO; ask for the scope that brings it (MINIO_IDENTITY_OPENID_SCOPES), or take the rights from a role (MINIO_IDENTITY_OPENID_ROLE_POLICY) where the provider cannot issue such a claim.',
    }),
    says('minio-policy-unknown', 'None of the given policies … are defined', 'not-provisioned', {
      owner: 'admin',
      means: 'The login at the provider worked; the policies that the token names do not exist in MinIO.',
      fix: 'Create a policy of that very name in MinIO, or let the provider name one that exists there.',
    }),
  ]),
  // api/src/auth/drivers/openid.ts and oauth2.ts: its sign-in page gets the code of its error as reason.
  ...product('Directus', app, [
    code('directus-provider', 'INVALID_PROVIDER', 'account-conflict', {
      ...directus,
      means:
        'The login at the provider worked; Directus has a user with this e-mail address or identifier already, who belongs to another auth provider (default is a local password), and lets nobody else in as that user.',
      fix: 'In Directus, set the user’s Auth Provider to this provider and the External Identifier to what it compares (sub, or the claim that AUTH_…_IDENTIFIER_KEY names), as an administrator; or remove the user and sign in again where registration by this provider is on.',
    }),
    code('directus-credentials', 'INVALID_CREDENTIALS', ['not-provisioned', ...cookieLost], {
      ...directus,
      hides: true,
      means:
        'Directus says this where it has no user of this identity and registration by the provider is off (AUTH_…_ALLOW_PUBLIC_REGISTRATION), where its login cookie did not come back or is too old, and where the answer did not fit; its log has the reason.',
    }),
    code('directus-token', 'INVALID_TOKEN', 'backchannel-failed', {
      ...directus,
      means: 'The provider refused the code or the stored refresh token of Directus (invalid_grant).',
    }),
    code('directus-service', ['SERVICE_UNAVAILABLE', 'UNEXPECTED_RESPONSE'], 'backchannel-failed', {
      ...directus,
      means: 'Directus could not reach the provider, or got an answer from it that it does not take.',
    }),
    code('directus-suspended', 'USER_SUSPENDED', 'not-provisioned', {
      ...directus,
      knowsPerson: true,
      means: 'The login at the provider worked; the user is suspended in Directus.',
      fix: 'Set the user’s status to active in Directus.',
    }),
  ]),
  // packages/sync-server/src/accounts/openid.ts: the callback answers in JSON, with one of these as reason.
  ...product('Actual Budget', app, [
    says('actual-no-name', 'openid-grant-failed: no identification was found', 'claim-missing-email', {
      owner: 'admin',
      means:
        'The login at the provider worked; its user information has none of the names by which Actual knows people (preferred_username, login, email, id, sub).',
      fix: 'Let the provider send preferred_username or email with the scopes openid, email and profile.',
    }),
    token('actual-grant', 'openid-grant-failed', ['not-provisioned', 'backchannel-failed'], {
      hides: true,
      means:
        'Actual says this both where it has no enabled user of the name that the provider sent, and where its own call to the provider failed (code, secret, certificate, issuer); its log has a line “OpenID grant failed” in the second case alone.',
      fix: 'Look in the log of Actual’s server for “OpenID grant failed”, which names the failed call. If there is no such line: let the owner create and enable the user in Actual’s user directory, under exactly the name that the provider sends (preferred_username; without one, login or email), or set ACTUAL_USER_CREATION_MODE=login.',
    }),
    token('actual-state', 'invalid-or-expired-state', ['state-store-lost-server', 'callback-twice'], {
      means:
        'Actual has no login of this state any more: it keeps each for five minutes, in its own database.',
      fix: 'Begin the login anew from Actual’s own page and finish it within five minutes. If that fails at once, look whether another instance with another database answered.',
    }),
  ]),
  // pkg/auth/providers/saml/saml_client.go: where it sends the browser of an assertion that it does not take.
  ...product('Rancher', app, [
    code('rancher-attributes', 'invalidSamlAttrs', 'saml-nameid', {
      member: 'errormsg',
      owner: 'admin',
      means:
        'Rancher does not find in the assertion the attributes that its settings of this provider name for the person (UID, user name).',
      fix: 'Compare the field names in Rancher’s settings of this provider (Display Name, User Name, UID, Groups) with the names of the attributes in the assertion, letter for letter; let the provider send those that are missing.',
    }),
  ]),
  ...product('Metabase', app, [
    says('metabase-account', "you'll need a … account to view this page", 'not-provisioned', {
      owner: 'admin',
      codes: ['error-sso-user-creation-disabled'],
      means:
        'The login at the provider worked; Metabase has no account for this person, and makes none by itself.',
      fix: 'Let an administrator of Metabase add the person, or switch user provisioning on in its settings of this login.',
    }),
  ]),
  ...product('Warpgate', app, [
    says('warpgate-unverified', "The SSO account's e-mail is not verified", 'email-not-verified', admin),
  ]),
  ...product('Coder', app, [
    says(
      'coder-unverified',
      'Verify the … email address on your OIDC provider to authenticate',
      'email-not-verified',
      admin,
    ),
  ]),
  ...product('Jenkins', app, [
    // Nobody is signed in for it: the session is what is missing.
    says('jenkins-anonymous', 'anonymous is missing the Overall/… permission', 'session-cookie-not-kept', {
      means:
        'The provider answered, and for Jenkins nobody is signed in afterwards (anonymous): its session did not stay.',
    }),
    says(
      'jenkins-permission',
      [
        'is missing the Overall/… permission',
        'is missing the Job/… permission',
        'is missing the View/… permission',
      ],
      'not-provisioned',
      {
        knowsPerson: true,
        means:
          'The login itself worked: Jenkins knows who it is, and its authorization gives this person no right to do this.',
        fix: 'Whoever runs Jenkins gives the person or one of the person’s groups that permission (Manage Jenkins, Security, Authorization, or the roles of its strategy). Groups count by what the provider sends: Entra’s plugin names them by object ID, and a display name there matches nobody.',
      },
    ),
  ]),
  // app/scenes/Login: what its server puts into “notice”.
  ...product('Outline', app, [
    code('outline-failed', ['auth-error'], backChannel, {
      member: 'notice',
      hides: true,
      means:
        'Outline says this of what fails on its server once the answer is there (it calls the refusal of a person otherwise): its log has the reason.',
    }),
    code('outline-email', 'authentication-required', ['claim-missing-email', ...backChannel], {
      member: 'notice',
      hides: true,
      means:
        'Outline says this where the provider’s answer lacks what it needs (an e-mail address, a name, an identifier), and asks no more: its log names the field.',
    }),
    code('outline-suspended', ['user-suspended', 'suspended'], 'not-provisioned', {
      member: 'notice',
      knowsPerson: true,
      means: 'The login at the provider worked; the person is suspended in Outline.',
      fix: 'An admin of the workspace lifts that in Outline (Settings, Members).',
    }),
    code('outline-invite', 'invite-required', 'not-provisioned', {
      member: 'notice',
      means:
        'The login at the provider worked; Outline has no account for this person, and its workspace takes only those who were invited.',
      fix: 'Invite the address that the provider sends, or turn “Require invites” off in Outline (Settings, Security).',
    }),
    code('outline-domain', 'domain-not-allowed', 'not-provisioned', {
      member: 'notice',
      means:
        'The login at the provider worked; the domain of the person’s e-mail address is not among those that the workspace takes.',
      fix: 'Add the domain in Outline (Settings, Security, Allowed domains), or invite the person.',
    }),
    code('outline-team', ['maximum-reached', 'domain-required'], 'not-provisioned', {
      member: 'notice',
      means:
        'The login at the provider worked; Outline found no workspace of its own for what the provider sent, and makes no second one on this installation. So it is where it was opened at another address than its URL setting, or where the provider or the domain of the addresses was changed.',
      fix: 'Open Outline at exactly the address of its URL setting; after a change of provider or domain, its table of authentication providers still has the former one.',
    }),
    code('outline-invalid', 'invalid-authentication', 'not-provisioned', {
      member: 'notice',
      means: 'The login at the provider worked; for Outline this person may not come into this workspace.',
    }),
    code('outline-provider-off', 'authentication-provider-disabled', 'not-provisioned', {
      member: 'notice',
      means: 'The login at the provider worked; an admin of Outline has turned this way to sign in off.',
      fix: 'An admin who can still come in turns it on again (Settings, Authentication).',
    }),
    code('outline-profile', 'malformed-user-info', 'claim-missing-email', {
      member: 'notice',
      means:
        'Outline could not read a domain from the e-mail address that the provider sent for this person.',
      fix: 'Let the provider send a whole e-mail address (name@domain) as email for the person.',
    }),
    code('outline-state', ['state-mismatch'], [...new Set([...cookieLost, ...otherLogin])], {
      member: 'notice',
    }),
  ]),
];
