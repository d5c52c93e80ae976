import type { Exchange, Verdicts } from '../exchange/exchange.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import { errorCodeVerdictName, errorPageOf, laterErrorPageOf, type ErrorPage } from '../flows/error-page.ts';
import { cookieVerdictsIn } from './cookies/cookie-verdicts.ts';
import { dpopProofsOf, dpopVerdictsOf } from './tokens/dpop.ts';
import { pkceVerdictOf } from './pkce/pkce.ts';
import { pkceVerdictName } from '../flows/pkce-verdict.ts';
import type { Message } from '../messages/message.ts';
import { errorPageVerdictName } from '../messages/provider-error-page.ts';
import { keyVerdictsOf } from './tokens/published-key.ts';
import { hashVerdictsOf } from './tokens/token-hashes.ts';
import { valueVerdictsOf } from './value-verdicts.ts';
import { windowMessageOf, windowMessageVerdictName } from '../flows/window-message.ts';

/**
 * The exchanges of a flow, those around it included, each with the verdicts that only its secrets can prove, so that they survive
 * redaction. In no order.
 */
export function withVerdicts(flow: Flow): readonly Exchange[] {
  const verdicts = new Map<string, Verdicts>();
  const add = ({ exchange: { id } }: Pick<Message, 'exchange'>, found: Verdicts): void => {
    verdicts.set(id, { ...verdicts.get(id), ...found });
  };
  const proved = [...hashVerdictsOf(flow), ...keyVerdictsOf(flow)];
  for (const [message, found] of proved) add(message, found);
  for (const message of messagesOf(flow, 'token_request')) {
    const verdict = pkceVerdictOf(flow, message);
    if (verdict) add(message, { [pkceVerdictName]: verdict });
  }
  for (const proof of dpopProofsOf(flow)) add(proof.message, dpopVerdictsOf(proof));
  const posted = windowMessageOf(flow);
  if (posted) add(posted.message, { [windowMessageVerdictName]: posted.says });
  const page = errorPageOf(flow);
  if (page && page.says !== 'unread') add(page.message, saidOnPage(page));
  const later = laterErrorPageOf(flow);
  if (later && later.says !== 'unread') add(later.page, saidOnPage(later));
  for (const [message, found] of valueVerdictsOf(flow)) add(message, found);
  for (const [exchange, found] of cookieVerdictsIn(flow)) add({ exchange }, found);
  return [...flow.messages.map(({ exchange }) => exchange), ...flow.context].map((exchange) => {
    const found = verdicts.get(exchange.id);
    return found ? { ...exchange, verdicts: { ...exchange.verdicts, ...found } } : exchange;
  });
}

function saidOnPage({ says, code }: ErrorPage): Verdicts {
  return { [errorPageVerdictName]: says, ...(code !== undefined && { [errorCodeVerdictName]: code }) };
}
