import type { Exchange } from '../../exchange/exchange.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { credentialIn, wereRecorded } from '../../exchange/headers.ts';
import { originOf } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import { isSameWrite, jarOf } from '../cookies/jar.ts';
import { journeyTo, type CookieFate, type CookieJourney } from '../cookies/journey.ts';
import type { FollowedCookie } from '../cookies/after-answer.ts';
import { fact } from '../fact.ts';
import { appSession } from './app-session.ts';
import { ownCalls } from './own-calls.ts';

/** A call of the app’s page to another origin that was to bring the app’s session and brought nothing. */
export type UncarriedCall = {
  readonly landing: Message;
  readonly cookie: FollowedCookie;
  readonly call: Exchange;
  /** What kept the session’s cookie from it. */
  readonly fate: CookieFate;
  readonly journey: CookieJourney;
  /** The session came with a request before or after. */
  readonly carriedBy: Exchange;
};

/**
 * The last call to another origin of the app’s site that brought neither cookie nor key and was answered 401, while the session that this login began came
 * with other requests. `undefined` where the recording does not show cookies, or the address answered a later call. Fetch §3.3.5.
 */
export const uncarriedCall = fact('uncarriedCall', (facts): UncarriedCall | undefined => {
  const session = facts.of(appSession);
  const own = facts.of(ownCalls);
  if (!session?.carriedBy || session.lost || !own) return undefined;
  const call = own.refused.findLast(isUncarried);
  if (!call) return undefined;
  const exchanges = ownExchanges(facts.flow);
  const jar = jarOf(exchanges);
  const to = jar.exchanges.find(({ id }) => id === call.id);
  const journey = to && jar.showsSent ? journeyTo(jar, to) : undefined;
  const story = journey?.stories.find(({ writes }) =>
    writes.some((write) => isSameWrite(write, session.cookie.write)),
  );
  if (!journey || story?.fate.kind !== 'withheld') return undefined;
  return {
    landing: own.landing,
    cookie: session.cookie,
    call,
    fate: story.fate,
    journey,
    carriedBy: session.carriedBy,
  };
});

const keys = /^(?:cookie|x-.*(?:key|token|auth).*|api-?key|.*-token)$/i;

/** To another origin than the page’s, with nothing that shows who calls. */
function isUncarried(one: Exchange): boolean {
  const { status, requestHeaders, url } = one;
  const page = cameFrom(one);
  if (status !== 401 || page === null || page === originOf(url) || !wereRecorded(requestHeaders))
    return false;
  return credentialIn(requestHeaders) === undefined && !requestHeaders.some(([name]) => keys.test(name));
}
