import type { Exchange } from '../exchange/exchange.ts';
import {
  ownValueVerdictName,
  requestSizeVerdictName,
  saidVerdictName,
} from '../exchange/quoting-verdicts.ts';
import { answererVerdictName, answererVerdictOf } from './answerer/answerer.ts';
import { notFromServerVerdictName, notFromServerVerdictOf } from './answerer/not-from-server.ts';
import { requestSizeVerdictOf } from './answerer/size-refused.ts';
import { saidVerdictOf } from './said/known-words.ts';
import { ownValueVerdictOf } from './saml/quoted-pair.ts';

/**
 * The exchange with what its page says, who answered it and the like as verdicts: what leaves as a trace loses pages, other people’s JSON
 * and most headers to redaction, and must be told alike. Kept apart from the verdicts of flows, because reading pages is
 * heavy and the worker has no use for it.
 */
export function withQuotingVerdicts(exchange: Exchange): Exchange {
  const found = Object.entries({
    [ownValueVerdictName]: ownValueVerdictOf(exchange),
    [saidVerdictName]: saidVerdictOf(exchange),
    [answererVerdictName]: answererVerdictOf(exchange),
    [requestSizeVerdictName]: requestSizeVerdictOf(exchange),
    [notFromServerVerdictName]: notFromServerVerdictOf(exchange),
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (found.length === 0) return exchange;
  return { ...exchange, verdicts: { ...exchange.verdicts, ...Object.fromEntries(found) } };
}
