import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { isJson } from './led-to.ts';
import { isRefusedByBackend } from './refused-by-backend.ts';
import { refusesLogin } from './refuses-login.ts';
import { isRefusedCall } from './start-by-script.ts';

/**
 * What an app passes on that its server was told by a provider, before the browser was sent anywhere. `callback`: OAuth 1.0a, the address
 * to come back to is not approved, or the app has none there. `request-token`: OAuth 1.0a, no temporary token for another reason.
 * `registration`: the client could not make itself known (RFC 7591 §3.2.2). `issuer`: the provider’s metadata are another’s (OIDC Discovery §4.3).
 */
export type QuotedRefusal = 'callback' | 'request-token' | 'registration' | 'issuer';

/** That the metadata of a provider name another issuer than an app’s settings, in libraries’ words: Rust’s openidconnect, go-oidc, Spring. */
export const saysIssuersDiffer =
  /unexpected issuer URI\b|did not match the (?:issuer (?:URL )?returned by provider|requested issuer)/i;

/** By wordings of providers and libraries, and by the names under which a trace keeps them; the first that fits. */
const wordings: readonly (readonly [QuotedRefusal, RegExp])[] = [
  [
    'callback',
    /Callback URL not approved for this client application|applications only support the oauth_callback value|oauth_problem=(?:callback|parameter_rejected)|"x-(?:callback|oob)"/i,
  ],
  [
    'registration',
    /\bclient registration (?:has )?(?:failed|was (?:refused|rejected|denied)|refused|rejected|denied|error)|\b(?:failed|unable|could not|cannot) (?:to )?(?:dynamically )?register (?:the |an? |this |as an? )?(?:oauth )?client\b|"mcp-registration"/i,
  ],
  ['issuer', saysIssuersDiffer],
  [
    'request-token',
    /\bTokenRequestDenied\b|\b(?:failed|failure|unable|error|could not|cannot|problem)\b[^<>{}]{0,60}\b(?:request token|temporary credentials)\b|\b(?:request token|temporary credentials)\b[^<>{}]{0,60}\b(?:failed|failure|refused|denied|rejected|error|could not)\b/i,
  ],
];

/** A part of an address at which something of a login begins, and those where logins end or are talked about. */
const start =
  /\/(?:[\w.-]{1,30}[_-])?(?:oauth[12]?a?|oidc|openid|sso|mcp|auth|login|log-?in|sign-?in|connect|social|omniauth|authori[sz]e|start|begin|twitter)(?:[_-][\w.-]{1,30})?(?=\/|$)/i;
const other =
  /callback|log-?out|sign-?out|\/(?:cb|acs|return|docs?|documentation|help|support|kb|wiki|blog|forums?|community|issues|discussions|questions|topics?|search|logs?)(?:\/|$)/i;

/** Hosts of texts about logins. */
const reading = /^(?:docs?|help|support|developers?|learn|blog|wiki|community|forums?|status|kb|guides?)\./;

/** Characters of a page that are looked at. */
const longestPage = 60_000;

/**
 * The provider's refusal that an app's own failing answer quotes at an address where a login begins; `undefined` for all else, and where the
 * answer was not recorded. What a script fetches counts in JSON, from the app's own page. Linear.
 */
export function quotedRefusal(exchange: Exchange, isNavigation?: boolean): QuotedRefusal | undefined {
  const { status = 0, url, responseBody, verdicts } = exchange;
  if (!isAtStart(exchange) || (status < 400 && !(status === 200 && isJson(exchange)))) return undefined;
  if (isNavigation === false && !(isJson(exchange) && cameFrom(exchange) === originOf(url))) return undefined;
  const text = verdicts?.said ?? responseBody?.text?.slice(0, longestPage) ?? '';
  const found = wordings.find(([, wording]) => wording.test(text))?.[0];
  // Some APIs answer 200 to all, and say inside that it failed.
  return status < 400 && found !== 'issuer' ? undefined : found;
}

function isAtStart({ method, url }: Exchange): boolean {
  if (method !== 'GET' && method !== 'POST') return false;
  const path = endpointOf(url).replace(/^https?:\/\/[^/]*/i, '');
  return path.length <= 200 && start.test(path) && !other.test(path) && !reading.test(hostOf(url));
}

/** True where the app itself says, or passes on, why a login does not begin at an address where one does. */
export function saysWhyNot(exchange: Exchange): boolean {
  return (
    refusesLogin(exchange) ||
    quotedRefusal(exchange) !== undefined ||
    isRefusedByBackend(exchange) ||
    isRefusedCall(exchange)
  );
}
