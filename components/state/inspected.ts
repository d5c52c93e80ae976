import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { WriteChoice } from '../../lib/bundle.ts';
import type { Report, ReportFlow } from '../../lib/report/report.ts';

/** What a page shows: a report, not redacted, and the way to the exchanges it was made from. */
export type Inspected = {
  readonly report: Report;
  /** The exchange behind a step; `undefined` for inferred ones. */
  readonly exchangeOf: (stepId: string) => Exchange | undefined;
  /** Who signed in, where that is known. */
  readonly personOf: (flow: ReportFlow) => string | undefined;
  /** Writes these flows down, as an export, or a piece of one, or their support bundle. */
  readonly write: (choice: WriteChoice, flowIds: readonly string[]) => Promise<string>;
  /** The exchanges behind these flows, or behind all, those around their steps too; absent where a worker has them. */
  readonly evidence?: (flowIds?: readonly string[]) => readonly Exchange[];
  /** Titles of pages, by their ids in a file or by the tabs that show them. They are shown, and in no export. */
  readonly titles?: ReadonlyMap<string, string>;
  /** More is being read: nothing is chosen for the reader meanwhile. */
  readonly isPartial?: boolean;
};

/** What is inspected in this page: the exchanges behind these flows, or behind all, are here as well. */
export type InspectedHere = Inspected & {
  readonly evidence: (flowIds?: readonly string[]) => readonly Exchange[];
};

export const emptyInspected: InspectedHere = {
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
  personOf: () => undefined,
  evidence: () => [],
  write: () => Promise.resolve(''),
};
