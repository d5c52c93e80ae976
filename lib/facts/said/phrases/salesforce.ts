import { product, says, token } from './phrase.ts';

const app = { owner: 'client' } as const;
const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;

/** https://help.salesforce.com/s/articleView?id=005132365&type=1 (usage restrictions of connected apps) */
const salesforceInstall =
  'In Salesforce’s Setup, under Connected Apps OAuth Usage, let an administrator unblock or install the app and choose under its policies who may use it (Permitted Users). For a person who is to use it without that: the permission “Approve Uninstalled Connected Apps”, or “Use Any API Client” where API Access Control is on. Client id, secret and redirect URI are right as they are.';
const salesforceAssign =
  'In Salesforce’s Setup, open the app’s policies: with “Admin approved users are pre-authorized” the person needs a profile or permission set that is assigned to the app; with “All users may self-authorize” everybody approves it on first use.';
const salesforceOrg =
  'Begin at the address of the right org (its My Domain, not login.salesforce.com, where another session may be open), or sign out of the other org first. For persons of other orgs the app must be packaged (Distribution State) and installed there.';

/** Salesforce: what its authorization endpoint sends back and its own pages say. */
export const salesforce = product('Salesforce', provider, [
  says('salesforce-redirect', 'redirect_uri must match configuration', 'redirect-uri-mismatch', admin),
  token('salesforce-client', 'invalid_client_id', 'client-unknown-here', app),
  token('salesforce-blocked', 'OAUTH_APP_BLOCKED', 'admin-consent-needed', {
    ...admin,
    means:
      'The person signed in, and the Salesforce org does not let this app in: an administrator has blocked it, or it is not installed there and the person may not approve it.',
    fix: salesforceInstall,
  }),
  token('salesforce-denied', 'OAUTH_APP_ACCESS_DENIED', ['admin-consent-needed', 'policy-denied'], {
    ...admin,
    fix: salesforceAssign,
  }),
  // Its words: “An unexpected error has occurred during authentication”.
  token(
    'salesforce-approval',
    'OAUTH_APPROVAL_ERROR_GENERIC',
    ['admin-consent-needed', 'scope-retired-or-not-allowed'],
    {
      ...admin,
      hides: true,
      means:
        'Salesforce says this of several things: most often the app is not installed in the org; or a scope is asked for that the app does not have there, or the person has a licence for programs alone. The Login History in its Setup may tell more.',
      fix: salesforceInstall,
    },
  ),
  token('salesforce-external', 'OAUTH_EC_APP_NOT_FOUND', 'client-unknown-here', {
    ...admin,
    means:
      'The person signed in to a Salesforce org that does not have this external client app: one that is only local works in the org alone where it was made, and a packaged one where the package is installed.',
    fix: salesforceOrg,
  }),
  token('salesforce-cross-org', 'OAUTH_AUTHORIZATION_BLOCKED', 'wrong-tenant', {
    ...admin,
    means:
      'Salesforce refuses this app to persons of another org than its own: an external client app that is only local works in the org alone where it was made.',
    fix: salesforceOrg,
  }),
  says('salesforce-address', ['=ip restricted', 'invalid_grant: ip restricted'], 'policy-denied', {
    ...admin,
    means:
      'Salesforce refuses the address from which the app’s server or the person comes: the app’s policies or the person’s profile allow only some.',
    fix: 'Compare the address in the Login History (Salesforce’s Setup) with the Login IP Ranges of the person’s profile; add the app’s there, or set IP Relaxation in the app’s policies to “Relax IP restrictions”.',
  }),
  says(
    'salesforce-not-installed',
    ['app must be installed into org', 'app must be installed in org'],
    'admin-consent-needed',
    {
      ...admin,
      means:
        'Salesforce lets people use a connected app only where it is installed in their org; an app that is not may be approved by those alone who have that permission.',
      fix: 'Let an administrator of the org install the app (Setup, Connected Apps OAuth Usage, Install), or give the person the permission “Approve Uninstalled Connected Apps”. The client id, its secret and the redirect URI are right as they are; trying again changes nothing.',
    },
  ),
  says(
    'salesforce-user',
    [
      'user is not admin approved to access this app',
      "User hasn't approved this consumer",
      "user hasn't approved this consumer",
    ],
    'admin-consent-needed',
    {
      ...admin,
      means:
        'The app’s policies in the Salesforce org let only those in whom an administrator approved, and this person is not among them, or nobody has approved the app for them yet.',
      fix: salesforceAssign,
    },
  ),
  says(
    'salesforce-code',
    ['=expired authorization code', '=authentication failure', 'invalid authorization code'],
    ['code-reused', 'code-expired', 'stronger-login-required'],
    app,
  ),
]);
