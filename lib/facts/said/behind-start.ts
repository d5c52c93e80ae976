import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { ledTo } from '../../messages/oidc/led-to.ts';
import { asideOf, isStartRefused } from '../../messages/oidc/start-not-there.ts';
import { isTopPage } from '../../messages/surrounding.ts';
import { isProse } from './member-words.ts';
import type { Phrase } from './phrases/phrase.ts';
import { saidAlong, type SaidAt } from './said-along.ts';
import { saidBy } from './said.ts';

/**
 * Why an app began no login, on the page to which the address where one begins led at once, or by a name of its library's in the address that
 * leads there (Auth.js's `OAuthSignin`), where the page says what it always says. `undefined` where it led nowhere, or the page
 * says no more than it did before.
 */
export function wordsBehind({ context }: Pick<Flow, 'context'>, { exchange }: Message): SaidAt | undefined {
  if (asideOf(exchange) === undefined || !isStartRefused(exchange)) return undefined;
  const later = context.filter(({ startedAt }) => startedAt >= exchange.startedAt);
  const earlier = context.filter(({ startedAt }) => startedAt < exchange.startedAt);
  // In a trace, what a script was told is gone: the page that it went to is the next one.
  const [first = exchange, ...rest] =
    ledTo(exchange) === undefined ? later.slice(later.findIndex(isTopPage)) : [exchange, ...later];
  const page = saidAlong(first, rest, earlier).find(
    (one) =>
      one.exchange.id !== exchange.id &&
      one.said.words.some((words) => words.source === 'body' && isProse(words)),
  );
  const isTelling = page && !page.said.phrases.some(({ phrase }) => phrase.hidesReason);
  const said = isTelling ? undefined : saidBy(exchange);
  return said?.phrases.some(({ phrase }) => isOfStart(phrase)) ? { exchange, said } : page;
}

/** True for known words of why a login does not begin. What an API says of a token is none. */
export function isOfStart({ loosely, cause, by, hidesReason, suspects }: Phrase): boolean {
  if (loosely.length > 0 || by === 'resource_server') return false;
  return cause !== undefined || (!hidesReason && suspects[0] === 'backchannel-failed');
}
