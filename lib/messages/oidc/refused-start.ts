import { headerValues } from '../../exchange/headers.ts';
import { endpointOf, withoutFragment } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { oauth2Message } from '../oauth2/oauth2-message.ts';
import { appKeptAtProxy } from './kept-at-proxy.ts';
import { isDeviceRefused } from './device-refused.ts';
import { emptyStartOf } from './empty-start.ts';
import { isHandshakeRound, isReloadRound } from './handshake-round.ts';
import { lonePageOf } from './lone-provider-page.ts';
import { popupCutOff, type CutOff } from './popup-cut-off.ts';
import { portalCookieOf } from './portal-cookie.ts';
import { missingScriptOf } from './missing-script.ts';
import { quotedRefusal } from './quoted-refusal.ts';
import { isRefusedByBackend } from './refused-by-backend.ts';
import { refusesLogin } from './refuses-login.ts';
import { schemelessLoginOf } from './schemeless-address.ts';
import { isStartAtItself } from './start-at-itself.ts';
import { startKeptBack } from './start-kept-back.ts';
import { startFromWorker } from './start-from-worker.ts';
import { spentLinkOf, type SpentLink } from './spent-link.ts';
import { isRefusedCall } from './start-by-script.ts';
import { isFailedAtStart, isLedAside, isStartNotThere } from './start-not-there.ts';
import { isTakenForCallback } from './taken-for-callback.ts';
import { pageOfRefusedQuestion } from '../oauth2/question-refused.ts';
import { ties } from '../ties.ts';
import type { View } from '../view.ts';

/**
 * A page of the client’s that was refused because of the cookies of earlier logins, which were begun and never finished: the login that
 * it would have begun never does. Or a page that says itself that no login can begin ({@link refusesLogin}), or has nothing where one
 * begins ({@link isStartNotThere}) or breaks down there ({@link isFailedAtStart}), or goes round instead ({@link isHandshakeRound}, {@link isReloadRound}, {@link isStartAtItself}, {@link schemelessLoginOf}), or passes on what a provider told its server
 * ({@link quotedRefusal}), or a back end’s answer in its place ({@link isRefusedByBackend}), or comes from a service worker where one begins ({@link startFromWorker}), or sends the browser to a provider although the page before forbids it ({@link startKeptBack}), or opens a popup that it is cut off from ({@link popupCutOff}), or takes any address for its callback ({@link isTakenForCallback}). Or a script’s call, or the browser’s question before it, that was led to an access proxy’s login ({@link appKeptAtProxy}), or the sign-in at a portal whose cookie no browser keeps ({@link portalCookieOf}), or an empty address ({@link emptyStartOf}), or a script to log in with that did not load ({@link missingScriptOf}), or a device login that an app’s server runs for its page ({@link isDeviceRefused}), or the browser’s question before a page’s call to an MCP server ({@link pageOfRefusedQuestion}).
 * Or a link from a mail that was no longer good ({@link spentLinkOf}), or a page of a provider’s, by itself, on which a login went no further ({@link lonePageOf}). RFC 6585 §5; mod_auth_openidc, `OIDCStateMaxNumberOfCookies`.
 */
export function refusedStart(view: View, learned: Learned): Message<'refused_start'> | undefined {
  const { exchange, isNavigation, origin } = view;
  const spent = spentLinkOf(exchange, isNavigation);
  if (spent)
    return learned.knows('follows', withoutFragment(exchange.url)) ? undefined : ofLink(exchange, spent);
  const cut =
    isNavigation === false ? undefined : popupCutOff(exchange, () => learned.pagesOfAllTabs(exchange));
  if (cut) return ofPopup(exchange, cut);
  if (missingScriptOf(exchange, () => learned.pagesBefore(exchange)) !== undefined)
    return oauth2Message(exchange, 'refused_start', { params: {}, confidence: 'firm' });
  if (learned.isServerOrigin(origin ?? '')) return undefined;
  if (lonePageOf(exchange, isNavigation))
    return oauth2Message(exchange, 'refused_start', {
      params: {},
      to: 'authorization_server',
      confidence: 'firm',
    });
  if (isToldAtStart(view, learned) || (isNavigation !== false && goesRound(exchange, learned)))
    return oauth2Message(exchange, 'refused_start', { params: {}, confidence: 'firm' });
  return isNavigation === false ? undefined : tooManyBegun(exchange);
}

/** Cookies of earlier logins, heaped up. */
function tooManyBegun(exchange: View['exchange']): Message<'refused_start'> | undefined {
  const { method, status = 0 } = exchange;
  if (status < 400 || method !== 'GET') return undefined;
  const heap = largestHeap(headerValues(exchange.requestHeaders, 'cookie'));
  if (heap.count < fewest) return undefined;
  const isForSize = status === 431 || status === 494 || saysTooLarge(exchange);
  if (!isForSize && !(status === 503 && heap.name.endsWith('mod_auth_openidc_state_'))) return undefined;
  return oauth2Message(exchange, 'refused_start', { params: {}, confidence: isForSize ? 'certain' : 'firm' });
}

function goesRound(exchange: View['exchange'], learned: Learned): boolean {
  return (
    isHandshakeRound(exchange, learned) ||
    isReloadRound(exchange, learned) ||
    isStartAtItself(exchange, () => learned.roundsBefore(exchange)) ||
    schemelessLoginOf(exchange, () => learned.roundsBefore(exchange)) !== undefined
  );
}

/** Its page is where the answer was to go. */
function ofPopup(exchange: View['exchange'], { page, client }: CutOff): Message<'refused_start'> {
  const start = oauth2Message(exchange, 'refused_start', { params: {}, confidence: 'certain' });
  return { ...start, client, returnAddress: endpointOf(page.url) };
}

/** The page that follows such a redirect says it again. */
function ofLink(exchange: View['exchange'], { url, carrier, params }: SpentLink): Message<'refused_start'> {
  const offers = carrier === 'redirect' ? ties(['follows', withoutFragment(url)]) : [];
  return oauth2Message(exchange, 'refused_start', { params, url, carrier, offers, confidence: 'firm' });
}

/** By what was answered where a login begins: the app's own words, or a provider's that it passes on, or nothing at all. */
function isToldAtStart({ exchange, isNavigation }: View, learned: Learned): boolean {
  const { method } = exchange;
  if (method === 'OPTIONS')
    return (appKeptAtProxy(exchange) ?? pageOfRefusedQuestion(exchange)) !== undefined;
  if (method !== 'GET' && method !== 'POST') return false;
  if (quotedRefusal(exchange, isNavigation) !== undefined || appKeptAtProxy(exchange) !== undefined)
    return true;
  if (portalCookieOf(exchange) !== undefined || emptyStartOf(exchange) !== undefined) return true;
  if (isRefusedByBackend(exchange)) return true;
  if (isNavigation === false)
    return isRefusedCall(exchange) || isLedAside(exchange) || isDeviceRefused(exchange);
  return (
    refusesLogin(exchange) ||
    isStartNotThere(exchange) ||
    isFailedAtStart(exchange) ||
    isTakenForCallback(exchange, () => learned.pagesBefore(exchange)) ||
    startFromWorker(exchange, () => learned.pagesBefore(exchange)) !== undefined ||
    startKeptBack(exchange, () => learned.pagesBefore(exchange)) !== undefined
  );
}

/** Two may be two tabs. */
const fewest = 3;

/** Characters of a page, and of a cookie’s name, that are looked at. */
const longestPage = 5000;
const longestName = 200;

/** By its own page, or as a trace says it of one that was left out. */
function saysTooLarge({ status = 0, responseBody, verdicts }: View['exchange']): boolean {
  if (status !== 400 && status !== 413) return false;
  if (verdicts?.request_size?.startsWith('headers')) return true;
  const page = responseBody?.text?.slice(0, longestPage) ?? '';
  return /(?:header|cookie)[\w ]{0,40}(?:too (?:large|long|big)|exceeds)|request too long|header overflow/i.test(
    page,
  );
}

/** The largest number of cookies that were each made for one login by the same software, and what their names begin with. */
function largestHeap(lines: readonly string[]): { readonly name: string; readonly count: number } {
  const counts = new Map<string, number>();
  for (const pair of lines.flatMap((line) => line.split(';'))) {
    const [, name] = madeForOne.exec(pair.trim().slice(0, longestName)) ?? [];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [largest] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return { name: largest?.[0] ?? '', count: largest?.[1] ?? 0 };
}

/** A name that ends in something long which was made up for one attempt, after a word for what a login has to remember. */
const madeForOne =
  /^([^=]{0,60}(?:state|nonce|csrf|correlation|txns?|txs|opensaml_req|openidconnect|auth0.auth|oauth2?)[._:-]{1,3})[^=.]{8,}=/i;
