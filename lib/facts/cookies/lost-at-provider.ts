import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { Facts } from '../facts.ts';
import { fact } from '../fact.ts';
import { failingExchanges, type FailingExchange } from '../failing-exchanges.ts';
import { saidBy } from '../said/said.ts';
import { knownCookie } from './cookie-names.ts';
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
 * The provider’s own cookie that was lost on the way to the page on which it gave the login up. `undefined` where an answer came, where its
 * page says that something else was wrong, or where its cookies came.
 */
export const cookieLostAtProvider = fact('cookieLostAtProvider', (facts): LostAtProvider | undefined => {
  const { flow, ending } = facts;
  const request = flow.messages.findLast(isFrontChannelRequest);
  if (!request || ending.outcome !== 'failed' || flow.messages.some(isFrontChannelResponse)) return undefined;
  const page = pageOf(facts, request);
  const words = page && wordsOf(page);
  if (!page || !words || (words === 'none' && (page.exchange.status ?? 0) < 400)) return undefined;
  const exchanges = [...flow.context, ...flow.messages.map(({ exchange }) => exchange)];
  const { journey, lost } = providerCookiesOf(
    [...new Map(exchanges.map((one) => [one.id, one])).values()],
    request.exchange,
    page.exchange,
  );
  const cookie = neededAmong(lost, journey.stories).find((one) => words !== 'none' || isComputed(one));
  return cookie && { cookie, journey, at: page.at, words };
});

function pageOf(facts: Facts, request: Message): FailingExchange | undefined {
  return facts
    .of(failingExchanges)
    .find(
      ({ by, exchange }) =>
        by === 'authorization_server' &&
        exchange.id !== request.exchange.id &&
        exchange.startedAt >= request.exchange.startedAt,
    );
}

/** `undefined` where they mean something else. */
function wordsOf({ exchange }: FailingExchange): LostAtProvider['words'] | undefined {
  const said = saidBy(exchange)?.phrases.map(({ phrase }) => phrase) ?? [];
  const own = said.filter(({ by }) => by === 'authorization_server' || by === 'anyone');
  if (own.some(({ cause }) => cause === 'as-session-lost')) return 'settled';
  if (own.some(({ suspects }) => suspects.includes('as-session-lost'))) return 'open';
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
  return needed.toSorted((a, b) => Number(isKnown(b)) - Number(isKnown(a)));
}

function isKnown({ name }: CookieStory): boolean {
  return knownCookie(name)?.side === 'provider';
}

/** From its attributes and the way of the request, not because it simply is not there. */
function isComputed({ fate }: CookieStory): boolean {
  return fate.kind !== 'missing' && 'confidence' in fate && fate.confidence !== 'tentative';
}
