import type { Exchange } from '../../exchange/exchange.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isPage } from '../../messages/surrounding.ts';
import type { AgainstLogin } from '../reception/reception.ts';
import { pageWithoutSession } from './without-session.ts';
import type { Facts } from '../facts.ts';
import { fact } from '../fact.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import type { Flow } from '../../flows/flow.ts';
import { loopOf } from '../loop.ts';
import { saidAlong } from '../said/said-along.ts';
import { saidBy } from '../said/said.ts';
import { familyOf } from './cookie-header.ts';
import { sentCookiesOf } from './sent-cookies.ts';
import { loginCookiesOf, type LoginCookie, type LoginCookies } from './login-cookies.ts';
import { isDelivery, loginExchangesOf, requestBefore } from './login-exchanges.ts';
import { troubleOf, type LoginTrouble } from './login-trouble.ts';

/** A login whose answer reached the client and was not taken, with its cookies. */
export type TroubledLogin = {
  readonly request: Message;
  readonly callback: Message;
  readonly trouble: LoginTrouble;
  readonly cookies: LoginCookies;
  /** The cookies by which the client remembers it that did not come back as they were set, the most needed first. */
  readonly lost: readonly LoginCookie[];
};

/** Answers that are looked at, the latest first. */
const enough = 4;

/**
 * The latest answer that the client did not take; of several, as in a loop, the one that shows a lost cookie. `undefined` where none
 * reached it or each was taken, as far as can be seen.
 */
export const troubledLogin = fact('troubledLogin', (facts): TroubledLogin | undefined => {
  const deliveries = facts.flow.messages.filter(isDelivery);
  const logins = deliveries
    .filter((callback, at) => !wasBrought(callback, deliveries.slice(0, at)))
    .toReversed()
    .slice(0, enough)
    .flatMap((callback) => inTrouble(facts, callback) ?? []);
  return logins.find(({ lost }) => lost.length > 0) ?? logins[0] ?? handedOnInTrouble(facts);
});

/** The callback’s page handed the answer to the app’s API at another host, which refused it: the login’s cookie had to come with that call. */
function handedOnInTrouble({ flow, ending: { reception } }: Facts): TroubledLogin | undefined {
  if (reception?.outcome !== 'failed' || reception.by !== 'hand_off_refused') return undefined;
  const { at: call, message: callback } = reception;
  const request = requestBefore(flow.messages, callback);
  const exchanges = loginExchangesOf(flow, callback);
  if (!request || !exchanges || hostOf(call.url) === hostOf(callback.exchange.url)) return undefined;
  const cookies = loginCookiesOf({ ...exchanges, callback: call });
  const said = saidBy(call);
  const trouble: LoginTrouble = { kind: 'call-refused', exchange: call, said: said ? [said] : [] };
  // The provider’s own cookies stay where they are.
  const isApps = ({ exchange: { url } }: { readonly exchange: Exchange }): boolean =>
    isOneSite(url, call.url) || isOneSite(url, callback.exchange.url);
  const lost = lostAmong(cookies).filter(({ writes }) => writes.some(isApps));
  return { request, callback, trouble, cookies, lost };
}

/** A reload or a step back brings an answer once more, when the client has already done with the cookie what it had to. */
function wasBrought({ url, params }: Message, earlier: readonly Message[]): boolean {
  const brought = JSON.stringify(params);
  return earlier.some(
    (one) =>
      one.exchange.status !== undefined &&
      endpointOf(one.url) === endpointOf(url) &&
      JSON.stringify(one.params) === brought,
  );
}

function inTrouble(facts: Facts, callback: Message): TroubledLogin | undefined {
  const { flow } = facts;
  const { messages } = flow;
  const request = requestBefore(messages, callback);
  const open = request && (troubleOf(flow, request, callback) ?? wentRound(facts, callback));
  const mayBe = open !== undefined || (callback.error === undefined && facts.ending.outcome !== 'succeeded');
  const exchanges = request && mayBe ? loginExchangesOf(flow, callback) : undefined;
  if (!request || !exchanges) return undefined;
  const cookies = loginCookiesOf(exchanges);
  const came = sentOnwards(flow, callback);
  const lost = lostAmong(cookies).filter(({ name }) => !came.has(name));
  const trouble = open ?? quietTrouble(facts, callback, { cookies, lost });
  return trouble && { request, callback, trouble, cookies, lost };
}

/**
 * What shows no trouble by itself, and does beside a cookie of this login that no browser can have sent, or that another answer replaced: a page that says in any words that
 * something failed, an address of failures, or a page of the app with nothing of a session.
 */
function quietTrouble(
  { flow, ending: { reception } }: Facts,
  { exchange }: Message,
  { cookies, lost }: Pick<TroubledLogin, 'cookies' | 'lost'>,
): LoginTrouble | undefined {
  const isKeptBack = lost.some(isKeptByBrowser);
  const replaced = cookies.cookies.filter(isReplaced);
  if (!isKeptBack && replaced.length === 0 && cookies.storedNothing === undefined) return undefined;
  const trouble = (kind: LoginTrouble['kind'], at: Exchange): LoginTrouble => {
    const said = saidBy(at);
    return { kind, exchange: at, said: said ? [said] : [] };
  };
  if (reception?.outcome === 'failed') {
    const { at, by } = reception;
    const kind = reception.message.exchange.id === exchange.id ? kinds[by] : undefined;
    if (kind !== 'error-page') return kind && trouble(kind, at);
    // That page may be at another host of the app's.
    const later = flow.context.filter(({ startedAt }) => startedAt >= at.startedAt);
    return { kind, exchange: at, said: saidAlong(at, later).map(({ said }) => said) };
  }
  if (saysNoAtOnce(flow, exchange)) return trouble('failure-told', exchange);
  // An app without any cookie may keep all it needs in its pages.
  if (!isKeptBack && replaced.length === 0) return undefined;
  const page = pageWithoutSession(flow, exchange, new Set([...lost, ...replaced].map(({ name }) => name)));
  return page && trouble('no-session', page);
}

/** The callback’s own answer is a page that says so. */
function saysNoAtOnce({ context, saysFailure }: Flow, exchange: Exchange): boolean {
  if (!isAccepted(exchange) || !isPage(exchange)) return false;
  const says = saysFailure?.(
    exchange,
    context.filter(({ startedAt }) => startedAt < exchange.startedAt),
  );
  return says !== undefined;
}

const kinds: Partial<Readonly<Record<AgainstLogin, LoginTrouble['kind']>>> = {
  error_address: 'error-page',
  error_page: 'failure-told',
  error_reported: 'failure-told',
  sign_in_page: 'sign-in-page',
};

/** Another answer gave it another value while the person was at the provider, and that came. */
function isReplaced({ overwrite, fate, signs }: LoginCookie): boolean {
  if (!overwrite || signs.length === 0 || fate.kind !== 'came') return false;
  return overwrite.confidence !== 'tentative' || overwrite.byNeighbour;
}

/** Set so that it could not come, or made for this login alone. */
function isKeptByBrowser({ signs, fate, writes }: LoginCookie): boolean {
  const isComputed = fate.kind !== 'missing' && 'confidence' in fate && fate.confidence !== 'tentative';
  const isOfStart = signs.some(({ kind }) => kind === 'set-by-start' || kind === 'new-session');
  return (
    isComputed &&
    (signs.some(({ kind }) => kind === 'tied' || kind === 'known') ||
      (isOfStart && (writes.at(-1)?.cookie.httpOnly ?? false)))
  );
}

/** A page’s script, and not the answer itself, asked for the same login again and again. */
function wentRound({ flow, ending }: Facts, { exchange, error }: Message): LoginTrouble | undefined {
  const isRound = error === undefined && ending.outcome === 'failed' && loopOf(flow) !== undefined;
  return isRound ? { kind: 'began-again', exchange, said: [] } : undefined;
}

/**
 * Cookies of the request that an answer’s own address was led to in turn: an app that keeps the posted answer and asks itself for it by a
 * link gets those that a form of another site leaves behind.
 */
function sentOnwards({ messages, context }: Flow, { exchange }: Message): ReadonlySet<string> {
  const { redirectUrl, url, startedAt } = exchange;
  if (redirectUrl === undefined || endpointOf(redirectUrl) !== endpointOf(url)) return new Set();
  const next = [...messages.map((one) => one.exchange), ...context].find(
    (one) => one.url === redirectUrl && one.id !== exchange.id && one.startedAt >= startedAt,
  );
  return new Set((next && sentCookiesOf(next))?.map(({ name }) => name));
}

/**
 * A cookie that is made for one login is missed by itself, unless what was sent is not there to see and another may have come. A session that is lost counts only where nothing came that the login needs as
 * much: one that is kept elsewhere is no loss.
 */
function lostAmong({ cookies }: LoginCookies): readonly LoginCookie[] {
  const came = cookies.filter(({ fate }) => fate.kind === 'came' || fate.kind === 'unset');
  if (cookies.some(({ signs, fate }) => signs.length > 0 && fate.kind === 'not recorded')) return [];
  const isNeeded = (cookie: LoginCookie): boolean => {
    if (isForOneLogin(cookie)) return !came.some((other) => isTwin(other, cookie));
    return !came.some((other) => isForOneLogin(other) || isNeededAsMuch(other, cookie));
  };
  return cookies.filter((cookie) => cookie.signs.length > 0 && isLost(cookie) && isNeeded(cookie));
}

function isLost({ fate }: LoginCookie): boolean {
  switch (fate.kind) {
    case 'dropped':
    case 'deleted':
    case 'expired':
    case 'withheld':
    case 'missing':
      return true;
    case 'came':
    case 'came-changed':
    case 'unset':
    case 'not recorded':
      return false;
  }
}

/** Tied to this request, or named for one attempt to log in. */
export function isForOneLogin({ signs }: Pick<LoginCookie, 'signs'>): boolean {
  return signs.some(
    (sign) => sign.kind === 'tied' || (sign.kind === 'known' && sign.known.purpose === 'login'),
  );
}

/** The same name for other hosts or another path, or that of another attempt: then the one of this attempt is tied to it. */
function isTwin(came: LoginCookie, lost: LoginCookie): boolean {
  if (came.fate.kind !== 'came') return false;
  return came.name === lost.name || (!isTied(lost) && familyOf(came.name) === familyOf(lost.name));
}

function isTied({ signs }: LoginCookie): boolean {
  return signs.some(({ kind }) => kind === 'tied');
}

function isNeededAsMuch(came: LoginCookie, lost: LoginCookie): boolean {
  if (came.name === lost.name) return true;
  return weightOf(came) >= weightOf(lost) && weightOf(came) > 0;
}

/** The strongest of its signs. */
function weightOf({ signs }: LoginCookie): number {
  return signs.reduce((most, { kind }) => Math.max(most, weights[kind]), 0);
}

const weights: Readonly<Record<LoginCookie['signs'][number]['kind'], number>> = {
  tied: 5,
  known: 4,
  'set-by-start': 3,
  'new-session': 2,
  'set-before-request': 1,
};
