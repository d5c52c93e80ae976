/** What a cookie of that name is known to be for. */
export type KnownCookie = {
  /** Whose it is: the application's that logs in, or the provider's. */
  readonly side: 'client' | 'provider';
  /** `login`: one attempt to log in. `session`: what lasts. `both`: one cookie for both. */
  readonly purpose: 'login' | 'session' | 'both';
  /** Who makes cookies of that name. */
  readonly product: string;
};

/** By name; the prefixes `__Secure-` and `__Host-` do not count. `undefined` for a name nobody knows. */
export function knownCookie(name: string): KnownCookie | undefined {
  const bare = name.replace(/^__(?:secure|host)-/i, '');
  return table.find(([pattern]) => pattern.test(bare))?.[1];
}

/**
 * True for names of analytics, networks that deliver pages, load balancers and consent banners. Their return proves nothing, nor does
 * their loss.
 */
export function isBystander(name: string): boolean {
  return bystanders.test(name);
}

/**
 * True for the names under which frameworks keep the token of their own forms and calls (Django, Laravel, Angular, Spring, Tornado, CakePHP,
 * CodeIgniter, ASP.NET MVC). No login is remembered in one, unless its value says so.
 */
export function isFormToken(name: string): boolean {
  return formTokens.test(name.replace(/^__(?:secure|host)-/i, ''));
}

const formTokens =
  /^(?:csrftoken|[xc]srf-token|_xsrf|_?csrfToken|csrf_cookie(?:_name)?|x-csrf-token|__RequestVerificationToken(?:_[\w-]{1,60})?)$/i;

const bystanders = new RegExp(
  `^(?:${[
    // Analytics and advertising.
    '_ga(?:_.*)?|_gid|_gat.*|_gcl_.*|_gac_.*|__utm.*|_fbp|_fbc|_hj.*|_pk_.*|mtm_.*|_clck|_clsk|_uet.*|mp_.*_(?:mixpanel|posthog)|amp_.*|amplitude.*|ajs_.*|optimizely.*',
    '_dd_s|_scid.*|_ttp|_tt_.*|_pin_unauth|hubspotutk|__hs(?:sc|src|tc|fp)|intercom-.*|ph_.*|sentry-.*|_mkto_trk|_sp_.*|plausible.*|s_cc|s_sq|AMCV.*|mbox.*|_vw.*|_vis_opt.*',
    'rxVisitor|rxvt|dtCookie.*|dtPC|dtSa|dtLatC|NRBA_SESSION',
    // What delivers or guards pages.
    '__cf_?bm|__cfruid|_cfuvid|cf_(?:clearance|chl_.*|ob_info|use_ob)|__cflb|datadome|incap_ses_.*|visid_incap_.*|nlbi_.*|ak_bmsc|bm_(?:sz|sv|mi|so|lso|s)|_abck|akacd_.*|TS[0-9a-f]{6,}.*|reese84',
    // Load balancers.
    'AWSALB(?:CORS|TG|TGCORS|APP-\\d)?|AWSELB(?:CORS)?|ARRAffinity(?:SameSite)?|BIGipServer.*|GCLB|SERVERID|ROUTEID|INGRESSCOOKIE|route|lb|srv_id|x-ms-routing-name|TiPMix',
    // Consent and taste.
    'Optanon.*|OneTrust.*|CookieConsent.*|cookieyes.*|cookielawinfo.*|euconsent.*|usprivacy|didomi.*|cmplz_.*|borlabs.*|cookie[-_]?(?:consent|notice).*|(?:ui[-_]?)?(?:lang|locale|theme|language)|NEXT_LOCALE|i18next|i18n_redirected|tz|timezone',
  ].join('|')})$`,
  'i',
);

type Row = readonly [name: RegExp, known: KnownCookie];

function rows(
  side: KnownCookie['side'],
  purpose: KnownCookie['purpose'],
  names: Readonly<Record<string, RegExp>>,
): readonly Row[] {
  return Object.entries(names).map(([product, name]): Row => [name, { side, purpose, product }]);
}

const table: readonly Row[] = [
  ...rows('client', 'login', {
    'Auth.js': /^(?:next-auth|authjs)\.(?:state|pkce\.code_verifier|nonce|challenge)/,
    'ASP.NET Core': /^\.AspNetCore\.(?:Correlation|OpenIdConnect\.Nonce|ExternalCookie|Identity\.External)/i,
    Katana: /^OpenIdConnect\.nonce\./i,
    'nextjs-auth0': /^__txn_/,
    'express-openid-connect': /^auth_verification$/,
    Grafana: /^oauth_(?:state|code_verifier)$/,
    'oauth2-proxy': /^_oauth2_proxy.*csrf/,
    mod_auth_openidc: /^mod_auth_openidc_state_/,
    Quarkus: /^q_auth/,
    JupyterHub: /^oauthenticator-state|^jupyterhub-hub-oauth/,
    'Argo CD': /^argocd\.oauthstate/,
    'Better Auth': /^better-auth\.(?:state|oauth_state|pk_code_verifier)/,
    Supabase: /^sb-.*-auth-token-code-verifier/,
    'AWS load balancer': /^AWSALBAuthNonce/,
    Envoy: /^(?:OauthNonce|CodeVerifier)/,
    'Shibboleth SP': /^_(?:shibstate|opensaml_req)_/,
    Sustainsys: /^Saml2\./,
    Nextcloud: /^saml_data$/,
    mellon: /^mellon-cookie-test|^mellon_cookie_test/,
    'auth0.js': /^_?com\.auth0\.auth\./,
    'Auth0 SPA SDK': /^_?(?:legacy_)?a0[.:]|^_?(?:legacy_)?auth0\.txs/,
    MSAL: /^msal\./,
    'oidc-client-ts': /^oidc\.[0-9a-f]{16,}/,
  }),
  ...rows('client', 'session', {
    'Auth.js': /^(?:next-auth|authjs)\.session-token/,
    'ASP.NET Core': /^\.AspNetCore\.(?:Cookies|Identity\.Application|Antiforgery|Session)/i,
    'oauth2-proxy': /^_oauth2_proxy/,
    mod_auth_openidc: /^mod_auth_openidc_session/,
    Quarkus: /^q_session/,
    'Better Auth': /^better-auth\.session_token/,
    Supabase: /^sb-.*-auth-token/,
    'AWS load balancer': /^AWSELBAuthSessionCookie/,
    Envoy: /^(?:OauthHMAC|OauthExpires|BearerToken|IdToken|RefreshToken)$/,
    'Shibboleth SP': /^_shibsession_/,
    Grafana: /^grafana_session/,
    'nextjs-auth0, express-openid-connect': /^appSession/,
    mellon: /^mellon-/,
    'Cloudflare Access': /^CF_(?:Authorization|AppSession)$/i,
  }),
  ...rows('client', 'both', {
    'Auth.js': /^(?:next-auth|authjs)\.(?:callback-url|csrf-token)/,
    Express: /^connect\.sid$/,
    'Java servlets': /^(?:JSESSIONID|SESSION)$/,
    PHP: /^PHPSESSID$/,
    Laravel: /^laravel[-_]session$/,
    Django: /^sessionid$/,
    Rails: /^_[\w-]{1,60}_session(?:_id)?$|^_session_id$/,
    Gitea: /^i_like_(?:gitea|forgejo)$/,
    'ASP.NET': /^ASP\.NET_SessionId$/i,
    SimpleSAMLphp: /^SimpleSAML(?:SessionID|AuthToken)?$/,
    Flask: /^session$/,
  }),
  ...rows('provider', 'login', {
    Keycloak: /^(?:AUTH_SESSION_ID|KC_RESTART|KC_AUTH_SESSION_HASH|KC_STATE_CHECKER)(?:_LEGACY)?$/,
    'node-oidc-provider': /^_interaction/,
    'Microsoft Entra': /^(?:esctx|buid|fpc|x-ms-gateway-slice)/,
    Auth0: /^(?:did|auth0)(?:_compat)?$/,
    Cognito: /^(?:XSRF-TOKEN|csrf-state(?:-legacy)?)$/,
    Hydra: /^(?:ory_hydra|oauth2)_.*csrf/,
    'AD FS': /^MSIS(?:SamlRequest|LoopDetectionCookie|Context)/,
    Okta: /^(?:DT|oktaStateToken)$/,
  }),
  ...rows('provider', 'session', {
    Keycloak: /^KEYCLOAK_(?:IDENTITY|SESSION)(?:_LEGACY)?$/,
    'Microsoft Entra': /^ESTSAUTH/,
    Okta: /^(?:idx|sid)$/,
    Cognito: /^cognito/,
    'Gravitee Access Management': /^GRAVITEE_IO_AM_SESSION$/,
    Authelia: /^authelia_session$/,
    authentik: /^authentik_session$/,
    'AD FS': /^MSISAuth/,
    PingFederate: /^PF(?:\.PERSISTENT)?$/,
  }),
];
