import type { Exchange } from '../exchange/exchange.ts';
import { placeholdersIn, withPlaceholders } from '../redact/placeholders.ts';
import { redactedReport } from '../redact/redact.ts';
import type { ReportFlow } from '../report/report.ts';
import type { Comparison } from '../vocabulary/comparison.ts';
import type { RedactionLevel } from '../vocabulary/redaction-level.ts';
import { compareFlows } from './compare-flows.ts';

/** One of two logins that are compared, and the exchanges behind it. */
export type ComparedLogin = {
  readonly flow: ReportFlow;
  readonly exchanges: readonly Exchange[];
  /** What it was read from, by any name: the placeholders of one recording stand for one value each. */
  readonly recording: string;
};

/** Two flows as they may be shown, and what they differ in. */
export type LoginsCompared = {
  readonly flows: readonly [ReportFlow, ReportFlow];
  readonly comparison: Comparison;
};

/** Compares two logins after both went through one redaction, so that what is the same stays the same. */
export function compareLogins(
  [a, b]: readonly [ComparedLogin, ComparedLogin],
  redaction: RedactionLevel,
): LoginsCompared {
  const report = { redacted: false, flows: [a.flow, b.flow] as const };
  const redacted = redactedReport(redaction, { exchanges: [...a.exchanges, ...b.exchanges], report });
  const flows =
    a.recording === b.recording ? redacted.flows : withoutPlaceholdersOf(report.flows, redacted.flows);
  return { flows, comparison: compareFlows(...flows) };
}

/**
 * The placeholders that two recordings brought with them were counted in each for itself: the same one is another value, and another one
 * may be the same. They become words that say no more than that a value was taken out, other words in each.
 */
function withoutPlaceholdersOf(brought: Both, [a, b]: Both): Both {
  const taken = new Set(placeholdersIn(JSON.stringify(brought)));
  if (taken.size === 0) return [a, b];
  const without = (flow: ReportFlow, word: string): ReportFlow => {
    const text = withPlaceholders(JSON.stringify(flow), (one) => (taken.has(one) ? word : one));
    return JSON.parse(text) as ReportFlow;
  };
  return [without(a, '[redacted in the first]'), without(b, '[redacted in the second]')];
}

type Both = readonly [ReportFlow, ReportFlow];
