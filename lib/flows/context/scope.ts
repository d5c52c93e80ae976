import type { Exchange } from '../../exchange/exchange.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import { isCodeOf, oneTimeValuesIn } from '../../exchange/one-time-values.ts';
import { isOneSite } from '../../exchange/site.ts';
import { postedTokenIn } from '../../exchange/posted-token.ts';
import { isRefusedSocket } from '../../exchange/stream.ts';
import { isUnopenedApp } from '../../exchange/unopened-app.ts';
import { openerPolicyOf } from '../../exchange/opener-policy.ts';
import { hostOf, originOf, withoutFragment } from '../../exchange/parameters.ts';
import { isRefusedOwnCall } from '../../exchange/refused-own-call.ts';
import type { Message } from '../../messages/message.ts';
import { fetchesSession } from '../../messages/oidc/handshake-round.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { isBesideApp, knowsNobody } from './beside-app.ts';
import type { Parties } from './parties.ts';
import type { Remembered } from './remembered.ts';
import {
  isAskedForPage,
  isIn,
  lastOf,
  logoutsAlone,
  longestUntilCall,
  longestUntilHandOff,
  type Window,
} from './window.ts';

/** Where and when one looks for what surrounds a login. */
export type Scope = {
  readonly window: Window;
  readonly parties: Parties;
  readonly tabs: ReadonlySet<number>;
  /** The addresses of its requests, without fragments. */
  readonly requests: ReadonlySet<string>;
  /** The codes of its answers. */
  readonly codes: ReadonlySet<string>;
  /** The origins whose pages led to its requests, by what these say. */
  readonly openers: ReadonlySet<string>;
  /** A page of those around asked to be cut off from popups: who learned of the login all the same tells whether it was. */
  readonly isIsolated: boolean;
};

/** The app’s page sends the login’s own code to its server, which may have a host of its own in the same site: whenever it does, that belongs to the login. */
export function handsCode(
  { code, time, host, exchange }: Remembered,
  { window: { answered }, parties: { client }, codes }: Pick<Scope, 'window' | 'parties' | 'codes'>,
): boolean {
  if (answered === undefined || !isCodeOf(codes, code)) return false;
  if (time < answered || time > answered + longestUntilHandOff) return false;
  return client.has(host) || isToOwnSite(exchange, client);
}

/** Whoever was logged in goes to where the app signs out, whenever that is. */
export function isOwnLogout(
  { signsOut, time, host }: Remembered,
  { window: { answered, isLogout }, parties: { client } }: Pick<Scope, 'window' | 'parties'>,
): boolean {
  return signsOut && !isLogout && answered !== undefined && time > answered && client.has(host);
}

/** The app’s page posts the token that it was given to its server. */
function handsToken(exchange: Exchange, { client }: Parties): boolean {
  return isToOwnSite(exchange, client) && postedTokenIn(exchange) !== undefined;
}

function isToOwnSite(exchange: Exchange, client: ReadonlySet<string>): boolean {
  const page = cameFrom(exchange) ?? '';
  return client.has(hostOf(page)) && isOneSite(page, exchange.url);
}

/** Whether both are logins of one client in one tab, as far as the source knows tabs. */
export function sharesClient(one: Pick<Scope, 'parties' | 'tabs'>, other: Scope): boolean {
  return share(one.parties.client, other.parties.client) && shareTab(one.tabs, other.tabs);
}

/** A login that the same client began in the same place ends what surrounds the one before. */
export function isCutBy({ window, parties, tabs }: Scope, later: Scope): boolean {
  const { began, isLogout } = later.window;
  if (isLogout || began <= window.began || began >= lastOf(window)) return false;
  return sharesClient({ parties, tabs }, later);
}

/** Cheap: whether it is worth looking at all that surrounds the login. */
export function mayConcern(one: Remembered, scope: Scope): boolean {
  const { exchange, time, host, handsOn } = one;
  const { window, parties, tabs, requests } = scope;
  const { url, redirectUrl } = exchange;
  if (handsCode(one, scope) || isOwnLogout(one, scope)) return isInTab(exchange, tabs);
  if (!isIn(time, window) || !isInTab(exchange, tabs)) return false;
  if (parties.client.has(host) || parties.provider.has(host) || parties.cameFrom.has(host)) return true;
  if (one.surrounding === 'report' && parties.client.has(hostOf(cameFrom(exchange) ?? ''))) return true;
  if (
    handsOn ||
    handsToken(exchange, parties) ||
    isBesideApp(exchange, parties) ||
    parties.ledTo.has(withoutFragment(url))
  )
    return true;
  if (redirectUrl === undefined) return false;
  return requests.has(withoutFragment(redirectUrl)) || isLedTo(exchange, parties);
}

/** A script’s call, of whatever host, that was sent to one of the login’s, which guards it, mostly; and what the browser made of that. */
function isLedTo(exchange: Exchange, { client, provider }: Scope['parties']): boolean {
  const { context, redirectUrl, url } = exchange;
  if (context.resourceType !== 'fetch') return false;
  const host = hostOf(redirectUrl ?? (isKeptFromScript(exchange) ? url : ''));
  return client.has(host) || provider.has(host);
}

/** Whether it surrounds the login, once it is known to concern it. */
export function surrounds(one: Remembered, scope: Scope): boolean {
  const { time, host, surrounding } = one;
  const { window, parties, requests } = scope;
  if (handsCode(one, scope)) return true;
  if (!isIn(time, window) || (window.answered !== undefined && isUnopenedApp(one.exchange))) return false;
  if (isOwnLogout(one, scope)) return true;
  const isClient = parties.client.has(host);
  const { redirectUrl } = one.exchange;
  if (
    redirectUrl !== undefined &&
    one.exchange.context.resourceType === 'fetch' &&
    requests.has(withoutFragment(redirectUrl))
  )
    return true;
  const isSoonAfter =
    window.answered !== undefined && time >= window.answered && time <= window.answered + longestUntilCall;
  if (isSoonAfter && isLedTo(one.exchange, parties)) return true;
  switch (surrounding) {
    case 'page':
    case 'cookies':
    case 'prefetch':
    case 'source':
    case 'passkey':
      return isClient || parties.provider.has(host) || isCutOpener(one, scope);
    case 'report':
      return isSoonAfter;
    case 'call':
      return isCallOf(one, scope, isSoonAfter);
  }
}

/** A page of another site that began the login, as one that a widget is built into, and asked to be isolated from the popup. HTML §7.1.3. */
function isCutOpener({ time, exchange, surrounding }: Remembered, { openers, window }: Scope): boolean {
  return (
    surrounding === 'page' &&
    time < window.began &&
    openerPolicyOf(exchange) === 'same-origin' &&
    openers.has(originOf(exchange.url) ?? '')
  );
}

function isCallOf(one: Remembered, scope: Scope, isSoonAfter: boolean): boolean {
  if (isTellingCall(one, scope)) return true;
  const { parties, isIsolated } = scope;
  return (
    isSoonAfter &&
    (parties.client.has(one.host) ||
      one.handsOn ||
      handsToken(one.exchange, parties) ||
      (isIsolated && isBesideApp(one.exchange, parties)) ||
      knowsNobody(one.exchange, parties))
  );
}

/** A script’s call that tells of the login whenever it was made. */
function isTellingCall({ exchange, host, time }: Remembered, { parties, window }: Scope): boolean {
  if (parties.client.has(host) && (renews(exchange) || (window.awaitsWallet && time > window.began)))
    return true;
  if (parties.client.has(host) && time > window.began && isRefusedSocket(exchange)) return true;
  if (!parties.provider.has(host)) return false;
  const isRefusal = time > window.began && isRefusedOwnCall(exchange);
  return isRefusal || fetchesSession(exchange, cameFrom(exchange));
}

/** A renewal at the app's own backend that is refused is why the next login begins. */
function renews({ requestBody }: Exchange): boolean {
  return oneTimeValuesIn(requestBody).some(([name]) => name === 'refresh_token');
}

/** The tabs in which the login happened, and those that opened them; empty where the source knows none. */
export function tabsOf(messages: readonly Message[]): ReadonlySet<number> {
  const tabs = new Set<number>();
  const logouts = logoutsAlone(messages);
  for (const message of messages) {
    const isPlace =
      isFrontChannelRequest(message) || isFrontChannelResponse(message) || isAskedForPage(message);
    if (!isPlace && !logouts.includes(message)) continue;
    const { tab, openerTab } = message.exchange.context;
    for (const one of [tab, openerTab]) if (one !== undefined) tabs.add(one);
  }
  return tabs;
}

/** True where the source knows no tabs, too. */
export function isInTab({ context }: Exchange, tabs: ReadonlySet<number>): boolean {
  const { tab } = context;
  return tab === undefined || tabs.size === 0 || (tab >= 0 && tabs.has(tab));
}

function shareTab(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === 0 || b.size === 0 || share(a, b);
}

function share<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}

/** What answered after all where one of these had said that nobody is signed in. */
export function takenAfterAll(
  near: readonly Remembered[],
  around: readonly Remembered[],
  { parties }: Pick<Scope, 'parties'>,
): readonly Remembered[] {
  const asked = new Set(
    around.flatMap(({ exchange }) => (knowsNobody(exchange, parties) ? [exchange.url] : [])),
  );
  return asked.size === 0
    ? []
    : near.filter(
        ({ exchange }) => asked.has(exchange.url) && isAccepted(exchange) && isBesideApp(exchange, parties),
      );
}
