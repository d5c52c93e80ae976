import { product, says, token } from './phrase.ts';
import { cookieLost } from './suspects.ts';

/** ASP.NET Core, OWIN (Katana) and the token handlers beneath both. */
export const dotnet = [
  ...product('Windows Identity Foundation', { by: 'client', owner: 'client' }, [
    token('wif-issuer', ['ID4175', 'ID4037', 'WIF10201'], 'saml-signature', {
      means:
        'The app does not know who signed the token: the certificate’s thumbprint is not in its issuerNameRegistry, mostly since the provider has a new token-signing certificate.',
      fix: 'Put the thumbprint of the provider’s current token-signing certificate (AD FS renews it every year) into <issuerNameRegistry> in web.config, or let the app read it from the federation metadata (ValidatingIssuerNameRegistry).',
    }),
    token('wif-audience', ['ID1038', 'ID1032'], 'saml-audience', {
      means: 'The token is for another audience than the app’s <audienceUris> list.',
      fix: 'Put the realm that the app sends as wtrealm, letter for letter, into <audienceUris> in web.config.',
    }),
    token('wif-late', ['ID4223', 'ID4147'], 'saml-time'),
    token('wif-early', 'ID4222', 'saml-time'),
    token('wif-decrypt', ['ID4036', 'ID4022'], 'saml-encryption'),
    token('wif-cookie', 'ID1073', 'state-store-lost-server', {
      means:
        'The app cannot decrypt its own session cookie: another server of its made it (a farm without a shared machineKey), or its key is new.',
      fix: 'Give all servers of the app one machineKey and protect sessions with it (MachineKeySessionSecurityTokenHandler); people with the old cookie have to delete it.',
    }),
  ]),
  ...product('ASP.NET Core', { by: 'client', owner: 'client' }, [
    says(
      'aspnet-request-validation',
      [
        'potentially dangerous Request.… value was detected from the client',
        'HttpRequestValidationException',
      ],
      'csrf-middleware-blocks',
      {
        means:
          'ASP.NET’s request validation took what the provider’s form posts (markup, as tokens in XML are) for an attack, and stopped it before the login’s own code saw it.',
        fix: 'Let the login’s module read the form before pages do: <httpRuntime requestValidationMode="2.0"> with ValidateRequest="false" (or [ValidateInput(false)]) at the address that takes the answer alone, or a RequestValidator (requestValidationType) that lets wresult, SAMLResponse and their like through there.',
      },
    ),
    says('aspnet-correlation', '=Correlation failed', cookieLost, {
      means: 'The correlation cookie of this login did not come back.',
    }),
    says(
      'aspnet-correlation-page',
      [
        'handling the remote login … Correlation failed',
        'AuthenticationFailureException: Correlation failed',
        'Exception: Correlation failed',
      ],
      cookieLost,
      { means: 'The correlation cookie of this login did not come back.' },
    ),
    says('aspnet-correlation-cookie', '.AspNetCore.Correlation.… cookie not found', cookieLost),
    says(
      'aspnet-remote-login',
      [
        'An error was encountered while handling the remote login',
        'An error was encountered while processing your remote login',
      ],
      [...cookieLost, 'backchannel-failed'],
      { hides: true },
    ),
    says(
      'aspnet-unprotect',
      ['Unable to unprotect the message.State', 'The oauth state was missing or invalid'],
      ['state-store-lost-server', 'state-changed-in-transit', 'callback-twice'],
      {
        means:
          'The state was made with other data-protection keys (another replica, a restart), or was changed.',
      },
    ),
    says(
      'aspnet-provider-error',
      "Message contains error: '",
      ['request-refused', 'policy-denied', 'secret-wrong-or-expired'],
      {
        owner: 'authorization_server',
        means: 'The provider answered with an error; the words behind it are the provider’s.',
      },
    ),
    says(
      'aspnet-nonce-required',
      ['OpenIdConnectMessage.State is null or empty', 'message.State is null or empty'],
      ['state-missing-return', 'callback-twice'],
    ),
    says(
      'aspnet-antiforgery',
      ['The required antiforgery cookie', 'The antiforgery token could not be decrypted'],
      'csrf-middleware-blocks',
    ),
    says(
      'blazor-unauthorised',
      'There was an error trying to log you in',
      ['storage-other-origin', 'third-party-cookies-blocked', 'id-token-refused'],
      { hides: true },
    ),
  ]),
  ...product('Microsoft.IdentityModel', { by: 'client', owner: 'client' }, [
    token('idx-nonce-left-out', ['IDX21349', 'IDX10322'], 'nonce-mismatch', {
      owner: 'authorization_server',
      means: 'The login’s request had a nonce, and the ID token that came back has none.',
      fix: 'Find out where the provider loses it (a page of its own on the way, a form, a proxy before it) and update the provider; leave the app’s check on.',
    }),
    token('idx-nonce-missing', ['IDX21323', 'IDX21320', 'IDX10311', 'IDX10316'], cookieLost, {
      means: 'The nonce could not be compared: most often its cookie did not come back.',
    }),
    token('idx-nonce-differs', ['IDX21321', 'IDX10301'], 'nonce-mismatch'),
    token('idx-nonce-expired', 'IDX21324', 'cookie-expired-before-return', {
      means: 'The person took longer at the provider than the nonce is good for.',
    }),
    token('idx-state', ['IDX21329', 'IDX21330', 'IDX21331'], ['second-start-overwrites', ...cookieLost]),
    token('idx-code-hash', ['IDX21307', 'IDX21348', 'IDX21347'], 'id-token-refused'),
    token('idx-issuer', ['IDX10205', 'IDX10204', 'IDX40001'], 'issuer-wrong'),
    token('idx-audience', ['IDX10214', 'IDX10206', 'IDX10208'], 'audience-wrong'),
    token('idx-expired', ['IDX10223', 'IDX10225'], 'token-expired'),
    token('idx-early', 'IDX10222', 'token-early', { means: 'The clocks of provider and app differ.' }),
    token('idx-key', ['IDX10501', 'IDX10500', 'IDX10503', 'IDX10511', 'IDX10516', 'IDX10517'], 'key-unknown'),
    token('idx-metadata', ['IDX20803', 'IDX20804', 'IDX20807', 'IDX20108'], 'backchannel-failed', {
      means: 'The app’s server cannot reach the provider’s metadata, or it is at a plain http address.',
    }),
  ]),
];
