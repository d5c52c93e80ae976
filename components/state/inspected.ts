import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Report } from '../../lib/report/report.ts';

/** What a page shows: a report, not redacted, and the exchanges it was made from. */
export type Inspected = {
  readonly report: Report;
  readonly exchanges: readonly Exchange[];
  /** The exchange behind a step; `undefined` for inferred ones. */
  readonly exchangeOf: (stepId: string) => Exchange | undefined;
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
  },
  exchanges: [],
  exchangeOf: () => undefined,
};
