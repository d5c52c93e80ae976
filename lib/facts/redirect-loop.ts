import type { Exchange } from '../exchange/exchange.ts';
import { endpointOf, hostOf, withoutFragment } from '../exchange/parameters.ts';
import { isPrefetch } from '../exchange/prefetch.ts';
import { isTooManyRedirects } from '../exchange/too-many-redirects.ts';
import { timeOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { isPage } from '../messages/surrounding.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';

/** Redirects alone led the browser to the same addresses again and again, and no page was shown. Any protocol, or none. */
export type RedirectLoop = {
  /** The addresses of one time round, in order and each once, without their parameters; at least one. */
  readonly addresses: readonly string[];
  /** How often the browser went to the first of them; at least three. */
  readonly count: number;
  /** Not all of what the browser did was kept: it was that often at least. */
  readonly isAtLeast: boolean;
  /** The browser gave up, and said why. */
  readonly isCutOff: boolean;
  /** Redirects led from a message of the login into it. */
  readonly isOfMessages: boolean;
  /** The message of the login that was last before the loop or in it. */
  readonly message: Message;
};

/** The same address so often is a loop: once more is a cookie that is tried, or a page that was posted to. */
const fewestOfAddress = 3;
/** The same place so often is one, too, though its parameters differ each time. */
const fewestOfPlace = 8;

/**
 * The loop of redirects in which a login ended, of what was recorded: within the provider, within the app, or between them. `undefined`
 * where it got out: a page was shown later, or a later request of the login was answered. Linear in what the flow has.
 */
export function redirectLoopOf(flow: Flow): RedirectLoop | undefined {
  const all = (flow.rounds ?? [flow]).flatMap(({ messages }) => messages);
  const hops = hopsOf(flow, all);
  // Most logins end here: nothing was redirected so often.
  if (hops.length < fewestOfAddress) return undefined;
  const loops = runsOf(hops).flatMap((run) => loopIn(run) ?? []);
  const last = loops.at(-1);
  const end = last?.run.at(-1);
  if (!last || !end || leadsAway(last, end) || isOut(hops, all, last.run, end)) return undefined;
  const message = messageOf(all, end);
  if (!message) return undefined;
  const same = loops.filter((one) => one.place === last.place);
  const own = new Set(all.map(({ exchange }) => exchange.id));
  return {
    addresses: same[0]!.addresses,
    count: same.reduce((sum, { count }) => sum + count, 0),
    isAtLeast: isPartly(flow) || (flow.rounds ?? []).some(isPartly),
    isCutOff: isTooManyRedirects(end.failure),
    isOfMessages: same.some(({ run }) => run.some(({ id }) => own.has(id))),
    message,
  };
}

/** Some of what the flow went through was let go. */
function isPartly({ isContextFull = false, isCut = false, roundsLeftOut = 0 }: Flow): boolean {
  return isContextFull || isCut || roundsLeftOut > 0;
}

function hopsOf(flow: Flow, messages: readonly Message[]): readonly Exchange[] {
  const context = (flow.rounds ?? [flow]).flatMap((one) => one.context);
  const byId = new Map(
    [...messages.map(({ exchange }) => exchange), ...context].map((one) => [one.id, one] as const),
  );
  return [...byId.values()]
    .filter(isNavigation)
    .toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
}

/** A recording without types and headers has redirects that say no more than that. */
function isNavigation(exchange: Exchange): boolean {
  if (isPrefetch(exchange)) return false;
  const isUntyped = exchange.context.resourceType === undefined && exchange.redirectUrl !== undefined;
  return isPage(exchange) || isUntyped || isTooManyRedirects(exchange.failure);
}

/** Milliseconds within which a redirect to a host that the recording leaves out leads back. */
const atOnce = 2000;

/**
 * Hops, each of which led to the next, in one tab and frame. Of hosts that are neither the app’s nor the provider’s a flow keeps nothing:
 * what follows such a redirect at once was led to by it.
 */
function runsOf(hops: readonly Exchange[]): readonly (readonly Exchange[])[] {
  const runs: Exchange[][] = [];
  const awaiting = new Map<string, Exchange[]>();
  const latest = new Map<string, Exchange[]>();
  const hosts = new Set(hops.map(({ url }) => hostOf(url)));
  for (const hop of hops) {
    const [frame, address] = [frameOf(hop), withoutFragment(hop.url)];
    const before = latest.get(frame);
    const isLedBack = before !== undefined && leadsOut(before.at(-1)!, hosts, hop.startedAt);
    const run = awaiting.get(`${frame} ${address}`) ?? (isLedBack ? before : []);
    awaiting.delete(`${frame} ${address}`);
    if (run.length === 0) runs.push(run);
    run.push(hop);
    latest.set(frame, run);
    if (hop.redirectUrl !== undefined) awaiting.set(`${frame} ${withoutFragment(hop.redirectUrl)}`, run);
  }
  return runs;
}

function frameOf({ context }: Exchange): string {
  return `${context.tab ?? ''} ${context.frame ?? ''}`;
}

function leadsOut(
  { redirectUrl, startedAt, duration = 0 }: Exchange,
  hosts: ReadonlySet<string>,
  until: number,
): boolean {
  return (
    redirectUrl !== undefined && !hosts.has(hostOf(redirectUrl)) && until - startedAt - duration <= atOnce
  );
}

/** What goes round in a run: `place` names it, from wherever it was come upon. */
type Found = Pick<RedirectLoop, 'addresses' | 'count'> & {
  readonly place: string;
  readonly run: readonly Exchange[];
};

function loopIn(run: readonly Exchange[]): Found | undefined {
  const fewest = isTooManyRedirects(run.at(-1)?.failure) ? fewestOfAddress : fewestOfPlace;
  return (
    mostVisited(run, ({ url }) => withoutFragment(url), fewestOfAddress) ??
    mostVisited(run, ({ url }) => endpointOf(url), fewest)
  );
}

function mostVisited(
  run: readonly Exchange[],
  addressOf: (hop: Exchange) => string,
  fewest: number,
): Found | undefined {
  const visits = new Map<string, number[]>();
  for (const [at, hop] of run.entries()) {
    const address = addressOf(hop);
    const before = visits.get(address);
    if (before) before.push(at);
    else visits.set(address, [at]);
  }
  // Of those that were gone to equally often, the first.
  let most: readonly number[] = [];
  for (const places of visits.values()) if (places.length > most.length) most = places;
  // The way into it may lead there from elsewhere (a form that was posted): the last time round is one.
  const [first, second] = most.slice(-2);
  if (first === undefined || second === undefined || most.length < fewest) return undefined;
  const addresses = addressesOf(run.slice(first, second + 1));
  return { place: addresses.toSorted().join(' '), addresses, count: most.length, run };
}

/** Of the hops, and of those between them that were not recorded. */
function addressesOf(hops: readonly Exchange[]): readonly string[] {
  const all = hops.slice(0, -1).flatMap(({ url, redirectUrl = url }, at) => {
    const isSeen = withoutFragment(redirectUrl) === withoutFragment(hops[at + 1]?.url ?? '');
    return isSeen ? [url] : [url, redirectUrl];
  });
  return [...new Set(all.map(endpointOf))];
}

/** What had led to itself alone leads to another host in the end. */
function leadsAway({ addresses: [only, ...others] }: Found, { redirectUrl }: Exchange): boolean {
  return others.length === 0 && redirectUrl !== undefined && hostOf(redirectUrl) !== hostOf(only ?? '');
}

/** Something came after it that no loop lets happen. */
function isOut(
  hops: readonly Exchange[],
  messages: readonly Message[],
  run: readonly Exchange[],
  end: Exchange,
): boolean {
  const own = new Set(run.map(({ id }) => id));
  const isShown = (one: Exchange): boolean => one.redirectUrl === undefined && (one.status ?? 0) > 0;
  if (isShown(end)) return true;
  const shown = hops.some((one) => !own.has(one.id) && one.startedAt >= end.startedAt && isShown(one));
  return (
    shown ||
    messages.some(
      ({ exchange, carrier }) =>
        carrier !== 'redirect' &&
        !own.has(exchange.id) &&
        exchange.startedAt >= end.startedAt &&
        isAnswered(exchange),
    )
  );
}

function isAnswered({ status = 0 }: Exchange): boolean {
  return status >= 200 && status < 300;
}

function messageOf(messages: readonly Message[], end: Exchange): Message | undefined {
  const front = messages.filter((one) => isFrontChannelRequest(one) || isFrontChannelResponse(one));
  return front.findLast((one) => timeOf(one) <= end.startedAt + (end.duration ?? 0)) ?? messages.at(-1);
}
