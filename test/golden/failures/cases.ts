import type { CauseId } from '../../../lib/causes/cause-id.ts';
import type { Outcome } from '../../../lib/vocabulary/outcome.ts';

/** A login that failed, rebuilt from a public report: what is known of it, and what a person may and may not be told. */
export type FailureCase = {
  /** Name of the recording beside this file, without `.har`. */
  readonly name: string;
  readonly story: string;
  /** Which of the recording's flows it is. */
  readonly flow: number;
  /** How many flows the recording tells of. */
  readonly flows: number;
  readonly outcome: Outcome;
  /** The true cause; more than one where the catalogue has two names for it. */
  readonly cause: readonly CauseId[];
  /** What the first reason has to name, wherever in its words. */
  readonly says: readonly RegExp[];
  /** What may be said nowhere. */
  readonly never: readonly RegExp[];
  /** What is not told right yet; the test says when it is, and then it goes from here. */
  readonly notYet?: readonly Expectation[];
};

export type Expectation = 'flows' | 'outcome' | 'cause' | 'says' | 'never';

const blind = /nothing seen (?:here|in the browser) tells why/i;
const appLog = /look in the app’s log/i;
const success = /\bsucceeded\b|and it worked|signed you in/i;
const exchanged = /exchanged the code|took the code|code exchange/i;

export const failureCases: readonly FailureCase[] = [
  {
    name: '01-apple-formpost-lax',
    story: 'A Lax cookie is not sent with the form that the provider posts.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['cookie-lax-post'],
    says: [/__Secure-next-auth\.state/, /SameSite=Lax/, /post/i, /SameSite=None/],
    never: [blind, /state (?:value )?(?:was|is) (?:wrong|changed)/i, /the provider (?:refused|failed)/i],
  },
  {
    name: '03-quarkus-strict-loop',
    story: 'A Strict cookie does not come back from the provider; the app starts again and again.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['cookie-strict-return'],
    says: [/q_auth/, /Strict/, /SameSite=Lax/],
    never: [success, exchanged, blind],
  },
  {
    name: '04-v-okta-passport-strict',
    story: 'A Strict session cookie does not come back from the provider.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['cookie-strict-return'],
    says: [/\bsid\b/, /Strict/, /SameSite=Lax/],
    never: [blind, /another host or path/i, /form_post|posted/i],
  },
  {
    name: '06-v-hass-authentik-http',
    story: 'An app behind a proxy that ends TLS asks for an http address.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['redirect-scheme-proxy'],
    says: [/http:\/\/hass\.example\.test\/auth\/oidc\/callback/, /only the scheme/, /Redirect URI Error/],
    never: [blind, /compare client_id/i],
  },
  {
    name: '09-v-fusionauth-bff-double',
    story: 'A page posts its code twice to its backend.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['code-reused', 'strictmode-double-run'],
    says: [/twice|two requests/i, /once/],
    never: [blind, /have expired/i, /another client or environment/i],
  },
  {
    name: '11-keycloak-error-no-cors',
    story: 'A token endpoint refuses without CORS headers.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['cors-missing'],
    says: [/400/, /Access-Control-Allow-Origin/, /log/i],
    never: [blind],
  },
  {
    name: '12-next-prefetch-overwrites-state',
    story: 'A prefetch of the login link overwrites the state of the login that was clicked.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['second-start-overwrites'],
    says: [/oauth_state/, /prefetch/i],
    never: [blind, appLog],
  },
  {
    name: '15-localhost-vs-127-verifier',
    story: 'A login begins on localhost and comes back to 127.0.0.1.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['storage-other-origin'],
    says: [/localhost:3000/, /127\.0\.0\.1:3000/, /null/],
    never: [blind],
  },
  {
    name: '17-iss-param-trailing-slash',
    story: 'The iss of the answer lacks the issuer’s trailing slash.',
    flow: 0,
    flows: 1,
    outcome: 'pending',
    cause: ['iss-parameter-mismatch'],
    says: [
      /iss=https:\/\/pod\.example-idp\.test,/,
      /"https:\/\/pod\.example-idp\.test\/"/,
      /only the trailing slash/,
    ],
    never: [blind, /script error/i, /stop the login whenever/i],
  },
  {
    name: '18-issuer-slash-server-side',
    story: 'A backend refuses the ID token, and the browser sees only its error.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['id-token-refused', 'issuer-wrong'],
    says: [/token_validation_failed/, /ID token/],
    never: [blind, /cookie/i],
  },
  {
    name: '20-coop-popup',
    story: 'The app’s Cross-Origin-Opener-Policy cuts the popup off.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['coop-app-page'],
    says: [/Cross-Origin-Opener-Policy: same-origin/i, /same-origin-allow-popups/],
    never: [blind],
  },
  {
    name: '32-nginx-502-callback',
    story: 'nginx answers the callback with 502: the app’s headers are too big for its buffer.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['proxy-response-headers-too-big'],
    says: [/nginx/, /502/, /proxy_buffer_size/],
    never: [blind, appLog, /app’s own callback ended in an error/i],
  },
  {
    name: '35-mcp-remote-port',
    story: 'A loopback redirect URI has another port than the registered one.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['redirect-loopback-port'],
    says: [/51734/, /RFC 8252/],
    never: [blind, /register this exact string/i],
  },
  {
    name: '37-saml-destination-http',
    story: 'A SAML app behind a proxy takes itself to be on http.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['saml-destination'],
    says: [/http:\/\/crm\.example\.test:8180\/saml\/consume/, /https:\/\/crm\.example\.test\/saml\/consume/],
    never: [blind],
  },
  {
    name: '39-saml-lax-loop',
    story: 'A Lax session cookie is not sent with the posted SAML response; the app starts again and again.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['cookie-lax-post', 'saml-cookie-on-post'],
    says: [/JSESSIONID/, /Lax/, /post/i, /SameSite=None/],
    never: [success, blind],
  },
  {
    name: '42-saml-clock',
    story: 'The identity provider’s clock is ahead of the app’s.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['saml-time'],
    says: [/NotBefore/, /2026-03-10T09:13:43Z/, /95 seconds/],
    never: [blind, /has expired/i],
  },
  {
    name: '44-keycloak-logout-hint',
    story: 'A logout names neither the ID token nor the client.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['logout-missing-hint'],
    says: [/id_token_hint/, /client_id/],
    never: [blind],
  },
  {
    name: '46-auth0-no-audience',
    story: 'No audience was asked for, and the API cannot read the token.',
    flow: 0,
    flows: 1,
    outcome: 'succeeded',
    cause: ['audience-missing'],
    says: [/audience/, /JWE/],
    never: [blind, /renew the token/i],
  },
  {
    name: '48-firebase-redirect-authdomain',
    story: 'The helper that takes the answer runs on another site than the app.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['storage-partitioned-handler'],
    says: [/proj-1\.firebaseapp\.com/, /app\.example\.test/, /storage/i],
    never: [success, exchanged, blind],
  },
  {
    name: '49-gis-origin',
    story: 'The page’s origin is not among the client’s.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['origin-not-allowed'],
    says: [/http:\/\/localhost:3000/, /client/i],
    never: [/no login was found/i, blind],
  },
  {
    name: '52-msal-hash-stripped',
    story: 'A router drops the fragment before the library reads it.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['code-left-in-page'],
    says: [/fragment/i, /router/i, /blank|empty/i],
    never: [blind],
  },
  {
    name: '53-mcp-inspector-prm',
    story: 'An MCP server publishes no metadata and answers no preflight.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['mcp-prm-missing'],
    says: [/resource metadata/i, /404/, /CORS|Access-Control/],
    never: [/no login was found/i, blind],
  },
  {
    name: '54-mcp-authorize-404',
    story: 'An MCP client guessed the authorization endpoint.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['mcp-fallback-authorize'],
    says: [/https:\/\/gw\.example\.test\/authorize/, /resource_metadata/],
    never: [blind, /does not trust/i, /compare client_id/i],
  },
  {
    name: '55-grafana-no-email-scope',
    story: 'The scope email was not asked for, and the app wants an address.',
    flow: 0,
    flows: 1,
    outcome: 'failed',
    cause: ['claim-missing-email'],
    says: [/Provider didn.t return an email address/, /scope/, /email/],
    never: [success, blind],
  },
  {
    name: '57-spring-two-tabs',
    story: 'A second login of the same session replaced the first.',
    flow: 0,
    flows: 2,
    outcome: 'failed',
    cause: ['second-start-overwrites'],
    says: [/second|another login/i, /one tab|tab/i],
    never: [blind, appLog, /cookie[^.]*(?:was lost|did not come back|may not have come back)/i],
  },
  {
    name: '62-entra-admin-consent',
    story: 'The tenant lets only an administrator consent.',
    flow: 0,
    flows: 1,
    outcome: 'denied',
    cause: ['admin-consent-needed'],
    says: [/administrator|admin/i, /AADSTS90094/],
    never: [blind, /the person said no/i, /try again/i],
  },
];
