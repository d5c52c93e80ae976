import type { Exchange } from '../../exchange/exchange.ts';
import { parameter, queryParameters } from '../../exchange/parameters.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';
import { failingExchanges } from '../failing-exchanges.ts';
import { saidBy } from './said.ts';

/** What a callback says that it was not given, although this very request brought it. */
export type LostAnswer = {
  readonly at: Message;
  /** Under the wire's name: `code`, `state`, … */
  readonly name: string;
  readonly value: string;
  /** It came in the body, not in the address. */
  readonly isPosted: boolean;
  /** The sentence that says so. */
  readonly text: string;
};

/** By the callback's own page alone: one that it leads to is asked for without what it brought. `undefined` where nothing is said to be missing, or it is. */
export const lostAnswer = fact('lostAnswer', ({ of, ending }): LostAnswer | undefined => {
  if (ending.outcome !== 'failed') return undefined;
  const failing = of(failingExchanges).find(
    ({ by, at, exchange }) =>
      by === 'client' &&
      at.carrier === 'request' &&
      at.exchange.id === exchange.id &&
      isFrontChannelResponse(at) &&
      at.error === undefined,
  );
  if (!failing) return undefined;
  const { exchange, at } = failing;
  for (const { text, source } of saidBy(exchange)?.words ?? []) {
    if (source !== 'body') continue;
    for (const { name, isMissing } of named) {
      const value = isMissing(text) ? broughtIn(exchange, at, name) : undefined;
      if (value) return { at, name, value, isPosted: exchange.method === 'POST', text };
    }
  }
  return undefined;
});

/** In the address or the body that the server was sent: a fragment stays with the browser. */
function broughtIn(exchange: Exchange, { params }: Message, name: string): string | undefined {
  return exchange.method === 'POST' ? params[name] : parameter(queryParameters(exchange.url), name);
}

type Named = { readonly name: string; readonly isMissing: (text: string) => boolean };

const quote = '["\'“”‘’`]?';
const before = '(?:required |oauth2? |authori[sz]ation |auth |query |request |url )*(?:param(?:eter)?s?:? )?';
const after = '(?: (?:query|request|url))?(?: param(?:eter)?| argument)?';

/** “no X”, “missing parameter: X”, “X is required”, “X parameter was not provided”, “X not found in the URL”. */
function saysMissing(word: string): RegExp {
  const name = `${quote}${word}${quote}(?![\\w-]| ?(?:verifier|challenge))`;
  const isAbsent =
    '(?:is |was )?(?:missing(?! (?:a|an|any|one|some|the|its|required)\\b)|required|absent|empty|not (?:present|provided|supplied|given|included|sent|received)|not found in (?:the )?(?:url|query|request|callback))';
  return new RegExp(
    `(?:\\b(?:no|missing|without(?: an?| the)?):? (?:the )?${before}${name}|(?<![\\w-])${name}${after} ${isAbsent})`,
    'i',
  );
}

/** Sentences about what the app keeps itself, or of codes of other kinds. */
const ofElse =
  /cookie|session|stor(?:ed|age)|token (?:endpoint|response)|redeemed|our records|matches|prefix|unique|verif|challenge|\b(?:status|error|response|country|zip|device|user|sms|pin|backup|invite|access|security)[ _-]code/i;

const code = saysMissing('code(?! of )');
/** A code with another word before it is another code. */
const ofOther =
  /(?<!\b(?:the|a|an|no|missing|without|required|oauth2?|authori[sz]ation|auth|query|request|url|param|parameter|parameters|params)[:"'“‘`\s]{1,3})(?<=[\p{L}\d]\s)code\b/iu;
const state = saysMissing('state');
const ticket = saysMissing('ticket');
const saml = saysMissing('SAML[ _-]?Response');

const named: readonly Named[] = [
  {
    name: 'code',
    isMissing: (text) =>
      (code.test(text) && !ofElse.test(text) && !ofOther.test(text)) ||
      /oauth callback made without a (?:code|token)/i.test(text),
  },
  {
    name: 'state',
    // An app that remembers none says the same: only what speaks of the request is meant.
    isMissing: (text) => state.test(text) && !ofElse.test(text) && /param|query|\burl\b|argument/i.test(text),
  },
  { name: 'ticket', isMissing: (text) => ticket.test(text) && !ofElse.test(text) },
  { name: 'SAMLResponse', isMissing: (text) => saml.test(text) && !ofElse.test(text) },
];
