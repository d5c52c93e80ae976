import { hostAndPortOf } from '../../exchange/parameters.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import { fact } from '../fact.ts';
import { failingExchanges, type FailingExchange } from '../failing-exchanges.ts';
import type { Phrase } from './phrases/phrase.ts';
import { ofServerCalls } from './phrases/server-calls.ts';
import { isOfGateway, isRelayed, isTokenCheck } from './relayed.ts';
import { saidAlong } from './said-along.ts';
import { saidBy } from './said.ts';
import { surest } from './surest.ts';
import type { Words } from './words.ts';

/** What the client’s page says where it failed to take an answer. */
export type AppWords = {
  readonly failing: FailingExchange;
  /** The page or answer that says it: the callback’s own, or what that leads to. */
  readonly page: Exchange;
  /** Its own words, without what the provider says in the answer’s address; not redacted. */
  readonly text: string;
  readonly host: string;
  /** The known wordings among them, the surest first: the app’s own, and what it passes on of a token endpoint’s refusal. */
  readonly phrases: readonly Phrase[];
};

/** The words of the client’s page at the callback, or of the one that it sends the browser to; `undefined` where it says nothing. */
export const appWords = fact('appWords', ({ of, flow, protocol }): AppWords | undefined => {
  const failing = of(failingExchanges).find(({ by, at }) => by === 'client' && at.carrier === 'request');
  if (!failing) return undefined;
  const { exchange } = failing;
  const later = flow.context.filter(({ startedAt }) => startedAt >= exchange.startedAt);
  const earlier = flow.context.filter(({ startedAt }) => startedAt < exchange.startedAt);
  const [first] = saidAlong(exchange, later, earlier);
  const said = first?.said ?? saidBy(exchange);
  const page = first?.exchange ?? exchange;
  const { url } = page;
  if (!said) return undefined;
  const takesCode = isOAuth2(protocol) && isFrontChannelResponse(failing.at);
  const isOwn = ({ source }: Pick<Words, 'source'>) =>
    !(source === 'request' && url === exchange.url && isRefusal(failing.at));
  const own = said.words.find(isOwn);
  return (
    own && {
      failing,
      page,
      text: isOwn(said) ? said.text : own.text,
      host: hostAndPortOf(url),
      phrases: surest(
        said.phrases.filter(
          (one) =>
            isOwn(one.words) &&
            (isApps(one.phrase) || isRelayed(one) || (takesCode && isTokenCheck(one.phrase))) &&
            !(one.phrase.product === ofServerCalls && isOfGateway(first?.exchange ?? exchange)),
        ),
      ).map(({ phrase }) => phrase),
    }
  );
});

/** The provider's answer is an error: the words in the callback's address are the provider's. RFC 6749 §4.1.2.1. */
function isRefusal(at: Message): boolean {
  return isFrontChannelResponse(at) && at.params['error'] !== undefined;
}

function isApps({ by }: Phrase): boolean {
  return by === 'client' || by === 'proxy' || by === 'anyone';
}
