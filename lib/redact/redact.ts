import type { Exchange } from '../exchange/exchange.ts';
import type { RedactionLevel } from '../vocabulary/redaction-level.ts';
import { createRedaction } from './redaction.ts';

/** What leaves together: the evidence, and the report on it. */
export type Outgoing<R extends { readonly redacted: boolean }> = {
  readonly exchanges: readonly Exchange[];
  readonly report: R;
};

/**
 * The only door out. One secret gets one placeholder throughout, so that what is tied together stays tied together; redacting
 * twice changes nothing. Takes any input and never throws. Members of `outgoing` other than the two are left behind.
 */
export function redact<R extends { readonly redacted: boolean }>(
  level: RedactionLevel,
  outgoing: Outgoing<R>,
): Outgoing<R> {
  const redaction = createRedaction(level, outgoing.exchanges);
  return {
    exchanges: outgoing.exchanges.map((exchange) => redaction.exchange(exchange)),
    report: redaction.report(outgoing.report),
  };
}

/** The report alone, through the same door: from the exchanges it is only learned what is secret. */
export function redactedReport<R extends { readonly redacted: boolean }>(
  level: RedactionLevel,
  { exchanges, report }: Outgoing<R>,
): R {
  return createRedaction(level, exchanges).report(report);
}
