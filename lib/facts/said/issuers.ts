import type { Exchange } from '../../exchange/exchange.ts';
import { readOwnValue, writeOwnValue } from '../../exchange/quoting-verdicts.ts';
import type { Message } from '../../messages/message.ts';
import { quotedIssuersIn, type QuotedIssuers } from './quoted-issuers.ts';
import { failingExchanges } from '../failing-exchanges.ts';
import { fact } from '../fact.ts';
import { readingsOf } from './exchange-words.ts';

/** What an app says of the provider’s issuer and of its own setting, and where. */
export type SaidIssuers = QuotedIssuers & { readonly at: Message; readonly exchange: Exchange };

const about = 'metadata issuer';

/** The first that a failing answer quotes; `undefined` where none does. */
export const saidIssuers = fact('saidIssuers', ({ of }): SaidIssuers | undefined => {
  for (const { exchange, at } of of(failingExchanges)) {
    const quoted = issuersOf(exchange);
    if (quoted) return { ...quoted, at, exchange };
  }
  return undefined;
});

function issuersOf(exchange: Exchange): QuotedIssuers | undefined {
  const recorded = readOwnValue(exchange.verdicts?.own_value);
  if (recorded?.about === about) return { configured: recorded.own, published: recorded.given };
  for (const { whole } of readingsOf(exchange)) {
    const quoted = quotedIssuersIn(whole);
    if (quoted) return quoted;
  }
  return undefined;
}

/** For a trace, whose words may be cut short: both values; `undefined` where none are quoted. */
export function issuersVerdictOf(exchange: Exchange): string | undefined {
  const quoted = issuersOf(exchange);
  return quoted && writeOwnValue({ about, own: quoted.configured, given: quoted.published });
}
