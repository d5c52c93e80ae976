import type { Exchange } from '../exchange/exchange.ts';
import { headerValue } from '../exchange/headers.ts';
import { isLoopback } from '../exchange/loopback.ts';
import { endpointOf, hostOf, originOf, parameter, queryParameters } from '../exchange/parameters.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { fetchesSession, isRefusedForSession, sessionReasonOf } from '../messages/oidc/handshake-round.ts';
import { matchesHost, scopeOf } from './cookies/cookie-scope.ts';
import { cookiesSetBy, isDeletion, isSessionCookie } from './cookies/set-cookie.ts';
import { sentCookiesOf } from './cookies/sent-cookies.ts';
import { isSignInAddress } from '../messages/sign-in-address.ts';
import { cookieRecordingOf } from './cookies/recording.ts';

/** An app that sends the browser to who keeps its sessions again and again, and never takes what comes back. */
export type RoundTrips = {
  /** The last of its redirects. */
  readonly at: Message;
  /** Origins of both; `undefined` where nothing shows who keeps them. */
  readonly app: string;
  readonly keeper: string | undefined;
  /** No redirect led there: the app refused its page, which fetched the session and was loaded again. */
  readonly isReload: boolean;
  /** How often it sent the browser there, and milliseconds from the first time to the last. */
  readonly count: number;
  readonly span: number;
  /** How far the app’s clock is ahead of the keeper’s, in milliseconds (negative: behind); `undefined` where their answers are not dated. */
  readonly ahead: number | undefined;
  /** Names of cookies that the app set on the way back, and that the browser did not bring to the next of its pages. */
  readonly lost: readonly string[];
  /**
   * Names of the keeper’s session cookies that stay away from the app by its scheme: they are Secure and for its host, too, and the app is
   * asked by plain http. RFC 6265bis §5.8.3.
   */
  readonly keptByScheme: readonly string[];
  /** The reason that the app gave last, by its name: in a header of its answer, or in the address of the keeper. */
  readonly named: string | undefined;
  /** The app’s answers, in order of time. */
  readonly answers: readonly Exchange[];
};

/** The rounds that a flow is made of; `undefined` for any other flow. */
export function roundTripsOf(flow: Pick<Flow, 'messages' | 'context'>): RoundTrips | undefined {
  const at = messagesOf(flow, 'refused_start').findLast(
    ({ carrier, exchange }) =>
      carrier === 'request' &&
      exchange.method !== 'OPTIONS' &&
      (leadsElsewhere(exchange) || isRefusedForSession(exchange)),
  );
  const app = at && originOf(at.exchange.url);
  if (!at || !app) return undefined;
  const hops = [...flow.messages.map(({ exchange }) => exchange), ...flow.context].toSorted(
    (a, b) => a.startedAt - b.startedAt || a.entry - b.entry,
  );
  const isReload = isRefusedForSession(at.exchange);
  const keeper = isReload ? keeperOf(hops, app) : originOf(at.exchange.redirectUrl ?? '');
  if (keeper === null) return undefined;
  const rounds = hops.filter((one) =>
    isReload ? isSamePage(one, at.exchange) : isSameHop(one, at.exchange),
  );
  const first = rounds[0]?.startedAt ?? at.exchange.startedAt;
  const answers = hops.filter((one) => originOf(one.url) === app && one.startedAt >= first);
  const kept = hops.filter((one) => originOf(one.url) === keeper && one.startedAt >= first);
  const [own, other] = [aheadOf(answers), aheadOf(kept)];
  return {
    at,
    app,
    keeper,
    isReload,
    count: rounds.length,
    span: at.exchange.startedAt - first,
    ahead: own === undefined || other === undefined ? undefined : own - other,
    lost: lostIn(answers),
    keptByScheme: keptByScheme(at.exchange.url, answers, kept),
    named: answers.flatMap(namedIn).at(-1),
    answers,
  };
}

/**
 * The last round of an app that gave up: afterwards it led the browser to its own sign-in page, or says that nobody is signed in.
 * `undefined` where there were less than three rounds or it did not.
 */
export function givenUpRounds(flow: Pick<Flow, 'messages' | 'context'>): Message | undefined {
  const trips = roundTripsOf(flow);
  if (!trips || trips.count < fewestRounds) return undefined;
  const { at, answers } = trips;
  const isGivenUp = answers.some(
    (one) =>
      one.startedAt > at.exchange.startedAt &&
      (isSignInAddress(one.redirectUrl ?? '') ||
        /^signed-out$/i.test(headerValue(one.responseHeaders, 'x-clerk-auth-status') ?? '')),
  );
  return isGivenUp ? at : undefined;
}

const fewestRounds = 3;

function namedIn(one: Exchange): readonly string[] {
  const said = sessionReasonOf(one) ?? parameter(queryParameters(one.redirectUrl ?? ''), '__clerk_hs_reason');
  return said !== undefined && /^[\w-]{1,80}$/.test(said) ? [said] : [];
}

function isSamePage(one: Exchange, { url }: Exchange): boolean {
  return isRefusedForSession(one) && endpointOf(one.url) === endpointOf(url);
}

/** Where the app's page fetches a session's tokens. */
function keeperOf(hops: readonly Exchange[], app: string): string | undefined {
  const call = hops.findLast((one) => fetchesSession(one, app));
  return call && (originOf(call.url) ?? undefined);
}

/** From https to http of one address is no way to somebody else. */
function leadsElsewhere({ url, redirectUrl }: Exchange): boolean {
  if (redirectUrl === undefined || originOf(redirectUrl) === originOf(url)) return false;
  const [from, to] = [overTls(url), overTls(redirectUrl)];
  return originOf(from) !== originOf(to) || endpointOf(from) !== endpointOf(to);
}

function overTls(url: string): string {
  return url.replace(/^http:/i, 'https:');
}

function isSameHop(one: Exchange, { url, redirectUrl = '' }: Exchange): boolean {
  return (
    endpointOf(one.url) === endpointOf(url) && endpointOf(one.redirectUrl ?? '') === endpointOf(redirectUrl)
  );
}

/** By the answer that differs least from this browser’s clock. RFC 9110 §6.6.1. */
function aheadOf(answers: readonly Exchange[]): number | undefined {
  const offsets = answers.flatMap(({ responseHeaders, startedAt }) => {
    const date = Date.parse(headerValue(responseHeaders, 'date') ?? '');
    return Number.isNaN(date) || startedAt === 0 || headerValue(responseHeaders, 'age')
      ? []
      : [date - startedAt];
  });
  return offsets.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0];
}

/** Those that the keeper’s answers set as Secure for the app’s host, none of which came to any of the app’s pages. */
function keptByScheme(
  app: string,
  answers: readonly Exchange[],
  kept: readonly Exchange[],
): readonly string[] {
  if (!/^http:/i.test(app) || isLoopback(hostOf(app))) return [];
  const came = new Set(answers.flatMap((one) => sentCookiesOf(one)?.map(({ name }) => name) ?? []));
  const secure = kept
    .filter(({ url }) => /^https:/i.test(url))
    .flatMap((one) => cookiesSetBy(one).map((cookie) => ({ cookie, scope: scopeOf(cookie, one.url) })))
    .filter(
      ({ cookie, scope }) =>
        cookie.secure && !scope.fault && matchesHost(scope, hostOf(app)) && isSessionCookie(cookie),
    );
  return [...new Set(secure.map(({ cookie }) => cookie.name))].filter((name) => !came.has(name));
}

function lostIn(answers: readonly Exchange[]): readonly string[] {
  if (cookieRecordingOf(answers) !== 'recorded') return [];
  const lost = answers.map((answer, at) => {
    const next = answers[at + 1];
    const sent = next && sentCookiesOf(next)?.map(({ name }) => name);
    if (!sent || answer.redirectUrl === undefined || originOf(answer.redirectUrl) !== originOf(answer.url))
      return undefined;
    return cookiesSetBy(answer)
      .filter((one) => !isDeletion(one) && !sent.includes(one.name))
      .map(({ name }) => name);
  });
  const seen = lost.filter((names) => names !== undefined);
  // What comes back but once was kept.
  return [...new Set(seen.flat())].filter((name) =>
    seen.every((names) => names.length === 0 || names.includes(name)),
  );
}
