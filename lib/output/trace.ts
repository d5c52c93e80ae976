import { jsonText } from './json-text.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { withQuotingVerdicts } from '../facts/quoting-verdicts.ts';
import { redact } from '../redact/redact.ts';
import type { Report, ReportFlow } from '../report/report.ts';
import type { OutputContent, OutputFormat } from './format.ts';
import { traceEntry } from './trace-entry.ts';

/** Version of the `_oauth` member that {@link writeTrace} writes. A newer one needs a migration in `sources/trace.ts`. */
const traceVersion = 1;

/** A flow trace: a HAR that every viewer opens, with the report in it. What can be imported again. */
export const trace = {
  id: 'trace',
  title: 'Flow trace (HAR)',
  extension: 'har',
  mediaType: 'application/json',
  write: writeTrace,
} as const satisfies OutputFormat;

/**
 * A flow trace: HAR 1.2 with our report under `log._oauth` (`docs/report-format.md`, section 2). Everything passes `redact` here, so
 * there is no way to write a trace around it. Entries are in order of time, and the report's `entry` numbers count them.
 */
export function writeTrace({ exchanges, report, redaction }: OutputContent): string {
  const ordered = exchanges.toSorted((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
  const told = redaction === 'off' ? ordered : ordered.map(withQuotingVerdicts);
  const outgoing = redact(redaction, { exchanges: told, report: renumbered(report, ordered) });
  const log = {
    version: '1.2',
    creator: { name: 'oauth-lens', version: report.generator.version },
    entries: outgoing.exchanges.map(traceEntry),
    _oauth: { format: 'oauth-lens-trace', version: traceVersion, redaction, report: outgoing.report },
  };
  return jsonText({ log }, 2);
}

/** The report as it reads of the trace itself. Steps whose exchange is not in the trace lose their entry. */
function renumbered(report: Report, ordered: readonly Exchange[]): Report {
  const places = new Map(ordered.map(({ entry }, place) => [entry, place]));
  const inTrace = (flow: ReportFlow): ReportFlow => ({
    ...flow,
    steps: flow.steps.map((step) => ({
      ...step,
      entry: step.entry === null ? null : (places.get(step.entry) ?? null),
    })),
    pages: flow.pages.flatMap((page) => {
      const entry = places.get(page.entry);
      return entry === undefined ? [] : [{ ...page, entry }];
    }),
  });
  return {
    ...report,
    source: { kind: 'trace', entries: ordered.length, skipped: 0 },
    flows: report.flows.map(inTrace),
  };
}
