import type { Exchange } from '../../exchange/exchange.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf, parameter, queryParameters } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { Message } from '../../messages/message.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cookiesSetBy } from '../cookies/set-cookie.ts';
import { cookieRecordingOf } from '../cookies/recording.ts';
import { sentCookiesOf } from '../cookies/sent-cookies.ts';
import { fact } from '../fact.ts';

/** A provider that lets the person in, and asks for a login again at once, because the request wants a fresh one. */
export type FreshLoginRounds = {
  readonly request: Message;
  /** What the request says: `max_age=0` or `prompt=login`. */
  readonly demand: string;
  /** How often what was typed was taken, and a login was asked for again. */
  readonly count: number;
  /** The address of the provider's that asked again the last time. */
  readonly again: Exchange;
  /** A cookie that the sign-in set and that came along to that address each time; `undefined` where cookies were not recorded. */
  readonly cookie: string | undefined;
};

/** A person may mistype once. */
const fewest = 2;

/**
 * The rounds of a login that no answer ended. `undefined` where the request wants no fresh login, where the address that asked again no longer
 * says so, and where a cookie of the sign-in did not come along. OIDC Core §3.1.2.1, §3.1.2.3.
 */
export const freshLoginRounds = fact(
  'freshLoginRounds',
  ({ flow, authorizationRequest }): FreshLoginRounds | undefined => {
    if (!authorizationRequest || flow.messages.some(isFrontChannelResponse)) return undefined;
    const { message: request, params } = authorizationRequest;
    const demand = demandOf(params['max_age'], params['prompt']);
    if (demand === undefined) return undefined;
    const exchanges = [...flow.messages.map(({ exchange }) => exchange), ...flow.context];
    const own = [...new Map(exchanges.map((one) => [one.id, one])).values()]
      .filter(
        ({ url, startedAt }) =>
          startedAt >= request.exchange.startedAt && isOneSite(url, request.exchange.url),
      )
      .toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
    const rounds = own.flatMap(
      (typed, place) => roundFrom(typed, own.slice(0, place), own.slice(place + 1)) ?? [],
    );
    const last = rounds.at(-1);
    if (!last || rounds.length < fewest) return undefined;
    const isShown = cookieRecordingOf(own) === 'recorded';
    if (isShown && rounds.some(({ isLost }) => isLost)) return undefined;
    return { request, demand, count: rounds.length, again: last.again, cookie: last.cookie };
  },
);

function demandOf(maxAge: string | undefined, prompt: string | undefined): string | undefined {
  if (maxAge === '0') return 'max_age=0';
  return prompt?.split(/\s+/).includes('login') ? 'prompt=login' : undefined;
}

type Round = { readonly again: Exchange; readonly isLost: boolean; readonly cookie: string | undefined };

/** The form that was taken, the provider's next address, and its way back to the page with the form. */
function roundFrom(
  typed: Exchange,
  before: readonly Exchange[],
  after: readonly Exchange[],
): Round | undefined {
  if (typed.method !== 'POST' || typed.redirectUrl === undefined) return undefined;
  const again = after.find(({ url }) => url === typed.redirectUrl);
  if (!again?.redirectUrl || !isAskedAfresh(again.url)) return undefined;
  const form = endpointOf(again.redirectUrl);
  const shown = before.findLast(
    (one) => one.method === 'GET' && one.redirectUrl === undefined && isAccepted(one) && isPage(one),
  );
  if (!shown || endpointOf(shown.url) !== form || form === endpointOf(again.url)) return undefined;
  const set = cookiesSetBy(typed).map(({ name }) => name);
  const sent = sentCookiesOf(again)?.map(({ name }) => name);
  const came = set.filter((name) => sent?.includes(name));
  // Who was not let in gets no session.
  const isLost = sent !== undefined && (set.length === 0 || came.length < set.length);
  return { again, isLost, cookie: came.at(-1) };
}

/** The demand is in the address still, or in the request object that it carries. */
function isAskedAfresh(url: string): boolean {
  const query = queryParameters(url);
  const prompt = parameter(query, 'prompt') ?? '';
  return (
    parameter(query, 'max_age') === '0' ||
    /\blogin\b/.test(prompt) ||
    parameter(query, 'request') !== undefined
  );
}
