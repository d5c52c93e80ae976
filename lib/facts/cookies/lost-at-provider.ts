import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { Facts } from '../facts.ts';
import { fact } from '../fact.ts';
import { failingExchanges } from '../failing-exchanges.ts';
import { saidBy } from '../said/said.ts';
import { isFormToken, knownCookie } from './cookie-names.ts';
import type { CookieJourney, CookieStory } from './journey.ts';
import { providerCookiesOf } from './provider-cookies.ts';

/** A cookie of the provider's own that did not come with the page on which its login ended. */
export type LostAtProvider = {
  readonly cookie: CookieStory;
  readonly journey: CookieJourney;
  readonly at: Message;
  /** What its page says: that it knows no session (`settled`, or one of several meanings: `open`), or nothing that is known. */
  readonly words: 'settled' | 'open' | 'none';
};

/**
 * The provider’s own cookie that was lost on the way to the page on which it gave the login up, or to the redirect by which it told the app
 * so. `undefined` where another answer came, where its words say that something else was wrong, or where its cookies came.
 */
export const cookieLostAtProvider = fact('cookieLostAtProvider', (facts): LostAtProvider | undefined => {
  const { flow } = facts;
  const request = requestOf(flow);
  const failed = request && givenUp(facts, request);
  const words = failed && wordsOf(failed.says);
  if (!failed || !words || (words === 'none' && !failed.isSign)) return undefined;
  const exchanges = [...flow.context, ...flow.messages.map(({ exchange }) => exchange)];
  const { journey, lost } = providerCookiesOf(
    [...new Map(exchanges.map((one) => [one.id, one])).values()],
    request.exchange,
    failed.exchange,
  );
  const cookie = neededAmong(lost, journey.stories).find((one) => words !== 'none' || isComputed(one));
  return cookie && { cookie, journey, at: failed.at, words };
});

/** The last one asked for, where it was asked for first: a provider may send back to its own authorization endpoint (Ory Hydra does). */
function requestOf({ messages }: Flow): Message | undefined {
  const last = messages.findLast(isFrontChannelRequest);
  const state = last?.params['state'];
  if (state === undefined) return last;
  return messages.find((one) => isFrontChannelRequest(one) && one.params['state'] === state);
}

/** Where the provider gave the login up: the request of its own that its cookies should have come with, and what it says. */
type GivenUp = {
  readonly exchange: Exchange;
  readonly at: Message;
  readonly says: Exchange;
  /** It says so without words: by its status, or by where it leads. */
  readonly isSign: boolean;
};

/** A login that failed there; or one that goes on, whose last page says so (in a frame, say), or that is at its beginning again. */
function givenUp(facts: Facts, request: Message): GivenUp | undefined {
  switch (facts.ending.outcome) {
    case 'failed': {
      const told = toldToApp(facts, request);
      return (told === undefined ? shown(facts, request) : told) ?? undefined;
    }
    case 'pending': {
      const page = shown(facts, request);
      return page && wordsOf(page.says) === 'settled' ? page : asksAgain(facts, request);
    }
    default:
      return undefined;
  }
}

/**
 * The provider took what was typed, went on to the next address of its own, and was led back from there to the page on which it had asked:
 * what a wrong password would have got, it got from the first.
 */
function asksAgain({ flow }: Facts, request: Message): GivenUp | undefined {
  const own = [...flow.context, ...flow.messages.map(({ exchange }) => exchange)]
    .filter(({ url, startedAt }) => startedAt >= request.exchange.startedAt && isOneSite(url, request.url))
    .toSorted((a, b) => a.startedAt - b.startedAt);
  const back = own.findLast((one, place) => {
    const before = own.slice(0, place);
    const typed = before.findLast(({ redirectUrl }) => redirectUrl === one.url);
    const page =
      typed &&
      before.find(
        ({ url, method }) => method === 'GET' && endpointOf(url) === endpointOf(one.redirectUrl ?? ''),
      );
    return (
      typed?.method === 'POST' &&
      page !== undefined &&
      page.redirectUrl === undefined &&
      page.startedAt < typed.startedAt
    );
  });
  return back && { exchange: back, at: request, says: back, isSign: true };
}

/** `null` where the answer brought anything but an error whose words are about the provider’s session. */
function toldToApp({ flow }: Facts, request: Message): GivenUp | null | undefined {
  const answer = flow.messages.findLast(isFrontChannelResponse);
  if (!answer) return undefined;
  if (answer.error === undefined) return null;
  const exchange = [...flow.context, ...flow.messages.map((one) => one.exchange)].findLast(
    ({ id, redirectUrl, startedAt, url }) =>
      redirectUrl === answer.url &&
      id !== request.exchange.id &&
      startedAt >= request.exchange.startedAt &&
      isOneSite(url, request.url),
  );
  const words = wordsOf(answer.exchange);
  if (!exchange || words === undefined || words === 'none') return null;
  return { exchange, at: answer, says: answer.exchange, isSign: false };
}

/** The provider’s own page. */
function shown(facts: Facts, request: Message): GivenUp | undefined {
  const page = facts
    .of(failingExchanges)
    .find(
      ({ by, exchange }) =>
        by === 'authorization_server' &&
        exchange.id !== request.exchange.id &&
        exchange.startedAt >= request.exchange.startedAt,
    );
  return (
    page && {
      exchange: page.exchange,
      at: page.at,
      says: page.exchange,
      isSign: (page.exchange.status ?? 0) >= 400,
    }
  );
}

/** `undefined` where they mean something else. */
function wordsOf(exchange: Exchange): LostAtProvider['words'] | undefined {
  const said = saidBy(exchange)?.phrases.map(({ phrase }) => phrase) ?? [];
  const own = said.filter(({ by }) => by === 'authorization_server' || by === 'anyone');
  if (own.some(({ cause }) => cause === 'as-session-lost')) return 'settled';
  if (own.some(({ suspects }) => suspects.includes('as-session-lost'))) return 'open';
  // Software that is a client elsewhere says here the same of its own session.
  if (said.some(({ suspects }) => suspects.includes('second-start-overwrites'))) return 'open';
  return own.length > 0 ? undefined : 'none';
}

/** Those that a session or a login may rest on. Where one of the same name came, or one that is known for it, nothing is lost. */
function neededAmong(lost: readonly CookieStory[], all: readonly CookieStory[]): readonly CookieStory[] {
  const came = all.filter(({ fate }) => fate.kind === 'came' || fate.kind === 'came-changed');
  if (came.some(({ name }) => knownCookie(name)?.side === 'provider')) return [];
  const needed = lost.filter(
    ({ name, writes }) =>
      !came.some((other) => other.name === name) &&
      (knownCookie(name)?.side === 'provider' || writes.at(-1)?.cookie.httpOnly),
  );
  return needed.toSorted(
    (a, b) =>
      Number(isKnown(b)) - Number(isKnown(a)) || Number(isFormToken(a.name)) - Number(isFormToken(b.name)),
  );
}

function isKnown({ name }: CookieStory): boolean {
  return knownCookie(name)?.side === 'provider';
}

/** From its attributes and the way of the request, not because it simply is not there. */
function isComputed({ fate }: CookieStory): boolean {
  return fate.kind !== 'missing' && 'confidence' in fate && fate.confidence !== 'tentative';
}
