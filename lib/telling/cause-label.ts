import type { Confidence } from '../vocabulary/confidence.ts';
import type { CauseName } from '../vocabulary/cause-name.ts';

/** What stands at the broken arrow for each cause: as few words as tell it from all others, no sentence. */
const labels = {
  // Cookies and storage
  'cookie-strict-return': 'SameSite=Strict stayed home',
  'cookie-lax-post': 'SameSite=Lax: none on POST',
  'cookie-secure-over-http': 'Secure cookie, plain http',
  'cookie-wrong-host': 'cookie of another host',
  'cookie-expired-before-return': 'cookie expired on the way',
  'cookie-deleted': 'cookie deleted on the way',
  'cookie-domain-rejected': 'cookie Domain not accepted',
  'cookie-duplicate-name': 'two cookies of one name',
  'cookie-fetch-no-credentials': 'fetch without credentials',
  'cookie-none-insecure': 'SameSite=None without Secure',
  'cookie-overwritten': 'cookie overwritten',
  'cookie-partitioned': 'cookie in another partition',
  'cookie-prefix-broken': 'cookie prefix not kept',
  'cookie-too-large': 'cookie too large',
  'cookie-wrong-path': 'cookie of another path',
  'cookies-too-many': 'cookies piled up',
  'session-cookie-not-kept': 'session cookie not kept',
  'state-cookie-lost': 'cookie not sent',
  'state-never-stored': 'state never stored',
  'third-party-cookies-blocked': 'third-party cookies blocked',
  'storage-partitioned-handler': 'storage in another partition',
  'storage-other-origin': 'storage of another origin',
  'storage-other-tab': 'storage of another tab',
  'storage-cleared': 'storage cleared',
  'as-session-lost': 'provider lost its session',
  'silent-renew-cookies': 'no cookies in the frame',
  // State, nonce and PKCE
  'second-start-overwrites': 'second login overwrote it',
  'callback-twice': 'callback asked for twice',
  'strictmode-double-run': 'code sent twice',
  'one-time-link-scanned': 'link used by a scanner',
  'state-changed-in-transit': 'state changed on the way',
  'state-missing-return': 'state did not come back',
  'state-rejected': 'state ≠ the one kept',
  'state-store-lost-server': 'server forgot the login',
  'csrf-middleware-blocks': 'blocked by CSRF check',
  'nonce-mismatch': 'nonce ≠ request',
  'pkce-verifier-lost': 'verifier lost',
  'pkce-mismatch': 'verifier ≠ challenge',
  // Redirect URI
  'redirect-scheme-proxy': 'http behind the proxy',
  'redirect-host': 'other host in redirect URI',
  'redirect-uri-mismatch': 'redirect URI not registered',
  'redirect-loopback-port': 'port not registered',
  'redirect-mismatch-at-token': 'redirect URI ≠ first step',
  'redirect-broken-encoding': 'redirect URI badly encoded',
  'redirect-wrong-app-type': 'wrong type of redirect URI',
  'answer-elsewhere': 'answer went elsewhere',
  'returned-elsewhere': 'returned to another address',
  // Client
  'basic-not-form-encoded': 'Basic not form-encoded',
  'secret-wrong-or-expired': 'secret wrong or expired',
  'auth-method-mismatch': 'client authentication method',
  'wrong-platform-type': 'app type: not single-page',
  'client-unknown-here': 'client unknown here',
  'client-document-refused': 'client document refused',
  'assertion-invalid': 'assertion not accepted',
  'assertion-audience': 'assertion for another server',
  'invalid-client': 'client not authenticated',
  'unauthorized-client': 'client may not do this',
  'unsupported-type': 'type not supported',
  // Token endpoint
  'code-reused': 'code used before',
  'code-expired': 'code expired',
  'code-not-redeemed': 'code not redeemed',
  'cors-missing': 'answer without CORS',
  'cors-token-endpoint': 'kept from the page: CORS',
  'token-answer-not-oauth': 'no token answer',
  'refresh-race': 'refresh token sent twice',
  'refresh-dead': 'refresh token is over',
  'backchannel-failed': 'server got no tokens',
  'access-denied-at-token-endpoint': 'denied for this client',
  'invalid-grant': 'grant not accepted',
  'dpop-proof-missing': 'DPoP proof missing',
  'dpop-nonce-unanswered': 'DPoP nonce not used',
  // After the token
  'audience-missing': 'no audience asked for',
  'audience-wrong': 'token for another API',
  'scope-missing': 'scope missing',
  'token-expired': 'token expired',
  'token-early': 'token not valid yet',
  'clock-skew': 'clocks differ',
  'issuer-wrong': 'issuer ≠ expected',
  'key-unknown': 'signing key unknown',
  'dpop-required': 'token without its proof',
  'malformed-header': 'malformed Authorization',
  'token-not-sent': 'no token sent',
  'api-cors': 'API call blocked: CORS',
  'userinfo-refused': 'user info refused',
  'resource-rejected': 'token refused by the API',
  'claim-missing-email': 'no email address',
  'account-conflict': 'account exists already',
  'not-provisioned': 'no account in the app',
  'id-token-refused': 'ID token refused',
  'iss-parameter-mismatch': 'iss ≠ issuer',
  'login-loop': 'too many logins',
  'interaction-loop': 'goes round in circles',
  'wrong-account': 'another account',
  // Windows, frames, pages
  'coop-app-page': 'opener cut off by the app',
  'coop-provider-page': 'opener cut off by provider',
  'popup-blocked': 'popup blocked',
  'popup-closed': 'popup closed',
  'code-left-in-page': 'code left in the page',
  'frame-refused': 'may not be framed',
  'frame-or-popup-blocked': 'frame or popup blocked',
  'web-message-origin': 'message to another origin',
  'silent-iframe-loads-app': 'frame loads the whole app',
  'in-app-browser': 'in-app browser',
  'insecure-context': 'page without https',
  'mixed-content': 'http from an https page',
  'blocked-by-extension': 'blocked by an extension',
  'csp-connect': 'blocked by CSP: connect-src',
  'csp-form-action': 'blocked by CSP: form-action',
  'service-worker-answers-callback': 'service worker answered',
  // Refused by the provider
  'user-cancelled': 'cancelled',
  'access-denied': 'access denied',
  'consent-required': 'consent needed',
  'login-required': 'login needed',
  'policy-denied': 'denied by policy',
  'admin-consent-needed': 'admin must consent',
  'not-assigned': 'person not assigned',
  'wrong-tenant': 'wrong tenant',
  'stronger-login-required': 'stronger login needed',
  'app-not-ready': 'app not ready there',
  'rate-limited': 'too many requests',
  'origin-not-allowed': 'origin not allowed',
  'request-refused': 'request refused',
  'provider-down': 'provider is down',
  'provider-error-page': 'error page of the provider',
  'scope-retired-or-not-allowed': 'scope not allowed',
  'invalid-scope': 'scope not accepted',
  // Infrastructure
  'post-became-get': 'POST became GET',
  'wrong-vhost': 'wrong virtual host',
  'tls-failure': 'TLS failed',
  'nothing-there': 'nothing answers there',
  'cache-serves-login': 'answer from a cache',
  'callback-route-missing': 'no page at the callback',
  'proxy-response-headers-too-big': 'answer’s headers too big',
  'request-headers-too-big': 'request’s headers too big',
  'waf-blocks': 'blocked by a firewall',
  'wrong-endpoint': 'wrong endpoint',
  // Discovery, before any request
  'fedcm-refused': 'browser found no way (FedCM)',
  'discovery-failed': 'metadata not found',
  'discovery-issuer-differs': 'metadata of another issuer',
  'login-not-begun': 'app began no login',
  // SAML, CAS, WS-Federation, OAuth 1.0a
  'saml-destination': 'Destination ≠ address',
  'saml-acs-differs': 'ACS ≠ the one asked for',
  'saml-audience': 'Audience ≠ this service',
  'saml-issuer': 'Issuer not known',
  'saml-time': 'assertion out of its time',
  'saml-inresponseto': 'InResponseTo ≠ request',
  'saml-relaystate': 'RelayState ≠ request',
  'saml-cookie-on-post': 'no cookie on the SAML POST',
  'saml-status': 'status is not Success',
  'saml-signature': 'signature not accepted',
  'saml-signature-wanted': 'request is not signed',
  'saml-nameid': 'NameID not accepted',
  'saml-encryption': 'cannot be decrypted',
  'saml-request-unreadable': 'request unreadable',
  'saml-no-response': 'no SAML response',
  'cas-service-differs': 'service ≠ first step',
  'cas-service-refused': 'service not authorised',
  'cas-ticket-refused': 'ticket refused',
  'wsfed-context': 'wctx ≠ request',
  'wsfed-realm': 'realm ≠ this app',
  'wsfed-reply': 'reply address refused',
  'wsfed-time': 'token out of its time',
  'oauth1-callback-refused': 'callback not accepted',
  'oauth1-value-lost': 'value lost on the way',
  'oauth1-request-refused': 'signed request refused',
  // Model Context Protocol
  'mcp-prm-missing': 'no resource metadata',
  'mcp-resource-mismatch': 'resource ≠ MCP address',
  'mcp-as-metadata': 'no server metadata',
  'mcp-fallback-authorize': 'guessed endpoint',
  'mcp-registration-refused': 'registration refused',
  'mcp-token-audience': 'token not for this server',
  'mcp-cors': 'MCP kept back: CORS',
  'mcp-no-challenge': '401 without a challenge',
  // Logout
  'logout-missing-hint': 'id_token_hint missing',
  'logout-parameter-missing': 'logout parameter missing',
  'logout-return-refused': 'return address refused',
  'logout-hint-invalid': 'id_token_hint not accepted',
  'logout-left-session': 'provider’s session lives on',
  // Where it failed or waits, not why
  'callback-failed': 'refused by the app',
  'callback-not-reached': 'callback not reached',
  'handed-to-app': 'handed to an app',
  'known-error': 'error named',
  'no-answer': 'no answer',
  'not-answered': 'nobody came back',
  'person-has-not-confirmed': 'not confirmed yet',
  unexplained: 'no reason seen',
} as const satisfies Readonly<Record<CauseName, string>> & Readonly<Record<string, string>>;

/** A cause that has a label: the compiler asks for one of each name, where it stands in a table and where one is shown. */
export type LabelledCause = keyof typeof labels;

/** Three or four words for the arrow at which a login broke: “cookie not sent”, “kept from the page: CORS”. */
function causeLabel(cause: LabelledCause): string {
  return labels[cause];
}

/** All of them, by cause. */
export const causeLabels: Readonly<Record<LabelledCause, string>> = labels;

/** A reason as much as its label depends on it. */
type Told = { readonly cause: LabelledCause; readonly confidence: Confidence; readonly step: string | null };

/**
 * The label of the first reason for the step at which a flow broke; `undefined` where it is a guess, tells of another step, or only says
 * that nobody knows.
 */
export function breakLabel(reasons: readonly Told[], step: string): string | undefined {
  const [first] = reasons;
  if (!first || first.confidence === 'tentative' || first.step !== step) return undefined;
  return silent.has(first.cause) ? undefined : causeLabel(first.cause);
}

/** The step itself says as much. */
const silent: ReadonlySet<LabelledCause> = new Set([
  'unexplained',
  'known-error',
  'callback-failed',
  'no-answer',
]);
