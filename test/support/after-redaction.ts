import type { Exchange } from '../../lib/exchange/exchange.ts';
import { withQuotingVerdicts } from '../../lib/facts/quoting-verdicts.ts';
import { createInspection } from '../../lib/inspection.ts';
import { redact } from '../../lib/redact/redact.ts';
import type { RuleId } from '../../lib/rules/index.ts';

function toldBy(rule: RuleId, exchanges: readonly Exchange[]) {
  const inspection = createInspection();
  for (const one of exchanges) inspection.put(one);
  const report = inspection.report({ kind: 'har', entries: exchanges.length, skipped: 0 });
  const safe = redact('default', { exchanges: inspection.evidence().map(withQuotingVerdicts), report });
  const findings = safe.report.flows
    .flatMap((flow) => flow.findings)
    .filter((finding) => finding.rule === rule);
  return {
    exchanges: safe.exchanges,
    findings: findings.map(({ severity, confidence, detail, steps }) => ({
      severity,
      confidence,
      detail,
      steps,
    })),
  };
}

/** What one rule finds in a capture and what it finds in its redacted trace, both in redacted words: a test wants them equal. */
export function beforeAndAfterRedaction(rule: RuleId, exchanges: readonly Exchange[]) {
  const before = toldBy(rule, exchanges);
  return { before: before.findings, after: toldBy(rule, before.exchanges).findings };
}
