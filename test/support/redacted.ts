import type { Exchange } from '../../lib/exchange/exchange.ts';
import { withQuotingVerdicts } from '../../lib/facts/quoting-verdicts.ts';
import { createInspection } from '../../lib/inspection.ts';
import { createRedaction } from '../../lib/redact/redaction.ts';

/** The exchanges as an export holds them: with the verdicts that only secrets prove, and without the secrets. */
export function redacted(exchanges: readonly Exchange[]): readonly Exchange[] {
  const inspection = createInspection();
  for (const one of exchanges) inspection.put(one);
  const evidence = inspection.evidence().map(withQuotingVerdicts);
  const redaction = createRedaction('default', evidence);
  return evidence.map((exchange) => redaction.exchange(exchange));
}
