import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Report } from '../../lib/report/report.ts';

/** What a page shows: a report, not redacted, and the way to the exchanges it was made from. */
export type Inspected = {
  readonly report: Report;
  /** The exchange behind a step; `undefined` for inferred ones. */
  readonly exchangeOf: (stepId: string) => Exchange | undefined;
  /** The exchanges behind these flows, or behind all: what an export writes. */
  readonly evidence: (flowIds?: readonly string[]) => readonly Exchange[];
};

export const emptyInspected: Inspected = {
  report: {
    format: 'oauth-lens-report',
    version: 1,
    generator: { name: 'oauth-lens', version: '' },
    source: { kind: 'live', entries: 0, skipped: 0 },
    redacted: false,
    flows: [],
    gaps: [],
    failures: [],
  },
  exchangeOf: () => undefined,
  evidence: () => [],
};
