import type { Exchange } from '../../exchange/exchange.ts';
import { onceFor } from '../../exchange/once-for.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import { navigatedBy } from '../../exchange/navigated-by.ts';
import { hostOf, withoutFragment } from '../../exchange/parameters.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { isPrefetch } from '../../exchange/prefetch.ts';
import { knowsNobody } from '../../flows/context/beside-app.ts';
import { partiesOfFlow, sideOf } from '../../flows/context/parties.ts';
import { isStream } from '../../exchange/stream.ts';
import type { Flow } from '../../flows/flow.ts';
import { isCall, isPage, surroundingOf } from '../../messages/surrounding.ts';
import { isSignOutAddress } from '../../exchange/sign-out-address.ts';

/** What the browser saw of an application after it took an answer, as far as it was recorded. */
export type AfterAnswer = {
  /** The answer's own exchange and what its redirects led to, in order. */
  readonly chain: readonly Exchange[];
  /** Where the last of them sends the browser, where that was not recorded. */
  readonly ledTo: string | undefined;
  /** The pages of the application that the person was shown, in order: what was not sent on. */
  readonly shown: readonly Exchange[];
  /** What the application's own API answered to its pages. */
  readonly calls: readonly Exchange[];
  /** All answers of the application from the answer on, those of the chain among them, in order of time. */
  readonly all: readonly Exchange[];
};

/** Milliseconds after a page within which nobody has gone on by himself: its script has. */
const untilScript = 5000;
/** Milliseconds after an answer in which an application's own API is asked who has signed in. */
const untilCall = 10_000;
const mostHops = 12;

/** What followed the answer that `landing` brought. `messages` of the flow count where they are the application's. */
export function afterAnswer(flow: Flow, landing: Exchange): AfterAnswer {
  const known = followUps(flow);
  const found = known.get(landing) ?? followUp(flow, landing);
  known.set(landing, found);
  return found;
}

/** What followed the answers of a flow, by their landings. */
const followUps = onceFor((_flow: Flow) => new Map<Exchange, AfterAnswer>());

function followUp(flow: Flow, landing: Exchange): AfterAnswer {
  const { messages } = flow;
  const parties = partiesOfFlow(flow);
  const isApps = ({ url }: Exchange): boolean =>
    !parties.provider.has(hostOf(url)) || sideOf(messages, parties, url) === 'client';
  const onwards = ownExchanges(flow).filter(
    ({ id, startedAt }) => id !== landing.id && startedAt >= landing.startedAt,
  );
  const later = untilSignOut(onwards, landing).filter((one) => isApps(one) && !isPrefetch(one));
  const chain = chainFrom(landing, later);
  const last = chain.at(-1) ?? landing;
  return {
    chain,
    ledTo: last.redirectUrl,
    shown: shownAfter(last, later),
    calls: later.filter(
      (one) =>
        (surroundingOf(one) === 'call' || isRefusedBesideCookies(one)) &&
        // One that is opened says nothing of who may listen.
        !isStream(one) &&
        // Of several an app can do without one.
        !knowsNobody(one, parties) &&
        one.startedAt <= landing.startedAt + untilCall,
    ),
    all: [landing, ...later],
  };
}

/** Some apps set a cookie with every answer, that to a call among them. */
function isRefusedBesideCookies(one: Exchange): boolean {
  return one.status === 401 && surroundingOf(one) === 'cookies' && isCall(one);
}

/** By a script. One may clear what an earlier login left as it begins. */
function isCalled({ context }: Exchange): boolean {
  return context.resourceType === 'fetch';
}

/** What comes after somebody has signed out again says nothing of the login. */
function untilSignOut(followed: readonly Exchange[], landing: Exchange): readonly Exchange[] {
  let isShown = landing.redirectUrl === undefined;
  const end = followed.findIndex((one) => {
    const isAsked = isPage(one) || (isCalled(one) && one.startedAt > landing.startedAt + untilCall);
    if (isShown && isAsked && isSignOutAddress(one.url)) return true;
    isShown ||= isPage(one) && isAccepted(one);
    return false;
  });
  return end < 0 ? followed : followed.slice(0, end);
}

function chainFrom(landing: Exchange, later: readonly Exchange[]): readonly Exchange[] {
  const chain = [landing];
  while (chain.length < mostHops) {
    const { redirectUrl, startedAt } = chain.at(-1)!;
    if (redirectUrl === undefined) break;
    const target = withoutFragment(redirectUrl);
    const next = later.find(
      (one) => one.startedAt >= startedAt && withoutFragment(one.url) === target && !chain.includes(one),
    );
    if (!next) break;
    chain.push(next);
  }
  return chain;
}

/** The page at the chain's end, and those that its script went on to, until a person does. */
function shownAfter(last: Exchange, later: readonly Exchange[]): readonly Exchange[] {
  const shown = last.redirectUrl === undefined ? [last] : [];
  let end = endOf(last);
  for (const one of later) {
    if (one.id === last.id || one.startedAt < last.startedAt || !isPage(one)) continue;
    if (one.context.resourceType === 'sub_frame') continue;
    if (one.startedAt > end + untilScript || navigatedBy(one) === 'person') break;
    end = endOf(one);
    if (one.redirectUrl === undefined) shown.push(one);
  }
  return shown;
}

function endOf({ startedAt, duration = 0 }: Exchange): number {
  return startedAt + duration;
}
