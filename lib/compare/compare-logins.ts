import type { Exchange } from '../exchange/exchange.ts';
import { placeholdersIn, withPlaceholders } from '../redact/placeholders.ts';
import { redact } from '../redact/redact.ts';
import type { ReportFlow } from '../report/report.ts';
import type { Comparison } from '../vocabulary/comparison.ts';
import type { RedactionLevel } from '../vocabulary/redaction-level.ts';
import { compareFlows } from './compare-flows.ts';
import { evidenceOf, type FlowEvidence } from './step-evidence.ts';

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
  const brought = { redacted: false, flows: [a.flow, b.flow] as const };
  const all = [...a.exchanges, ...b.exchanges];
  const { exchanges, report } = redact(redaction, { exchanges: all, report: brought });
  const [one, other] = report.flows;
  const seen: Both = [
    { flow: one, evidence: evidenceOf(one, exchanges.slice(0, a.exchanges.length)) },
    { flow: other, evidence: evidenceOf(other, exchanges.slice(a.exchanges.length)) },
  ];
  const [left, right] =
    a.recording === b.recording
      ? seen
      : withoutPlaceholders(placeholdersIn(JSON.stringify([brought.flows, all])), seen);
  return {
    flows: [left.flow, right.flow],
    comparison: compareFlows(left.flow, right.flow, [left.evidence, right.evidence]),
  };
}

/** A login as it may be shown. */
type Seen = { readonly flow: ReportFlow; readonly evidence: FlowEvidence };
type Both = readonly [Seen, Seen];

/**
 * The placeholders that two recordings brought with them were counted in each for itself: the same one is another value, and another one
 * may be the same. They become words that say no more than that a value was taken out, other words in each.
 */
function withoutPlaceholders(brought: readonly string[], [a, b]: Both): Both {
  const taken = new Set(brought);
  if (taken.size === 0) return [a, b];
  const without = (login: Seen, word: string): Seen => {
    const text = withPlaceholders(JSON.stringify(login), (one) => (taken.has(one) ? word : one));
    return JSON.parse(text) as Seen;
  };
  return [without(a, '[redacted in the first]'), without(b, '[redacted in the second]')];
}
