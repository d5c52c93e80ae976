import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isFailurePath } from '../../flows/address-errors.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import type { Message } from '../../messages/message.ts';
import { followAnswer, type FollowedCookie } from '../cookies/after-answer.ts';
import { isBystander } from '../cookies/cookie-names.ts';
import { isSameWrite, jarOf, type CookieJar, type CookieWrite } from '../cookies/jar.ts';
import type { CookieFate } from '../cookies/journey.ts';
import { isDelivery } from '../cookies/login-exchanges.ts';
import { isNamedForSession } from '../cookies/named-for-session.ts';
import { lostSession } from '../cookies/lost-session.ts';
import { sentCookiesOf } from '../cookies/sent-cookies.ts';
import type { Facts } from '../facts.ts';
import { fact } from '../fact.ts';
import { purposeOf } from '../purpose.ts';
import { handedAssertion } from '../reception/asserted-token.ts';
import { afterAnswer, type AfterAnswer } from '../reception/after-answer.ts';
import { lastLanding, receptionOf } from '../reception/reception.ts';
import { saysNobody } from '../reception/says-nobody.ts';
import { droppedForSize, sessionCookiesSet } from '../reception/session-cookies.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';

/** The session that an app keeps of a login in a cookie, and what became of it. The cookie's value goes into no words. */
export type AppSession = {
  /** As it was set when the session began; a session from before the login: as it was set last before that. */
  readonly cookie: FollowedCookie;
  /** The app's answer that set it. */
  readonly began: Exchange;
  /** It was there before the answer came, and the app went on with it. */
  readonly isFromBefore: boolean;
  /** The request by which the answer came. */
  readonly landing: Message;
  /** The first later request that brought it. */
  readonly carriedBy: Exchange | undefined;
  /** The first later answer that gave it another value. */
  readonly replaced: CookieWrite | undefined;
  /** The first later answer that took it away. */
  readonly ended: CookieWrite | undefined;
  /** The request that it should have come with, and what kept it from that. */
  readonly lost: { readonly at: Exchange; readonly fate: CookieFate } | undefined;
  /** What was asked for with it, and answered as if nobody had signed in. */
  readonly refusedAt: Exchange | undefined;
};

/**
 * `undefined` where no cookie of the kind was set or brought, where nothing shows that the login worked, and where the app keeps its
 * tokens in the page.
 */
export const appSession = fact('appSession', (facts): AppSession | undefined => {
  const landing = landingOf(facts);
  if (!landing) return undefined;
  const lost = facts.of(lostSession);
  if (lost) return sessionOf(facts, landing, lost.cookie.write, lost);
  const after = afterAnswer(facts.flow, landing.exchange);
  const refused = facts.ending.outcome === 'failed' ? refusal(facts, landing, after) : undefined;
  if (refused) return sessionOf(facts, landing, refused.write, refused);
  const dropped = neverKept(facts, landing, after);
  if (dropped) return dropped;
  if (facts.ending.outcome !== 'succeeded') return undefined;
  const jar = jarAround(facts, landing);
  const began = begunIn(jar, after);
  if (began) return sessionOf(facts, landing, began, {});
  const before = wentOnWith(jar, landing, after);
  const session = before && sessionOf(facts, landing, before, {});
  return session && { ...session, isFromBefore: true };
});

/** Where a person's login came back to a server that did not refuse it. */
function landingOf(facts: Facts): Message | undefined {
  if (purposeOf(facts) === 'silent_renewal') return undefined;
  const answer = facts.flow.messages.findLast(isDelivery);
  const landing = answer
    ? lastLanding(facts.flow, facts.ending.takenAt ?? answer)
    : handedAssertion(facts.flow);
  const { status = 0 } = landing?.exchange ?? {};
  return landing?.error === undefined && status > 0 && status < 400 ? landing : undefined;
}

/** Exchanges that are looked at, from the answer on. */
const mostLater = 200;

function jarAround({ flow }: Facts, landing: Message): CookieJar {
  const ordered = ownExchanges(flow);
  const at = ordered.findIndex(({ id }) => id === landing.exchange.id);
  return jarOf(ordered.slice(0, at + mostLater));
}

/** Milliseconds after the answer in which a page may hand it to its server, which begins the session. */
const untilBegun = 10_000;

/** The cookie that most looks like a session's of those that were set, and best of all was brought back. */
function begunIn(jar: CookieJar, { all, chain }: AfterAnswer): CookieWrite | undefined {
  const [landing] = chain;
  const soon = all.filter(
    (one) => chain.includes(one) || one.startedAt <= (landing?.startedAt ?? 0) + untilBegun,
  );
  const writes = sessionCookiesSet(soon).flatMap(({ cookie, by, isDropped }) => {
    const write = isDropped || !mayBeSession(cookie) ? undefined : writeOf(jar, by, cookie.name);
    return write && write.act === 'set' ? [write] : [];
  });
  const worth = (write: CookieWrite): number =>
    (isNamedForSession(write.cookie.name) ? 2 : 0) + (jar.sent.with(write.cookie).length > 0 ? 1 : 0);
  return writes.toSorted((a, b) => worth(b) - worth(a))[0];
}

function writeOf({ cookies }: CookieJar, { id }: Exchange, name: string): CookieWrite | undefined {
  const own = cookies.filter((cookie) => cookie.name === name).flatMap(({ writes }) => writes);
  return own.findLast(({ exchange }) => exchange.id === id);
}

function mayBeSession({ name, httpOnly }: { readonly name: string; readonly httpOnly: boolean }): boolean {
  return isNamedForSession(name) || (httpOnly && !isBystander(name));
}

/** The session that came with the answer and with what followed, unchanged, and that the app was seen to set before. */
function wentOnWith(
  jar: CookieJar,
  { exchange }: Message,
  { chain, shown }: AfterAnswer,
): CookieWrite | undefined {
  const next = [...chain.slice(1), ...shown].find(({ id }) => id !== exchange.id);
  const later = next && sentCookiesOf(next);
  const kept = sentCookiesOf(exchange)?.filter(
    ({ name, value }) =>
      isNamedForSession(name) && later?.some((one) => one.name === name && one.value === value),
  );
  const before = jar.cookies.flatMap(({ name, writes }) =>
    writes.filter(
      ({ act, at, cookie }) =>
        act === 'set' &&
        at <= exchange.startedAt &&
        kept?.some((one) => one.name === name && one.value === cookie.value),
    ),
  );
  return before.at(-1);
}

/** The app went on as if nobody had signed in, and the browser threw the session's cookie away for its size. */
function neverKept(facts: Facts, landing: Message, after: AfterAnswer): AppSession | undefined {
  const { reception } = facts.ending;
  if (reception?.outcome !== 'failed' || reception.by !== 'cookie_too_large') return undefined;
  const found = droppedForSize(after);
  const write = found && writeOf(jarAround(facts, landing), found.by, found.cookie.name);
  if (!write?.drop) return undefined;
  const fate: CookieFate = { kind: 'dropped', ...write.drop, write, older: false };
  return sessionOf(facts, landing, write, { fate, journey: { to: reception.at } });
}

type Trouble = {
  readonly fate?: CookieFate;
  readonly journey?: { readonly to: Exchange };
  readonly at?: Exchange;
};

function sessionOf(
  facts: Facts,
  landing: Message,
  write: CookieWrite,
  { fate, journey, at }: Trouble,
): AppSession | undefined {
  const { exchange } = write;
  const jar = jarAround(facts, landing);
  const own = jar.cookies.find(({ writes }) => writes.some((one) => isSameWrite(one, write)));
  if (!own) return undefined;
  const followed = followAnswer(jar, exchange).find((one) => isSameWrite(one.write, write));
  const later = own.writes.filter((one) => one.at >= write.at && !isSameWrite(one, write));
  const { writes: _, ...cookie } = own;
  return {
    cookie: followed ?? { ...cookie, write, next: undefined, fate: undefined, carriedBy: undefined },
    began: exchange,
    isFromBefore: false,
    landing,
    carriedBy: followed?.carriedBy,
    replaced: later.find((one) => one.act === 'set' && one.version !== write.version),
    ended: later.find((one) => one.act === 'delete'),
    lost: fate && journey && { at: journey.to, fate },
    refusedAt: at,
  };
}

/** A session cookie that the answer to the callback set, and the request that brought it and was asked for a login all the same. */
function refusal(
  { ending, flow }: Facts,
  landing: Message,
  { chain, calls }: AfterAnswer,
): { readonly write: CookieWrite; readonly at: Exchange } | undefined {
  const { exchange } = landing;
  const { redirectUrl } = exchange;
  const reception = ending.reception ?? (flow.rounds && receptionOf(flow, landing));
  if (reception?.outcome !== 'failed') return undefined;
  const isUnknown = reception.by === 'error_status' && reception.at.status === 401;
  if (!isUnknown && !asksForLogin.has(reception.by)) return undefined;
  // A callback that leads to a sign-in page has not taken the answer, whatever cookie it sets.
  if (redirectUrl !== undefined && (isSignInAddress(redirectUrl) || isFailurePath(redirectUrl)))
    return undefined;
  const asked = flow.messages.find(isFrontChannelRequest);
  const request = asked && endpointOf(asked.exchange.url);
  const jar = jarOf([...chain, ...calls]);
  for (const { cookie } of sessionCookiesSet([exchange])) {
    const write = mayBeSession(cookie) ? writeOf(jar, exchange, cookie.name) : undefined;
    const at = [...chain.slice(1), ...calls].find(
      (one) =>
        isTurnedAway(one, request) &&
        sentCookiesOf(one)?.some(({ name, value }) => name === cookie.name && value === cookie.value),
    );
    if (write?.act === 'set' && at) return { write, at };
  }
  return undefined;
}

const asksForLogin: ReadonlySet<string> = new Set(['sign_in_page', 'asked_again', 'call_refused']);

/** Led to a page that asks who one is, or to the provider again, from one that does not; or refused as nobody's. */
function isTurnedAway(exchange: Exchange, request: string | undefined): boolean {
  const { status, url, redirectUrl } = exchange;
  if (isSignInAddress(url)) return false;
  if (redirectUrl === undefined) return status === 401 || saysNobody(exchange);
  return isSignInAddress(redirectUrl) || (request !== undefined && endpointOf(redirectUrl) === request);
}
