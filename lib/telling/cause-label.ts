import type { Confidence } from '../vocabulary/confidence.ts';
import type { CauseName } from '../vocabulary/cause-name.ts';
import { afterTokenCauseLabels } from './after-token-cause-labels.ts';
import { logoutCauseLabels } from './logout-cause-labels.ts';
import { mcpCauseLabels } from './mcp-cause-labels.ts';
import { singleSignOnCauseLabels } from './single-sign-on-cause-labels.ts';
import { walletCauseLabels } from './wallet-cause-labels.ts';

/** What stands at the broken arrow for each cause, as “cookie not sent”: as few words as tell it from all others, no sentence. */
export const causeLabels = {
  // Cookies and storage
  'cookie-strict-return': 'SameSite=Strict: not sent',
  'cookie-lax-post': 'SameSite=Lax: not on POST',
  'cookie-secure-over-http': 'Secure cookie over http',
  'cookie-wrong-host': 'cookie set for another host',
  'begun-in-other-browser': 'begun in another browser',
  'cookie-expired-before-return': 'cookie expired on the way',
  'cookie-deleted': 'cookie deleted on the way',
  'cookie-domain-rejected': 'cookie Domain not accepted',
  'cookie-duplicate-name': 'two cookies of one name',
  'cookie-fetch-no-credentials': 'fetch without credentials',
  'cookie-none-insecure': 'SameSite=None without Secure',
  'cookie-overwritten': 'cookie overwritten',
  'late-answer-overwrites': 'late answer overwrote it',
  'cookie-partitioned': 'cookie in another partition',
  'cookie-prefix-broken': '__Host- or __Secure- broken',
  'cookie-too-large': 'cookie too large',
  'cookie-wrong-path': 'cookie set for another path',
  'cookies-too-many': 'too many cookies',
  'session-on-other-server': 'sessions not shared by servers',
  'session-not-sent-to-api': 'session does not reach the API',
  'session-taken-by-neighbour': 'session cookie overwritten',
  'session-not-known': 'app does not know its session',
  'session-left-at-host': 'session left at another host',
  'session-never-set': 'no session cookie set',
  'login-took-too-long': 'login took too long',
  'session-split-by-domain': 'session split by Domain',
  'session-seal-broken': 'session’s seal does not fit',
  'session-cookie-not-kept': 'session cookie not kept',
  'state-cookie-lost': 'cookie not sent',
  'state-never-stored': 'state never stored',
  'begun-at-provider': 'login begun at the provider',
  'state-not-sent': 'state checked, not sent',
  'third-party-cookies-blocked': 'third-party cookies blocked',
  'storage-partitioned-handler': 'storage in another partition',
  'storage-other-origin': 'storage of another origin',
  'storage-other-tab': 'storage of another tab',
  'storage-cleared': 'storage cleared',
  'provider-host-changed': 'provider changed its host',
  'request-lost-at-provider': 'request lost at the provider',
  'request-uri-expired': 'pushed request expired',
  'as-session-lost': 'provider lost its session',
  'login-page-reopened': 'login page opened by itself',
  'silent-renew-cookies': 'no cookies in hidden frame',
  // State, nonce and PKCE
  'second-start-overwrites': 'a second login replaced it',
  'callback-twice': 'callback opened twice',
  'strictmode-double-run': 'code sent twice',
  'one-time-link-scanned': 'link used up or too old',
  'answer-value-lost-in-page': 'value lost in the page',
  'answer-dropped-by-redirect': 'redirect dropped the answer',
  'state-changed-in-transit': 'state changed on the way',
  'state-missing-return': 'state did not come back',
  'state-passed-through': 'the app’s state, not its own',
  'request-opened-again': 'old login address opened',
  'answer-loaded-again': 'used answer loaded again',
  'state-rejected': 'state ≠ stored state',
  'state-store-lost-server': 'server forgot the login',
  'csrf-middleware-blocks': 'app’s form check refused it',
  'double-submit-mismatch': 'form’s value ≠ its cookie',
  'nonce-mismatch': 'nonce ≠ request',
  'pkce-verifier-lost': 'verifier lost',
  'pkce-challenge-miscomputed': 'challenge computed wrongly',
  'response-type-not-allowed': 'response type not allowed',
  'pkce-demanded': 'PKCE demanded, not sent',
  'state-demanded': 'state demanded, not sent',
  'pkce-mismatch': 'verifier ≠ challenge',
  // Redirect URI
  'redirect-scheme-proxy': 'http in place of https',
  'redirect-host': 'redirect_uri: another host',
  'redirect-uri-mismatch': 'redirect_uri not registered',
  'redirect-encoded-twice': 'redirect_uri encoded twice',
  'redirect-loopback-port': 'port not registered',
  'redirect-kind-refused': 'redirect_uri: kind not taken',
  'redirect-not-of-client': 'redirect_uri ≠ client’s site',
  'redirect-not-on-allow-list': 'redirect_uri: not on the list',
  'redirect-mismatch-at-token': 'redirect_uri ≠ request',
  'redirect-broken-encoding': 'redirect_uri badly encoded',
  'redirect-wrong-app-type': 'redirect_uri: wrong app type',
  'answer-elsewhere': 'answer went elsewhere',
  'returned-elsewhere': 'returned to another address',
  'return-outside-realm': 'return_to ≠ realm',
  'redirect-without-target': 'redirect names no address',
  'sent-to-localhost': 'sent to an address inside',
  'provider-address-inside': 'provider: address inside',
  'request-malformed': 'malformed request',
  'token-request-malformed': 'malformed token request',
  'token-endpoint-elsewhere': 'another token endpoint',
  'own-address-inside': 'redirect_uri: address inside',
  'own-token-missing': 'no token of the app’s own',
  'api-address-inside': 'API address is an inside one',
  'return-url-refused': 'return_url not accepted',
  'own-address-behind': 'redirect_uri: platform’s host',
  // What was asked for
  'scope-separator': 'scopes not split by spaces',
  // Client
  'basic-not-form-encoded': 'Basic not form-encoded',
  'secret-wrong-or-expired': 'secret wrong or expired',
  'auth-method-mismatch': 'wrong client authentication',
  'wrong-platform-type': 'registered as another type',
  'public-client-not-allowed': 'no public clients allowed',
  'client-unknown-here': 'client_id unknown there',
  'app-settings-incomplete': 'app’s settings incomplete',
  'client-id-unset': 'client_id not set in the app',
  'client-document-refused': 'client document refused',
  'assertion-invalid': 'assertion not accepted',
  'assertion-audience': 'assertion for another server',
  'assertion-untimely': 'assertion out of its time',
  'assertion-client': 'assertion for another client',
  'invalid-client': 'client not authenticated',
  'unauthorized-client': 'client may not do this',
  'unsupported-type': 'type not supported',
  // Token endpoint
  'code-reused': 'code used before',
  'code-expired': 'code expired',
  'code-not-redeemed': 'code not redeemed',
  'code-passed-on': 'code sent on, not taken',
  'code-of-other-client': 'code of another client id',
  'code-of-other-server': 'code of another server',
  'device-gave-up': 'asked to wait, no poll after',
  'device-polls-too-fast': 'device asks too often',
  'cors-missing': 'kept from the page: CORS',
  'cors-header-doubled': 'CORS header sent twice',
  'cors-token-endpoint': 'token endpoint without CORS',
  'token-answer-not-oauth': 'no token answer',
  'refresh-race': 'refresh token sent twice',
  'refresh-dead': 'refresh token is over',
  'backchannel-failed': 'server got no tokens',
  'access-denied-at-token-endpoint': 'denied for this client',
  'invalid-grant': 'grant not accepted',
  'dpop-proof-missing': 'DPoP proof missing',
  'value-escaped-otherwise': 'escaped twice, or not at all',
  'dpop-nonce-unanswered': 'DPoP nonce not used',
  ...afterTokenCauseLabels,
  // Windows, frames, pages
  'coop-app-page': 'opener lost: COOP of the app',
  'coop-provider-page': 'opener lost: COOP in popup',
  'popup-blocked': 'popup blocked',
  'popup-closed': 'popup closed',
  'code-left-in-page': 'code left in the page',
  'frame-refused': 'page may not be framed',
  'frame-or-popup-blocked': 'frame or popup blocked',
  'web-message-origin': 'message to another origin',
  'silent-iframe-loads-app': 'frame loads the whole app',
  'app-not-opened': 'app was not opened',
  'in-app-browser': 'in-app browser',
  'insecure-context': 'page without https',
  'mixed-content': 'http from an https page',
  'blocked-by-extension': 'blocked by an extension',
  'csp-connect': 'blocked by CSP: connect-src',
  'answer-by-script': 'answer followed by a script',
  'login-by-script': 'login page asked by a script',
  'preflight-sent-to-login': 'OPTIONS sent to a login',
  'preflight-wants-token': 'OPTIONS asked for a token',
  'csp-form-action': 'blocked by CSP: form-action',
  'csp-form-action-start': 'CSP keeps from the provider',
  'service-worker-answers-callback': 'service worker answered',
  'service-worker-answers-start': 'service worker at the start',
  // Refused by the provider
  'user-cancelled': 'cancelled',
  'access-denied': 'access denied',
  'consent-required': 'consent needed',
  'login-required': 'login needed',
  'policy-denied': 'denied by policy',
  'admin-consent-needed': 'admin must consent',
  'app-restricted-by-organization': 'organization restricts apps',
  'not-assigned': 'person not assigned',
  'wrong-tenant': 'wrong tenant',
  'stronger-login-required': 'stronger login needed',
  'app-not-ready': 'app not ready there',
  'rate-limited': 'too many requests',
  'origin-not-allowed': 'origin not allowed',
  'api-key-refused': 'API key refused',
  'request-refused': 'request refused',
  'provider-down': 'provider is down',
  'provider-error-page': 'error page of the provider',
  'scope-retired-or-not-allowed': 'scope not allowed',
  'invalid-scope': 'scope not accepted',
  // Infrastructure
  'post-became-get': 'POST became GET',
  'wrong-vhost': 'wrong virtual host',
  'tls-failure': 'TLS failed',
  'upgraded-to-https': 'browser turned http into https',
  'nothing-there': 'no server answers there',
  'cache-serves-login': 'answer from a cache',
  'answer-lost-behind': 'answer lost behind browser',
  'cookie-lost-behind': 'cookie lost behind browser',
  'login-page-cached': 'login page from a cache',
  'callback-route-missing': 'no page at the callback',
  'callback-shows-data': 'callback shows data',
  'page-after-login-missing': 'no page behind the callback',
  'redirect-drops-path': 'path lost by a redirect',
  'socket-not-upgraded': 'WebSocket not let through',
  'socket-forbidden': 'WebSocket forbidden (403)',
  'proxy-response-headers-too-big': 'answer’s headers too big',
  'request-address-too-long': 'address too long',
  'request-headers-too-big': 'request’s headers too big',
  'waf-blocks': 'blocked by a firewall',
  'wrong-endpoint': 'endpoint did not serve',
  // Discovery, before any request
  'fedcm-refused': 'FedCM did not go through',
  'fedcm-nobody-signed-in': 'Nobody signed in at provider',
  'fedcm-account-left-out': 'No account has the label',
  'fedcm-other-account': 'Another account is signed in',
  'passkey-of-other-host': 'passkey of another host',
  'passkey-refused': 'passkey refused',
  'discovery-failed': 'metadata not found',
  'discovery-issuer-differs': 'metadata of another issuer',
  'login-not-begun': 'app began no login',
  'login-script-missing': 'login script not loaded',
  'login-address-empty': 'no address given',
  'authorize-address-empty': 'no provider’s address',
  'login-address-without-scheme': 'login address lacks https://',
  'callback-at-every-address': 'every page taken for callback',
  'csp-form-action-logout': 'logout blocked by CSP',
  'authorize-address-unknown': 'wrong provider’s address',
  'cors-filter-blocks': 'CORS filter refused it',
  'fresh-login-loop': 'fresh login asked for again',
  'parameter-demanded': 'parameter not sent',
  'login-link-escaped': 'link escaped twice',
  'login-start-missing': 'no page begins the login',
  'session-handshake-loop': 'session asked for in a circle',
  ...singleSignOnCauseLabels,
  ...mcpCauseLabels,
  ...logoutCauseLabels,
  // Where it failed or waits, not why
  'callback-failed': 'refused by the app',
  'callback-not-reached': 'callback not reached',
  'handed-to-app': 'handed to an app',
  'known-error': 'error named',
  'no-answer': 'no answer',
  'not-answered': 'login was not completed',
  ...walletCauseLabels,
  'person-has-not-confirmed': 'not confirmed yet',
  unexplained: 'no reason seen',
} as const satisfies Readonly<Record<CauseName, string>> & Readonly<Record<string, string>>;

/** A cause that has a label: the compiler asks for one of each name, where it stands in a table and where one is shown. */
export type LabelledCause = keyof typeof causeLabels;

/** A reason as much as its label depends on it. */
type Told = {
  readonly diagnosis: readonly {
    readonly cause: LabelledCause;
    readonly confidence: Confidence;
    readonly step: string | null;
  }[];
  readonly findings: readonly { readonly rule: string; readonly steps: readonly string[] }[];
};

/**
 * The label of the first reason for the step of which it tells, most often the one at which a flow broke; `undefined` where it is a guess,
 * tells of another step, or only says that nobody knows.
 */
export function causeLabelAt({ diagnosis: [first], findings }: Told, step: string): string | undefined {
  if (!first || first.confidence === 'tentative' || first.step !== step) return undefined;
  if (silent.has(first.cause)) return undefined;
  const found = (rule: string) => findings.some((one) => one.rule === rule && one.steps.includes(step));
  const nearer = nearerLabels[first.cause]?.find(([rule]) => found(rule));
  return nearer?.[1] ?? causeLabels[first.cause];
}

/** The same as it stands at a step: by itself where the flow broke there, else after what it is. */
export function labelAtStep(told: Told, step: string, isBroken: boolean): string | undefined {
  const label = causeLabelAt(told, step);
  return isBroken || label === undefined ? label : `Cause: ${label}`;
}

/** Where a server names its refusal only, what a rule found at the same step is nearer to the cause; the first that fits. */
const nearerLabels: {
  readonly [C in LabelledCause]?: readonly (readonly [rule: string, label: string])[];
} = {
  'invalid-grant': [
    ['code-reuse', causeLabels['code-reused']],
    ['token-redirect-uri-mismatch', causeLabels['redirect-mismatch-at-token']],
    ['code-verifier-mismatch', causeLabels['pkce-mismatch']],
    ['code-verifier-missing', causeLabels['pkce-verifier-lost']],
  ],
  'state-rejected': [['state-mismatch', 'state ≠ request']],
};

/** The step itself says as much. */
const silent = new Set<LabelledCause>(['unexplained', 'known-error', 'callback-failed', 'no-answer']);
