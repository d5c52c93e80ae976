import { product, says } from './phrase.ts';
import { backChannel } from './suspects.ts';

const app = { by: 'client', owner: 'client' } as const;

/** BookStack: app/Access and lang/en/errors.php. */
export const bookstack = [
  ...product('BookStack', app, [
    // app/Access/Oidc/OidcProviderSettings.php: compared to the letter, before the browser is sent anywhere.
    says(
      'bookstack-issuer',
      'Unexpected issuer value found on discovery response',
      'discovery-issuer-differs',
      {
        fix: 'Set OIDC_ISSUER to exactly what the provider’s document at <issuer>/.well-known/openid-configuration has as “issuer”: scheme, host, path and a slash at the end count (authentik: …/application/o/<slug>/ with it, Keycloak: …/realms/<realm> without).',
      },
    ),
    // OidcController: of the state alone. Of a SAML response it says the same where nobody is authenticated by it.
    says(
      'bookstack-state',
      'system did not provide successful authorization',
      [
        'second-start-overwrites',
        'callback-twice',
        'state-store-lost-server',
        'saml-status',
        'saml-signature',
      ],
      {
        means:
          'With OpenID Connect, BookStack says this where the state that came back is not the one in its session; the provider did nothing wrong.',
      },
    ),
    says('bookstack-issued', 'Token issue at time is not recent or is invalid', 'id-token-refused', {
      means:
        'BookStack refused the ID token: by the clock of its server it was issued more than two minutes in the future, or more than a day ago.',
      fix: 'Synchronise the clocks of BookStack’s server and of the provider.',
    }),
    says('bookstack-audiences', 'Token audience value has … values, Expected 1', 'id-token-refused', {
      means: 'BookStack takes an ID token for its client alone, and this one names several audiences (aud).',
      fix: 'Let the provider name the client of BookStack alone in aud (in Keycloak remove the audience mappers that add others to the ID token).',
    }),
    says(
      'bookstack-azp',
      'Token authorized party exists but does not match the expected client_id',
      'id-token-refused',
      {
        means: 'BookStack refused the ID token: its azp is another client than OIDC_CLIENT_ID.',
      },
    ),
    says(
      'bookstack-confirm',
      'The email address for the account in use needs to be confirmed',
      'not-provisioned',
      {
        knowsPerson: true,
        means:
          'The login at the provider worked; BookStack wants the e-mail address confirmed by its own mail first.',
        fix: 'Use the link in that mail, or turn “Require email confirmation” off in BookStack (Settings, Registration).',
      },
    ),
    says(
      'bookstack-discovery',
      ['Error discovering provider settings from issuer at URL', 'HTTP request failed during discovery'],
      backChannel,
      { means: 'BookStack’s server did not get the provider’s discovery document.' },
    ),
    says(
      'bookstack-account',
      'A user with the email … already exists but with different credentials',
      'account-conflict',
      {
        owner: 'admin',
        means:
          'The login itself worked; BookStack has an account with this address, and it is not tied to the identifier that the provider sent.',
        fix: 'In BookStack, open that account and set its External Authentication ID to what the provider sends now (the sub claim, or OIDC_EXTERNAL_ID_CLAIM), or let the provider send again what it sent before (authentik: the provider’s subject mode; a provider that was made anew).',
      },
    ),
    says(
      'bookstack-email',
      [
        'Could not find an email address, for this user, in the data provided by the external authentication system',
        'konnte keine E-Mail-Adresse in den Daten gefunden werden',
        "Impossible de trouver une adresse e-mail, pour cet utilisateur, dans les données fournies par le système d'authentification externe",
        'No se pudo encontrar una dirección de correo electrónico, para este usuario, en los datos',
      ],
      'claim-missing-email',
    ),
  ]),
];
