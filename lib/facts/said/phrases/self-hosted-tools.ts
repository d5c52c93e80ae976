import { code, product, says } from './phrase.ts';
import { backChannel, cookieLost } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;

/** Tools of teams that they run themselves. */
export const selfHostedTools = [
  // src/sentry/auth/helper.py and provider.py.
  ...product('Sentry', app, [
    says('sentry-state', 'An error occurred while validating your request', cookieLost, {
      means:
        'Sentry says this where the state that came back is not the one of the session: lost, or of another login.',
    }),
    says('sentry-identity', 'The provider did not return a valid user identity', 'claim-missing', {
      owner: 'admin',
      means:
        'The login at the provider worked; the user information lacks what Sentry takes the person by (an id and an e-mail address).',
    }),
    says('sentry-other', 'There was an error encountered during authentication', ['wrong-account'], {
      hides: true,
      means:
        'Sentry says this where another person came back from the provider than the one who is signed in or is to be linked.',
    }),
  ]),
  // apps/api/plane/authentication/adapter/error.py
  ...product('Plane', app, [
    code(
      'plane-provider',
      ['GOOGLE', 'GITHUB', 'GITLAB', 'GITEA'].map((whose) => `${whose}_OAUTH_PROVIDER_ERROR`),
      backChannel,
      {
        member: 'errormessage',
        means:
          'Plane got no tokens or no user information from the provider, or found another state than it had kept; the log of its API has the reason.',
      },
    ),
  ]),
  // coderd/userauth.go
  ...product('Coder', app, [
    says(
      'coder-login-type',
      'Incorrect login type, attempting to use … but user is of login type',
      'account-conflict',
      {
        means:
          'The login at the provider worked; Coder has this person as a user of another login type (mostly password), and lets nobody in by a second one.',
        fix: 'Let the person change the login type under Account, Security, or an administrator convert it (coder users, PUT /users/{user}/convert-login); or remove the user and sign in again.',
      },
    ),
  ]),
  // app/controllers/auth/omniauth_callbacks_controller.rb, and its page for 422.
  ...product('Mastodon', app, [
    says('mastodon-422', 'Security verification failed. Are you blocking cookies?', cookieLost),
  ]),
  ...product('Vault', app, [
    says('vault-bound', 'does not match any associated bound claim values', 'not-provisioned', {
      owner: 'admin',
      means:
        'The login at the provider worked; the role in Vault lets in only those whose claims have the values of its bound_claims, and this person’s have not.',
      fix: 'Compare bound_claims of the role (vault read auth/oidc/role/NAME) with the claim in the ID token, letter for letter (Keycloak sends groups with a slash before them; bound_claims_type="glob" takes patterns), and let the provider send the claim: oidc_scopes of the role.',
    }),
  ]),
  ...product('MediaWiki', app, [
    says('mediawiki-session', 'There seems to be a problem with your login session', cookieLost),
  ]),
];
