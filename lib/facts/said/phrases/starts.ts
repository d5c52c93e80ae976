import { product, says } from './phrase.ts';

const app = { by: 'client', owner: 'client' } as const;
/** No other cause than that no login began. */
const unset = null;

/** What libraries say where a login is to begin, and the app has no settings of that provider, or not enough of them. */
export const starts = [
  ...product('django-allauth', app, [
    says('allauth-no-app', 'SocialApp matching query does not exist', unset, {
      means: 'django-allauth has no client id and secret of this provider for this site.',
      fix: 'Give it them in one place: APPS (or APP) of the provider in SOCIALACCOUNT_PROVIDERS, or a social application in the admin that is tied to the site of SITE_ID.',
    }),
    says('allauth-two-apps', 'MultipleObjectsReturned at /accounts/', unset, {
      means: 'django-allauth has this provider’s client twice for this site, and takes neither.',
      fix: 'Leave one: a social application in the admin, or APP (APPS) in SOCIALACCOUNT_PROVIDERS; a second one may also be tied to the site of SITE_ID by mistake.',
    }),
  ]),
  ...product('Python Social Auth', app, [
    says('psa-no-backend', ['=Backend not found', 'Missing backend … entry'], unset, {
      means: 'The app has no backend of the name that stands in this address.',
      fix: 'Add its class to AUTHENTICATION_BACKENDS, and take the name in the address from that class (its attribute name: google-oauth2, azuread-tenant-oauth2), letter by letter.',
    }),
  ]),
  ...product('Laravel Socialite', app, [
    says('socialite-keys', 'Missing required configuration keys [', unset, {
      means: 'config/services.php lacks those values of this provider, or they are empty where the app runs.',
      fix: 'Give client_id, client_secret and redirect under the provider’s name in config/services.php, set the variables they are read from on this machine, and clear the cached configuration (php artisan config:clear).',
    }),
    says('socialite-driver', 'Driver [… not supported.', unset, {
      means: 'Laravel knows no driver of the name that stands in this address.',
      fix: 'Take the name that Socialite has (linkedin-openid, twitter-oauth-2), or register the community provider for it: its listener of SocialiteWasCalled.',
    }),
  ]),
  ...product('Symfony OAuth bundles', app, [
    says('symfony-no-client', ['There is no OAuth2 client called', 'No resource owner with name'], unset, {
      means: 'The app has no client of the name that it was asked for.',
      fix: 'Name it under clients of knpu_oauth2_client, or under resource_owners of hwi_oauth and of the firewall, exactly as the address does.',
    }),
  ]),
  ...product('Passport', app, [
    says('passport-no-strategy', 'Unknown authentication strategy', unset, {
      means: 'No strategy of this name was registered with Passport when the address was asked for.',
      fix: 'Call passport.use with a strategy of this name before the routes are mounted, in the same instance of passport; where it is registered only if a client id is set, that variable is missing here.',
    }),
  ]),
  ...product('ASP.NET Core', app, [
    says(
      'aspnet-no-scheme',
      [
        'No authentication handler is registered for the scheme',
        'and there was no DefaultChallengeScheme found',
      ],
      unset,
      {
        means: 'The app has no login of this name (scheme) to begin.',
        fix: 'Add it (AddGoogle, AddOpenIdConnect, …) with exactly this scheme name, or name the one to begin with as DefaultChallengeScheme.',
      },
    ),
  ]),
  ...product('Authlib', app, [
    says('authlib-no-authorize', 'Missing "authorize_url" value', unset, {
      means: 'The app does not know the provider’s authorization address.',
      fix: 'Give server_metadata_url (ending in /.well-known/openid-configuration) or authorize_url where the client is registered. If it is given, the metadata behind it have no authorization_endpoint.',
    }),
  ]),
  ...product('express-openid-connect', app, [
    says('express-discover', 'Issuer.discover() failed', 'backchannel-failed', {
      means: 'The app’s server could not read the provider’s metadata.',
    }),
  ]),
];
