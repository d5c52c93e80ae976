import { headerValue } from '../../exchange/headers.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { timeOf, type Flow } from '../../flows/flow.ts';
import { challengesOf } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import {
  lacksToken,
  malformedHeaderOf,
  type MalformedHeader,
} from '../../messages/oauth2/malformed-header.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { knownWordsOf } from '../said/known-words.ts';
import { isRefusedInBody } from './refused-in-body.ts';
import { isTokenUse, kinds } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';

/** A call that was refused, and what is wrong with the form of its header. `scheme`: a word other than the `Bearer` that the API offers. */
export type MalformedCall = { readonly call: Message } & (
  | MalformedHeader
  | { readonly shape: 'scheme'; readonly word: string }
);

/** The last of them that no call at the same address mended afterwards. `undefined`: none. */
export const malformedCall = fact('malformedCall', ({ flow }): MalformedCall | undefined =>
  malformedCallsOf(flow).findLast(({ call }) => !isMended(flow, call)),
);

function malformedCallsOf({ messages }: Pick<Flow, 'messages'>): readonly MalformedCall[] {
  return messages.flatMap((call): readonly MalformedCall[] => {
    if (!isForToken(call) || call.protocol === 'oauth1' || !isRefusal(call)) return [];
    const malformed = malformedHeaderOf(call.exchange) ?? otherScheme(call);
    return malformed ? [{ call, ...malformed }] : [];
  });
}

/** By its status, or by what it says: GraphQL’s 200, Flask’s 422. */
function isRefusal({ exchange }: Message): boolean {
  const { status } = exchange;
  if (status === 400 || status === 401 || (status === 403 && lacksToken(exchange))) return true;
  return isRefusedInBody(exchange) || (status === 422 && lacksToken(exchange) && speaksOfToken(exchange));
}

function speaksOfToken(exchange: Exchange): boolean {
  return knownWordsOf(exchange).some(({ phrases }) => phrases.some(({ by }) => by === 'resource_server'));
}

/** Presents a token, or asks about one, which may be done with a token too. RFC 7662 §2.1; RFC 7009 §2.1. */
function isForToken(call: Message): boolean {
  return isTokenUse(call) || kinds[call.kind].role === 'management';
}

/** RFC 6750 §2.1. Some APIs want `Token`: only where the challenge offers `Bearer` and nothing of that name. */
function otherScheme({ exchange }: Message): { readonly shape: 'scheme'; readonly word: string } | undefined {
  const [, word] =
    /^(token|oauth)\s/i.exec(headerValue(exchange.requestHeaders, 'authorization') ?? '') ?? [];
  const offered = new Set(challengesOf(exchange).map(({ scheme }) => scheme));
  if (word === undefined || !offered.has('bearer') || offered.has(word.toLowerCase())) return undefined;
  return { shape: 'scheme', word };
}

function isMended({ messages }: Pick<Flow, 'messages'>, call: Message): boolean {
  return messages.some(
    (other) => other.url === call.url && timeOf(other) > timeOf(call) && isAccepted(other.exchange),
  );
}
