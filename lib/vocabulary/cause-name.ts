/** Causes of failed logins that somebody's words can tell of, by family: a phrase points to them, and each has a meaning to tell. */
export const saidCauseNames = [
  // Cookies and storage
  'cookie-strict-return',
  'cookie-lax-post',
  'cookie-secure-over-http',
  'cookie-wrong-host',
  'cookie-expired-before-return',
  'cookies-too-many',
  'session-cookie-not-kept',
  'third-party-cookies-blocked',
  'storage-partitioned-handler',
  'storage-other-origin',
  'storage-other-tab',
  'storage-cleared',
  'as-session-lost',
  // State, nonce and PKCE, overwritten, used up or lost
  'second-start-overwrites',
  'callback-twice',
  'strictmode-double-run',
  'one-time-link-scanned',
  'state-changed-in-transit',
  'state-missing-return',
  'state-store-lost-server',
  'csrf-middleware-blocks',
  'nonce-mismatch',
  'pkce-verifier-lost',
  // Redirect URI
  'redirect-scheme-proxy',
  'redirect-host',
  'redirect-uri-mismatch',
  'redirect-loopback-port',
  'redirect-mismatch-at-token',
  'redirect-broken-encoding',
  'redirect-wrong-app-type',
  // Client authentication
  'basic-not-form-encoded',
  'secret-wrong-or-expired',
  'auth-method-mismatch',
  'wrong-platform-type',
  'client-unknown-here',
  'assertion-invalid',
  // Token endpoint
  'code-reused',
  'code-expired',
  'pkce-mismatch',
  'cors-missing',
  'token-answer-not-oauth',
  'refresh-race',
  'refresh-dead',
  'backchannel-failed',
  'access-denied-at-token-endpoint',
  // After the token
  'audience-missing',
  'audience-wrong',
  'scope-missing',
  'token-expired',
  'token-early',
  'issuer-wrong',
  'key-unknown',
  'dpop-required',
  'malformed-header',
  'userinfo-refused',
  'claim-missing-email',
  'account-conflict',
  'not-provisioned',
  'account-not-stored',
  'id-token-refused',
  'iss-parameter-mismatch',
  'login-loop',
  'callback-route-missing',
  'wrong-account',
  // Windows, frames, pages
  'coop-app-page',
  'coop-provider-page',
  'popup-blocked',
  'popup-closed',
  'code-left-in-page',
  'frame-refused',
  'web-message-origin',
  'silent-iframe-loads-app',
  'in-app-browser',
  'insecure-context',
  'blocked-by-extension',
  // Refused by the provider
  'user-cancelled',
  'policy-denied',
  'admin-consent-needed',
  'not-assigned',
  'wrong-tenant',
  'stronger-login-required',
  'app-not-ready',
  'rate-limited',
  'origin-not-allowed',
  'api-key-refused',
  'request-refused',
  'oauth1-request-refused',
  'provider-down',
  'scope-retired-or-not-allowed',
  // Infrastructure
  'post-became-get',
  'wrong-vhost',
  'tls-failure',
  'nothing-there',
  // SAML and CAS
  'saml-destination',
  'saml-acs-differs',
  'saml-audience',
  'saml-issuer',
  'saml-time',
  'saml-inresponseto',
  'saml-relaystate',
  'saml-cookie-on-post',
  'saml-status',
  'saml-signature',
  'saml-nameid',
  'saml-encryption',
  'saml-request-unreadable',
  'saml-no-response',
  // Model Context Protocol
  'mcp-prm-missing',
  'mcp-resource-mismatch',
  'mcp-as-metadata',
  'mcp-fallback-authorize',
  'mcp-registration-refused',
  'mcp-token-audience',
  // Logout
  'logout-missing-hint',
  'logout-return-refused',
  'logout-hint-invalid',
] as const;

/** Causes that no words tell of: only what was recorded proves them. The same families, in the same order. */
export const silentCauseNames = [
  // Cookies and storage
  'cookie-deleted',
  'cookie-domain-rejected',
  'cookie-duplicate-name',
  'cookie-fetch-no-credentials',
  'cookie-none-insecure',
  'cookie-overwritten',
  'cookie-partitioned',
  'cookie-prefix-broken',
  'cookie-too-large',
  'cookie-wrong-path',
  'state-cookie-lost',
  'state-never-stored',
  // State, nonce and PKCE, overwritten, used up or lost
  'state-rejected',
  // Redirect URI
  'returned-elsewhere',
  'sent-to-localhost',
  // What was asked for
  'scope-separator',
  // Before any request
  'login-not-begun',
  'login-start-missing',
  'session-handshake-loop',
  // Client authentication
  'assertion-audience',
  // Token endpoint
  'code-not-redeemed',
  'dpop-nonce-unanswered',
  'dpop-proof-missing',
  // After the token
  'api-cors',
  'token-not-sent',
  // Windows, frames, pages
  'answer-elsewhere',
  'csp-connect',
  'csp-form-action',
  'service-worker-answers-callback',
  // Refused by the provider
  'client-document-refused',
  'fedcm-refused',
  'login-required',
  'person-has-not-confirmed',
  // Infrastructure
  'cache-serves-login',
  'mixed-content',
  'proxy-response-headers-too-big',
  'request-headers-too-big',
  'waf-blocks',
  // Discovery
  'discovery-failed',
  'discovery-issuer-differs',
  // SAML, CAS, WS-Federation, OAuth 1.0a
  'saml-signature-wanted',
  'saml-attribute-missing',
  'cas-service-differs',
  'cas-service-refused',
  'cas-ticket-refused',
  'oauth1-callback-refused',
  'oauth1-value-lost',
  'wsfed-context',
  'wsfed-realm',
  'wsfed-reply',
  'wsfed-return-elsewhere',
  'wsfed-time',
  // Model Context Protocol
  'mcp-cors',
  'mcp-no-challenge',
  // Logout
  'logout-left-session',
  'logout-parameter-missing',
  // General: where it failed or waits, not why
  'callback-failed',
  'callback-not-reached',
  'handed-to-app',
  'known-error',
  'no-answer',
  'not-answered',
  'provider-error-page',
  'unexplained',
] as const;

/** A cause that words can tell of: one of {@link saidCauseNames}. */
export type SaidCauseName = (typeof saidCauseNames)[number];

/**
 * The names under which causes of failed logins are known. What proves a cause is its own file's affair, in `lib/causes`; those that
 * the `err-…` rules find are named after their rule.
 */
export type CauseName = SaidCauseName | (typeof silentCauseNames)[number];
