import type { Exchange } from '../exchange/exchange.ts';
import { answererVerdictOf } from './answerer/answerer.ts';
import { notFromServerVerdictOf } from './answerer/not-from-server.ts';
import { requestSizeVerdictOf } from './answerer/size-refused.ts';
import { isOpenedAsPopup } from './pages/opened-as-popup.ts';
import { saidVerdictOf } from './said/known-words.ts';
import { ownValueVerdictOf } from './saml/quoted-pair.ts';
import type { Verdicts } from '../vocabulary/verdicts.ts';

/**
 * The exchange with what its page says, who answered it and the like as verdicts: what leaves as a trace loses pages, other people’s JSON
 * and most headers to redaction, and must be told alike. Kept apart from the verdicts of flows, because reading pages is
 * heavy and the worker has no use for it.
 */
export function withQuotingVerdicts(exchange: Exchange): Exchange {
  const own = ownValueVerdictOf(exchange);
  const said = saidVerdictOf(exchange);
  const answerer = answererVerdictOf(exchange);
  const size = requestSizeVerdictOf(exchange);
  const elsewhere = notFromServerVerdictOf(exchange);
  const found: Verdicts = {
    ...(own !== undefined && { own_value: own }),
    ...(said !== undefined && { said }),
    ...(answerer !== undefined && { answered_by: answerer }),
    ...(size !== undefined && { request_size: size }),
    ...(elsewhere !== undefined && { not_from_server: elsewhere }),
    ...(isOpenedAsPopup(exchange) && { window: 'popup' as const }),
  };
  if (Object.keys(found).length === 0) return exchange;
  return { ...exchange, verdicts: { ...exchange.verdicts, ...found } };
}
