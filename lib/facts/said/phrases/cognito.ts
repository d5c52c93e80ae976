import { product, says, token } from './phrase.ts';

const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const app = { owner: 'client' } as const;

/** Amazon Cognito. */
export const cognito = [
  ...product('AWS Cognito', provider, [
    token('cognito-redirect', 'redirect_mismatch', 'redirect-uri-mismatch', admin),
    says(
      'cognito-page',
      'An error was encountered with the requested page',
      ['redirect-uri-mismatch', 'client-unknown-here', 'request-refused'],
      { hides: true },
    ),
    says(
      'cognito-client',
      [
        "Required String parameter 'client_id' is not present",
        'Client does not exist',
        'User pool client … does not exist',
      ],
      'client-unknown-here',
      app,
    ),
    says(
      'cognito-secret',
      [
        'Client … is configured with secret but SECRET_HASH was not received',
        'Unable to verify secret hash for client',
      ],
      'wrong-platform-type',
      app,
    ),
    says(
      'cognito-refresh',
      ['Refresh Token has expired', 'Refresh Token has been revoked', 'Invalid Refresh Token'],
      'refresh-dead',
      app,
    ),
    says('cognito-disabled', ['=User is disabled', 'UserNotConfirmedException'], 'not-provisioned', admin),
    says('cognito-attempts', 'Password attempts exceeded', 'rate-limited', { owner: 'person' }),
    says('cognito-flow', 'flow not enabled for this client', 'wrong-platform-type', {
      ...admin,
      means: 'The app client does not allow this way to log in (Authentication flows in its settings).',
    }),
    says(
      'cognito-scope',
      ['Some of the requested scopes … not allowed'],
      'scope-retired-or-not-allowed',
      app,
    ),
    says('cognito-logout', "Required String parameter 'redirect_uri' is not present", 'request-refused', {
      ...app,
      means: 'Cognito’s login wants `redirect_uri`; its logout wants `logout_uri` and `client_id`.',
    }),
    says('cognito-mapping', ['Type for attribute … could not be determined'], 'account-not-stored', {
      ...admin,
      means:
        'The sign-in at the upstream provider worked. The user pool maps something of it to an attribute that the pool does not have, so that Cognito could not store the person.',
      fix: 'Add the attribute that the message names (custom:…) to the user pool’s schema, or take it out of this provider’s attribute mapping. The upstream answer, its signature, audience and time, are not at fault.',
    }),
    says('cognito-attributes', ['attributes required: [', 'Invalid user attributes'], 'claim-missing-email', {
      ...admin,
      means: 'The upstream provider did not send an attribute that the pool requires.',
    }),
    says(
      'cognito-trigger',
      [
        'PreSignUp failed with error',
        'PostConfirmation failed with error',
        'PreTokenGeneration failed with error',
        'PreAuthentication failed with error',
      ],
      'not-provisioned',
      {
        ...admin,
        means:
          'A Lambda function of the Cognito user pool stopped the login: it refused this account, or failed itself.',
        fix: 'Look at that function of the user pool and at its log in CloudWatch; the app was told its words only.',
      },
    ),
    says(
      'cognito-upstream-client',
      'invalid_client error received from identity provider',
      'secret-wrong-or-expired',
      {
        ...admin,
        means:
          'Cognito redeemed the code at the identity provider behind it, which refused Cognito itself: the client id or secret that the user pool has for that provider is wrong or has expired.',
        fix: 'Enter that provider’s current client secret in the user pool (Social and external providers). The app and its own app client are not at fault.',
      },
    ),
    says('cognito-immutable', 'Attribute cannot be updated', 'account-not-stored', {
      ...admin,
      means:
        'The user pool maps something of the upstream provider to an attribute that cannot be changed (mutable: false); Cognito writes it at each sign-in, so that only the first one works.',
      fix: 'Take that attribute out of the provider’s attribute mapping, or make a pool in which it is mutable: an attribute of a pool that exists cannot be changed in that.',
    }),
    says(
      'cognito-upstream',
      ['Error in SAML response processing', 'Invalid SAML response received'],
      ['saml-audience', 'saml-nameid', 'saml-relaystate'],
      admin,
    ),
    says(
      'cognito-saml-request',
      'Invalid samlResponse or relayState from identity provider',
      ['saml-relaystate', 'saml-inresponseto'],
      admin,
    ),
    says('cognito-exists', 'Already found an entry for username', 'account-conflict', {
      ...admin,
      means: 'Cognito links the account at this first try; the second works.',
      fix: 'Begin the login once more. So that nobody has to, let the app do so by itself when it gets this error: the trigger that runs before sign-up linked the account while it was being made.',
    }),
    says('cognito-revoked', 'Refresh Token has been revoked', 'refresh-dead', app),
  ]),
];
