import { product, says, token } from './phrase.ts';

const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const app = { owner: 'client' } as const;
/** What an administrator alone can do about a policy. */
export const signInLog =
  'Only an administrator of that Entra tenant can change it: its sign-in log names the policy, by the Correlation ID on the page. No other login and no setting of the app helps.';
const numbers = (...all: readonly (number | string)[]): readonly string[] => all.map((one) => `AADSTS${one}`);

/** Microsoft Entra ID by its numbers. */
export const entra = [
  ...product('Microsoft Entra ID', provider, [
    token('entra-redirect', numbers(50011, 500113, 500117, 900971, 70004), 'redirect-uri-mismatch', admin),
    token('entra-redirect-scheme', numbers(500111), 'redirect-uri-mismatch', {
      ...app,
      means:
        'The redirect URI of the request has a scheme that Microsoft Entra takes from no app: the page was opened as a file, or the address was put together wrongly.',
      fix: 'Open the page by https, or by http://localhost, and let the app build its redirect URI of that address; then register it.',
    }),
    token('entra-redirect-at-token', numbers(500112), 'redirect-mismatch-at-token', app),
    token('entra-client-unknown', numbers(700016), 'client-unknown-here', {
      ...app,
      means: 'No such application in the tenant that was asked: another tenant, or another client id.',
    }),
    token('entra-tenant-unknown', numbers(90002, 900023, 90019, 50128, 50059), 'wrong-tenant', app),
    token('entra-other-tenant', numbers(50020, 50034, 51004, 16003, 90072, 500208, 50177), 'wrong-tenant', {
      owner: 'person',
      means: 'The account that is signed in does not belong to the tenant that was asked.',
    }),
    token('entra-one-tenant', numbers(50194), 'wrong-tenant', {
      ...app,
      means: 'The app is of one tenant, and was asked for at the address that all share (/common).',
      fix: 'Ask at the tenant’s own address: set the authority to https://login.microsoftonline.com/ with the tenant’s id or domain behind it (MSAL asks at /common where none is set). Where other organisations shall log in, register the app for several (supported account types).',
    }),
    token('entra-audience-of-app', numbers(9002332, 9002331, 9002346), 'wrong-tenant', {
      ...app,
      means: 'The application takes other kinds of accounts than the address it was asked at.',
      fix: 'Ask at the address for the accounts that the app is registered for: /consumers for personal accounts alone, the tenant’s or /organizations for those of organisations; or change that in its registration (supported account types).',
    }),
    token('entra-code-of-tenant', numbers(700005), 'wrong-tenant', {
      ...app,
      means:
        'The code came from the address of one tenant and was redeemed at that of another: both must be the same, /common or one tenant’s.',
      fix: 'Let the app take authorization and token endpoint from one metadata document: of /common, /organizations or the tenant’s id, but of the same.',
    }),
    token('entra-shared-address', numbers(9001023, 90124, 90130, 90027), 'wrong-tenant', {
      ...app,
      means:
        'What was asked for is not to be had at the address that all tenants share (/common, /consumers).',
      fix: 'Ask at the tenant’s own address: its id or domain in the place of common; /organizations where several tenants log in.',
    }),
    token('entra-cloud', numbers(90038, 90051, 50049, 900382, 900432, 90043), 'wrong-tenant', {
      ...app,
      means:
        'The tenant lives in another of Microsoft’s clouds (public, US government, China) than the address that was asked.',
      fix: 'Use the authority of that cloud: login.microsoftonline.com, login.microsoftonline.us or login.partner.microsoftonline.cn.',
    }),
    token('entra-tenant-restriction', numbers(500021, 500212, 500213, 5000224), 'policy-denied', admin),
    token('entra-admin-consent', numbers(90094, 90095, 90093, 90099), 'admin-consent-needed', admin),
    token('entra-consent', numbers(65001), ['admin-consent-needed', 'user-cancelled'], {
      ...admin,
      means:
        'Consent is missing: nobody was asked, the person said no, or only an administrator may say yes.',
    }),
    token('entra-declined', numbers(65004), 'user-cancelled', { owner: 'person' }),
    token('entra-first-party', numbers(65002), 'request-refused', {
      ...app,
      means:
        'The client id is one of Microsoft’s own applications, which may call only the APIs that Microsoft has agreed upon for it.',
      fix: 'Register an application of your own in the tenant and use its client id.',
    }),
    says(
      'entra-scope-unknown',
      ['asked for scope … that doesn’t exist', 'asked for scope … that does not exist'],
      'scope-retired-or-not-allowed',
      {
        ...app,
        tokens: numbers(650053),
        means:
          'A scope of the request does not exist at the API that it is asked of: no administrator can consent to it.',
        fix: 'Take that scope out of the request (the app’s setting for its scopes), or write it as the API publishes it. Groups and roles are no scopes at Entra ID: they come as claims that the app registration is told to send (Token configuration, App roles). Nor can application permissions, those without a signed-in user, be asked for by scope.',
      },
    ),
    token(
      'entra-permission',
      numbers(650052, 650054, 650056, 650057, 65005, 90008, 500011, 50001, 650051),
      'admin-consent-needed',
      {
        ...admin,
        means:
          'The application asks for a service or permission that is not there in this tenant, or not registered for it.',
      },
    ),
    token('entra-not-assigned', numbers(50105), 'not-assigned', admin),
    token(
      'entra-stronger',
      numbers(50072, 50074, 50076, 50078, 50079, 50158, 50161, 50170),
      'stronger-login-required',
      admin,
    ),
    token('entra-factor-failed', numbers(500121), 'stronger-login-required', {
      owner: 'person',
      means: 'The second factor was not passed: refused, not answered in time on the phone, or failed.',
      fix: 'Sign in again and confirm it in time. Who gets no request, or one that they did not begin, tells the administrator of the Entra tenant.',
    }),
    token('entra-policy', numbers(53003, 53011, 50131, 530032, 530034, 530035), 'policy-denied', {
      ...admin,
      means:
        'A Conditional Access policy or a security setting of the organisation blocked the sign-in, by place, device, app or risk: it is no matter of the password or of a second factor.',
      fix: signInLog,
    }),
    token(
      'entra-policy-device',
      numbers(53000, 53001, 530001, 530002, 530003, 50097, 50129, 50155, 50187, 135011, 130007, 50005),
      'policy-denied',
      {
        ...admin,
        means:
          'A Conditional Access policy of the organisation lets in only devices that it manages (compliant, joined or registered), in a browser that shows the device: this one did not count as one.',
        fix: `Sign in on a device that the organisation manages, with the work profile of Edge or Chrome. ${signInLog}`,
      },
    ),
    token('entra-policy-app', numbers(53002, 53009, 530021), 'policy-denied', {
      ...admin,
      means: 'A Conditional Access policy lets in only apps that the organisation approved (Intune).',
      fix: `Use an app from the organisation’s list. ${signInLog}`,
    }),
    token('entra-policy-proof-up', numbers(53004, 53010), 'policy-denied', {
      ...admin,
      means:
        'The person would have to set up a second factor first, and a policy of the organisation does not let them do that from here, or because of a risk that was seen.',
      fix: `Set up the second factor from a place or device that the organisation allows (its network, a managed device), or with a Temporary Access Pass. ${signInLog}`,
    }),
    token('entra-locked', numbers(50053, 90055), ['rate-limited', 'login-loop'], { owner: 'person' }),
    token('entra-loop', numbers(50196), 'login-loop', {
      ...app,
      means:
        'The app asked for the same again and again within moments, until Microsoft Entra stopped answering it.',
      fix: 'Find what sends the app back to the login although it was answered: an API that refuses its token, a session or token cache that is not kept, a silent request that is repeated on every error. Waiting a few minutes lifts the block, and only until the loop runs again.',
    }),
    token('entra-claims-denied', numbers(90123), 'policy-denied', {
      ...admin,
      means:
        'A claims provider of the organisation (a custom authentication extension, or the provider it federates with) denied the token.',
      fix: 'Read the sign-in log of that Entra tenant by the Correlation ID, and the log of the extension or provider that it names.',
    }),
    token('entra-account-off', numbers(50057, 80012), 'policy-denied', {
      ...admin,
      means:
        'The account is switched off in the directory, or may not log on at this hour: no password and no setting of the app helps.',
      fix: 'An administrator of the directory enables the account, or its logon hours.',
    }),
    token('entra-signing-key', numbers(50146, 501461), 'app-not-ready', {
      ...admin,
      means:
        'The app maps claims of its own, and for that Microsoft Entra wants a signing key of the app’s own, or a resource in a verified domain of the tenant.',
      fix: 'Give the app a signing key of its own, or set acceptMappedClaims in its manifest and ask for the app’s own id or an address of a verified domain.',
    }),
    token('entra-nameid', numbers(501241, 50124), 'saml-nameid', {
      ...admin,
      means:
        'Microsoft Entra found no value for a claim that the app is to be given, the NameID mostly: the attribute is empty for this person.',
      fix: 'Fill that attribute for the person, or choose another as source of the claim (Enterprise applications, Single sign-on, Attributes & Claims).',
    }),
    token('entra-agent', numbers(80001, 80002, 80005, 80007, 80010, 80013, 80014), 'provider-down', {
      ...admin,
      means:
        'Microsoft Entra lets the organisation’s own agents check passwords (pass-through authentication), and these did not do it: they were out of reach, took too long, or their clocks differ from Active Directory’s.',
      fix: 'The organisation’s administrator looks at the authentication agents and at the domain controllers behind them; the app is not concerned.',
    }),
    token(
      'entra-down',
      numbers(50000, 50033, 50087, 50088, 70012, 90006, 90012, 90024, 90033, 90036, 90090, 90091, 90092),
      'provider-down',
    ),
    token('entra-app-disabled', numbers(7000112, 1000031, 1000033, 500014), 'app-not-ready', admin),
    token('entra-secret', numbers(7000215, 7000222, 70002, 7000216, 7000219), 'secret-wrong-or-expired', app),
    token(
      'entra-assertion',
      numbers(700027, 700021, 700024, 700211, 700212, 700213, 700223, 50013),
      'assertion-invalid',
      app,
    ),
    token('entra-spa', numbers(9002326), 'wrong-platform-type', {
      ...app,
      means:
        'A page redeemed the code, and its redirect URI is registered under the platform “Web” (or another than a page’s): pages may redeem codes only of the platform “Single-page application”.',
      fix: 'Move the redirect URI in the app registration (Authentication) from the platform Web to Single-page application. It is no matter of CORS settings or of a secret.',
    }),
    token('entra-web', numbers(9002327), 'wrong-platform-type', {
      ...app,
      means:
        'A server redeemed the code, or a call without Origin, and its redirect URI is registered under the platform “Single-page application”, whose codes only pages may redeem.',
      fix: 'Register the redirect URI under the platform Web, with a secret, or redeem the code in the page.',
    }),
    token(
      'entra-client-auth',
      numbers(7000218, 700025),
      ['auth-method-mismatch', 'wrong-platform-type'],
      app,
    ),
    token('entra-code', numbers(54005, 70008, 70000, 501541), ['code-reused', 'code-expired'], app),
    token('entra-pkce', numbers(501481, 50148, 501491, 9002325), 'pkce-mismatch', app),
    token(
      'entra-session',
      numbers(50058, 16000, 16001, 16002, 50132, 50133, 50089, 50173),
      ['third-party-cookies-blocked', 'refresh-dead'],
      { owner: 'browser', means: 'Nobody is signed in there as far as this request shows.' },
    ),
    token('entra-refresh', numbers(700082, 700084, 70043, 700081, 500133), 'refresh-dead', app),
    token(
      'entra-request',
      numbers(
        700054,
        70003,
        70005,
        70007,
        50029,
        50050,
        50147,
        700023,
        90004,
        90005,
        90007,
        90009,
        90013,
        90014,
        900144,
        900143,
        90015,
        90023,
        90056,
        90081,
        90100,
        90102,
        90107,
        90117,
        90121,
      ),
      'request-refused',
      app,
    ),
    token('entra-scope', numbers(70011, 28002, 28003, 700022, 650017), 'scope-retired-or-not-allowed', app),
    token('entra-method', numbers(900561), 'post-became-get', app),
    token('entra-malformed', numbers(9002313), 'request-refused', {
      ...app,
      means:
        'A value of the request cannot be read as what it should be: mostly a code or token that was cut short, changed or encoded twice on its way.',
      fix: 'Compare what was sent with what came back from Microsoft Entra, character by character, and let a library encode the form once.',
    }),
    token('entra-resource', numbers(901002), 'request-refused', {
      ...app,
      means:
        'Microsoft Entra takes no parameter `resource` at its v2.0 endpoints: the API that is meant stands in scope there.',
      fix: 'Leave `resource` out and ask for a scope of that API (its App ID URI, a slash and the scope’s name). Clients of MCP send it by themselves: a proxy in between has to take it out.',
    }),
    token('entra-resource-scope', numbers(9010010), 'scope-retired-or-not-allowed', {
      ...app,
      means:
        'The request names one resource (resource) and scopes of another: Microsoft Entra wants both of the same API.',
    }),
    token(
      'entra-saml-request',
      numbers(750054, 7500529, 75001, 75003, 75005, 76026, 900236, 7500511, 7500522, 7500525),
      'saml-request-unreadable',
      app,
    ),
    token('entra-saml-unsigned', numbers(76021), 'saml-signature', {
      ...app,
      means: 'The application is set to want signed requests, and this request carries no signature.',
      fix: 'Sign the AuthnRequest with the key whose certificate Entra ID has for this application, or switch “Require verification certificates” off there.',
    }),
    token('entra-saml-encoding', numbers(750056), 'saml-request-unreadable', {
      ...app,
      means:
        'The SAMLRequest is not written in plain base64, as the binding wants it: the URL-safe alphabet (- and _ in the place of + and /), a space that was a + once, or a part that is missing.',
      fix: 'Encode the request with the ordinary alphabet of base64, + and /, after deflating it (redirect binding), and percent-encode the result once as a parameter.',
    }),
    token('entra-saml-destination', numbers(75008), 'saml-request-unreadable', {
      ...app,
      means:
        'The AuthnRequest names another Destination than the address of this tenant that it was sent to.',
      fix: 'Take the single sign-on address from the tenant’s federation metadata, and let the site write it as Destination or none.',
    }),
    token('entra-saml-context', numbers(75011, 75016), 'saml-status', {
      ...app,
      means:
        'The site’s AuthnRequest asks for one way of signing in (RequestedAuthnContext), and the person signed in by another.',
      fix: 'Leave RequestedAuthnContext out of the AuthnRequest, which lets the provider decide, or name the way that people use there (node-saml: disableRequestedAuthnContext; python3-saml: requestedAuthnContext false).',
    }),
    token('entra-saml-issuer', numbers(70001, 700011), ['client-unknown-here', 'saml-issuer'], app),
    token('entra-saml-logout', numbers(50070), 'logout-hint-invalid', app),
    token('entra-password', numbers(50126, 50056, 50055, 50064, 50144), null, {
      owner: 'person',
      refusesPassword: true,
      means: 'The account or its password; no fault of the login’s set-up.',
    }),
  ]),
];
