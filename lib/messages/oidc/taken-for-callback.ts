import type { Exchange } from '../../exchange/exchange.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { hostOf, pathOf } from '../../exchange/parameters.ts';
import { carriesAnswer } from './refuses-login.ts';

/** That an answer of a provider lacks its code: of a code alone anybody may speak (a voucher, a number that was sent). */
const lacksCode =
  /\b(?:no|missing|without)\b[^.<>{}"]{0,30}\b(?:(?:authori[sz]ation|oauth2?|auth) code|code (?:or|and|\/) (?:the )?state|state (?:or|and|\/) (?:the )?code)\b|\b(?:(?:authori[sz]ation|oauth2?) code|code (?:or|and|\/) state|state (?:or|and|\/) code)\b[^.<>{}"]{0,30}\b(?:missing|not (?:found|provided|received|present))\b/i;

/** A code that somebody else hands out, or a header. */
const ofElse = /\bcode (?:from|header|by|on)\b/i;

/** The same of one product, whose pages name it: Widen’s cloudfront-auth (authn/openid.index.js). */
const ofCloudFrontAuth = /\bNo Code Found\b/;

/** A path at which an answer may well come back, or a login begin. */
const mayBeCallback =
  /callback|return|redirect|auth|oidc|saml|sso|log-?in|sign-?in|connect|token|verif|confirm|code|(?:^|[/_-])(?:cb|acs)(?:[/_.-]|$)/i;

/** Characters of a page that are looked at: what a callback refuses so is said in little. */
const longestPage = 12_000;

/**
 * True for an ordinary page of a public host that is answered as a callback without its code: the app takes every address for its callback, and sends
 * nobody to a provider. The first page of a host, or one whose like was answered so at another path before. False for what brings anything of an
 * answer along.
 * @param before pages of the same tab, in order of time
 */
export function isTakenForCallback(exchange: Exchange, before: () => readonly Exchange[]): boolean {
  if (!isAnsweredAsCallback(exchange)) return false;
  if (exchange.verdicts?.login_start === 'as callback') return true;
  const { url } = exchange;
  return (
    pathOf(url) === '/' ||
    before().some(
      (one) =>
        hostOf(one.url) === hostOf(url) && pathOf(one.url) !== pathOf(url) && isAnsweredAsCallback(one),
    )
  );
}

/** True for any such page by itself. A trace says so, too. */
export function isAnsweredAsCallback({ method, url, status = 0, responseBody, verdicts }: Exchange): boolean {
  if (verdicts?.login_start === 'as callback') return true;
  if (method !== 'GET' || ![400, 401, 403].includes(status) || isLoopback(url)) return false;
  if (carriesAnswer(url) || mayBeCallback.test(pathOf(url))) return false;
  const text = responseBody?.text ?? '';
  if (text.length > longestPage) return false;
  return (
    (lacksCode.test(text) && !ofElse.test(text)) ||
    (ofCloudFrontAuth.test(text) && text.includes('/cloudfront-auth'))
  );
}
