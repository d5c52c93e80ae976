import { product, says, token } from './phrase.ts';

const provider = { by: 'authorization_server', owner: 'authorization_server' } as const;
const admin = { owner: 'admin' } as const;
const app = { owner: 'client' } as const;
const signInLog =
  'Only an administrator of that Entra tenant can change it: its sign-in log names the policy, by the Correlation ID on the page. No other login and no setting of the app helps.';
const numbers = (...all: readonly (number | string)[]): readonly string[] => all.map((one) => `AADSTS${one}`);

/** Microsoft Entra ID by its numbers, and the pages that show none. */
export const entra = [
  ...product('Microsoft Entra ID', provider, [
    token('entra-redirect', numbers(50011, 500113, 500117, 900971), 'redirect-uri-mismatch', admin),
    token('entra-redirect-at-token', numbers(500112), 'redirect-mismatch-at-token', app),
    token('entra-client-unknown', numbers(700016, 700005), 'client-unknown-here', {
      ...app,
      means: 'No such application in the tenant that was asked: another tenant, or another client id.',
    }),
    token('entra-tenant-unknown', numbers(90002, 900023, 90013, 50128, 50059), 'wrong-tenant', app),
    token('entra-other-tenant', numbers(50020, 50034, 51004, 16003, 90072, 500208, 50177), 'wrong-tenant', {
      owner: 'person',
      means: 'The account that is signed in does not belong to the tenant that was asked.',
    }),
    token('entra-audience-of-app', numbers(50194, 9002332, 9002331, 9002346), 'wrong-tenant', {
      ...app,
      means: 'The application takes other kinds of accounts than the address it was asked at.',
    }),
    token('entra-tenant-restriction', numbers(500021, 500212, 500213, 5000224), 'policy-denied', admin),
    token('entra-admin-consent', numbers(90094, 90095, 90093, 90099), 'admin-consent-needed', admin),
    token('entra-consent', numbers(65001, 65004, 65002), ['admin-consent-needed', 'user-cancelled'], {
      ...admin,
      means:
        'Consent is missing: nobody was asked, the person said no, or only an administrator may say yes.',
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
      numbers(650052, 650056, 650057, 65005, 90008, 500011, 650051),
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
      numbers(50072, 50074, 50076, 50078, 50079, 50158),
      'stronger-login-required',
      admin,
    ),
    token('entra-factor-failed', numbers(500121), 'stronger-login-required', {
      owner: 'person',
      means:
        'The second factor was not passed: it was refused or not answered in time on the phone, or it failed.',
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
      numbers(53000, 53001, 530001, 530002, 530003, 50097, 50129, 50005),
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
      means:
        'A Conditional Access policy of the organisation lets in only apps that it has approved or protects (Intune).',
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
    token('entra-code', numbers(54005, 70008, 70000, 9002313, 501541), ['code-reused', 'code-expired'], app),
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
      numbers(700054, 70005, 70007, 50147, 700023, 90014, 900144, 900143, 90015, 90023, 90081, 900432, 90009),
      'request-refused',
      app,
    ),
    token('entra-scope', numbers(70011, 28002, 28003, 700022, 650017), 'scope-retired-or-not-allowed', app),
    token('entra-method', numbers(900561), 'post-became-get', app),
    token('entra-resource', numbers(901002, 500111, 90123), 'mcp-token-audience', app),
    token('entra-resource-scope', numbers(9010010), 'scope-retired-or-not-allowed', {
      ...app,
      means:
        'The request names one resource (resource) and scopes of another: Microsoft Entra wants both of the same API.',
    }),
    token(
      'entra-saml-request',
      numbers(750054, 7500529, 75005, 76021, 76026, 7500511, 7500522, 7500525),
      'saml-request-unreadable',
      app,
    ),
    token('entra-saml-encoding', numbers(750056), 'saml-request-unreadable', {
      ...app,
      means:
        'The SAMLRequest is not written in plain base64, as the binding wants it: the URL-safe alphabet (- and _ in the place of + and /), a space that was a + once, or a part that is missing.',
      fix: 'Encode the request with the ordinary alphabet of base64, + and /, after deflating it (redirect binding), and percent-encode the result once as a parameter.',
    }),
    token('entra-saml-context', numbers(75011, 75016), 'saml-status', {
      ...app,
      means:
        'The site’s AuthnRequest asks for one way of signing in (RequestedAuthnContext), and the person signed in by another.',
      fix: 'Leave RequestedAuthnContext out of the AuthnRequest, which lets the provider decide, or name the way that people use there (node-saml: disableRequestedAuthnContext; python3-saml: requestedAuthnContext false).',
    }),
    token('entra-saml-issuer', numbers(70001, 700011), ['client-unknown-here', 'saml-issuer'], app),
    token('entra-saml-logout', numbers(50070), 'logout-hint-invalid', app),
    token('entra-password', numbers(50126, 50056, 50055, 50057, 50144), null, {
      owner: 'person',
      refusesPassword: true,
      means: 'The account or its password; no fault of the login’s set-up.',
    }),
    says(
      'entra-approval',
      [
        'Need admin approval',
        'needs permission to access resources in your organization that only an admin can grant',
        'Administratorgenehmigung erforderlich',
        'Approbation de l’administrateur requise',
        'Se necesita la aprobación del administrador',
        'Goedkeuring van beheerder vereist',
        "È necessaria l'approvazione dell'amministratore",
        '管理者の承認が必要',
        '需要管理员批准',
      ],
      'admin-consent-needed',
      admin,
    ),
    says('entra-no-subscription', 'Selected user account does not exist in tenant', 'wrong-tenant', {
      owner: 'person',
    }),
    says(
      'entra-trouble',
      [
        "we're having trouble signing you in",
        'Wir können Sie derzeit nicht anmelden',
        'Désolé, nous rencontrons des problèmes pour vous connecter',
      ],
      ['request-refused', 'redirect-uri-mismatch', 'client-unknown-here'],
      { hides: true },
    ),
    says(
      'entra-device',
      [
        "You can't get there from here",
        'You cannot access this right now',
        'Your sign-in was successful but does not meet the criteria to access this resource',
        "Your sign-in was successful but you don't have permission to access this resource",
        'Sie können darauf zurzeit nicht zugreifen',
        'Ihre Anmeldung war erfolgreich, erfüllt jedoch nicht die Kriterien',
        'Vous ne pouvez pas y accéder pour le moment',
        'No puede acceder a esto ahora mismo',
      ],
      'policy-denied',
      {
        ...admin,
        means:
          'A Conditional Access policy of the organisation blocked the sign-in after it had worked, by place, device, app or risk.',
        fix: signInLog,
      },
    ),
    says(
      'entra-personal',
      [
        "You can't sign in here with a personal account",
        "this isn't a work or school account",
        "That Microsoft account doesn't exist",
      ],
      'wrong-tenant',
      { owner: 'person' },
    ),
    says(
      'msa-consumer',
      'The client does not exist or is not enabled for consumers',
      ['client-unknown-here', 'wrong-tenant'],
      { ...app, means: 'Personal accounts may not use this application.' },
    ),
  ]),
  ...product('Azure AD B2C', provider, [
    token('b2c-forgot', ['AADB2C90118'], null, {
      owner: 'client',
      means: 'The person pressed “forgot password”: the app must start the reset flow.',
    }),
    token('b2c-cancelled', ['AADB2C90091'], 'user-cancelled', { owner: 'person' }),
    token('b2c-redirect', ['AADB2C90006', 'AADB2C90007', 'AADB2C90008'], 'redirect-uri-mismatch', admin),
    token(
      'b2c-grant',
      ['AADB2C90088', 'AADB2C90085', 'AADB2C90086', 'AADB2C90079', 'AADB2C90081', 'AADB2C90087'],
      ['code-reused', 'auth-method-mismatch', 'secret-wrong-or-expired'],
      app,
    ),
    token('b2c-expired', ['AADB2C90075', 'AADB2C90080', 'AADB2C90129', 'AADB2C90128'], 'refresh-dead', app),
    token(
      'b2c-client',
      ['AADB2C90027', 'AADB2C90205', 'AADB2C90068', 'AADB2C90083', 'AADB2C90084'],
      ['client-unknown-here', 'auth-method-mismatch'],
      app,
    ),
    token(
      'b2c-scope',
      ['AADB2C90117', 'AADB2C90055', 'AADB2C90146', 'AADB2C90010'],
      'scope-retired-or-not-allowed',
      app,
    ),
    token('b2c-session', ['AADB2C90077', 'AADB2C90078', 'AADB2C90035', 'AADB2C90165'], 'as-session-lost'),
    token('b2c-pkce', ['AADB2C90183', 'AADB2C90182'], 'pkce-mismatch', app),
    token(
      'b2c-federation',
      ['AADB2C90273', 'AADB2C90289', 'AADB2C90037', 'AADB2C99002', 'AADB2C90225'],
      'provider-down',
    ),
  ]),
];
