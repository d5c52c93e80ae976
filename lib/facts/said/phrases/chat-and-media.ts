import { code, product, says } from './phrase.ts';
import { backChannel, idToken } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;
const discourse = { member: 'autherror' } as const;

/** Chats, forums, wikis and media servers that people run themselves. */
export const chatAndMedia = [
  // synapse/handlers/oidc.py and sso.py: its page has error_description, and error below it.
  ...product('Synapse', app, [
    says('synapse-conflict', 'Attempted to login with a conflicting external ID', 'account-conflict', {
      means:
        'The login at the provider worked; Synapse has an account of the name that its mapping makes, which is tied to another identity of the provider.',
      fix: 'Compare the external IDs of the account (admin API, external_ids) with the subject that the provider sends now; where the person is the same, an administrator sets the new one there.',
    }),
    says(
      'synapse-mapping',
      [
        'Mapping provider does not support de-duplicating Matrix IDs',
        'localpart is invalid',
        'Unable to generate a Matrix ID',
      ],
      'account-conflict',
      {
        means:
          'The login at the provider worked; Synapse could make no Matrix ID of what it sent: by the mapping (localpart_template) the name is taken or has characters that are not allowed.',
        fix: 'Let localpart_template of this provider take a claim without @ and capitals (preferred_username, or the part before the @), and set allow_existing_users where the accounts are there already.',
      },
    ),
    says('synapse-not-here', '=You are not allowed to log in here', 'not-provisioned', {
      means:
        'The login at the provider worked; for Synapse the person lacks an attribute that attribute_requirements of this provider wants.',
      fix: 'Compare attribute_requirements with the claims that come, to the letter; groups come only with their scope or mapper.',
    }),
    says('synapse-iss', 'Invalid claim "iss"', 'issuer-wrong'),
    says('synapse-userinfo', '=fetch_error', 'userinfo-refused'),
  ]),
  // server/i18n/en.json: ent.saml.attribute.app_error
  ...product('Mattermost', app, [
    says(
      'mattermost-saml-attribute',
      'SAML login was unsuccessful because one of the attributes is incorrect',
      'saml-nameid',
      {
        means:
          'Mattermost read the assertion and found an attribute that it needs not under the name that its settings have, or with a value that it does not take.',
      },
    ),
  ]),
  // server/models/users.js
  ...product('Wiki.js', app, [
    says('wikijs-no-account', '=You are not authorized to login', 'not-provisioned', {
      means:
        'The login at the provider worked; Wiki.js has no account of this login, and self-registration of this strategy is off.',
      fix: 'Turn “Allow self-registration” of this strategy on (Administration, Authentication), or create the user there for this very strategy: an account of another one with the same address does not count.',
    }),
    says('wikijs-domain', 'Your domain is not whitelisted', 'not-provisioned', {
      means:
        'The login at the provider worked; the domain of the person’s e-mail address is not among those that the app takes (in Wiki.js: the strategy’s).',
      fix: 'Add the domain under “Limit to specific email domains” of the strategy (Administration, Authentication).',
    }),
    says('wikijs-system', 'This is a system reserved account and cannot be used', 'account-conflict'),
  ]),
  // SSO-Auth/Api/SSOController.cs, on IdentityModel.OidcClient.
  ...product('Jellyfin SSO', app, [
    says('jellyfin-roles', '=Error. Check permissions', 'not-provisioned', {
      means:
        'The login at the provider worked; the plugin found none of the roles that its settings of this provider want in the claims that came.',
      fix: 'Compare Role Claim and Roles in the plugin’s settings with the ID token and user information, to the letter (Keycloak: realm_access.roles); ask for the scope that brings them (Request Additional Scopes). Without any Roles everybody comes in.',
    }),
    says('jellyfin-provider', '=No matching provider found', 'not-provisioned', {
      means:
        'The plugin has no enabled provider of the name in the callback’s address, to the letter; it is told of the provider’s name there, not of the person.',
      fix: 'Compare the name in the redirect URI registered at the provider (…/sso/OID/redirect/NAME) with the provider’s name in the plugin’s settings, capitals too, and that it is enabled.',
    }),
  ]),
  ...product('IdentityModel.OidcClient', app, [
    says('oidcclient-discovery', 'Error loading discovery document', 'backchannel-failed', {
      means: 'The app’s server could not read the provider’s discovery document, or does not take it.',
      fix: 'Open the provider’s address in the app’s settings with /.well-known/openid-configuration from where its server runs; issuer and endpoints in it have to be below that address, unless the app’s settings pass over it.',
    }),
    says('oidcclient-redeem', 'Error redeeming code:', backChannel, { hides: true }),
    says('oidcclient-token', 'Error validating identity token', idToken, { hides: true }),
  ]),
  // Users::OmniauthCallbacksController, Auth::Result: a cookie tells the page behind.
  ...product('Discourse', app, [
    code('discourse-approval', 'awaiting_approval', 'not-provisioned', {
      ...discourse,
      knowsPerson: true,
      means: 'The login at the provider worked; the account waits for approval by the forum’s staff.',
      fix: 'A member of the staff approves the account (Review), or the setting “must approve users” is turned off.',
    }),
    code('discourse-activation', 'awaiting_activation', 'not-provisioned', {
      ...discourse,
      knowsPerson: true,
      means:
        'The login at the provider worked; the account waits for its mail to be confirmed, as the provider does not vouch for the address.',
      fix: 'Use the link in the forum’s mail; or let the provider send email_verified as true.',
    }),
    code('discourse-invite', 'requires_invite', 'not-provisioned', {
      ...discourse,
      means:
        'The login at the provider worked; the forum has no account for the person and is for those who were invited.',
      fix: 'Invite the address, or turn the setting “invite only” off.',
    }),
    code('discourse-suspended', 'suspended', 'not-provisioned', { ...discourse, knowsPerson: true }),
    code(
      'discourse-address',
      ['not_allowed_from_ip_address', 'admin_not_allowed_from_ip_address'],
      'not-provisioned',
      {
        ...discourse,
        means: 'The forum does not let anybody (or no admin) in from this IP address.',
      },
    ),
  ]),
  // zerver/forms.py and templates/zerver/invalid_realm.html’s neighbours.
  ...product('Zulip', app, [
    says(
      'zulip-invite',
      'Please request an invite for … from the organization administrator',
      'not-provisioned',
      {
        means:
          'The login at the provider worked; Zulip has no account for this person, and its organization is for those who were invited.',
        fix: 'Invite the address, or turn “Invitations are required for joining this organization” off.',
      },
    ),
  ]),
  ...product('Matrix Authentication Service', app, [
    says('mas-completed', '=Session already completed', 'callback-twice'),
    says('mas-no-id-token', '=Missing ID token', 'scope-missing', {
      means:
        'The provider sent no ID token: the scope openid was not asked for, or it speaks OAuth 2.0 alone.',
      fix: 'Put openid into scope of this upstream provider.',
    }),
    says(
      'mas-subject',
      ['Could not extract subject from ID token', '=Subject is empty'],
      'id-token-refused',
      {
        means: 'The template for the subject (claims_imports.subject) makes nothing of the claims that came.',
        fix: 'Let claims_imports.subject.template name a claim that comes; {{ user.sub }} is there always.',
      },
    ),
  ]),
];
