import { headlines } from '../report/headlines.ts';
import type { Report, ReportFlow } from '../report/report.ts';
import { clientName, serverName } from '../telling/parties.ts';
import { standingOf, type Standing } from '../telling/standing.ts';
import { severities, type Severity } from '../vocabulary/severity.ts';
import { printable } from './text-layout.ts';

/** One login in a summary of many. Nothing in it that a terminal would obey. */
export type SummaryRow = {
  /** Name of the file that it is from, as it was given; `null` where there is but one. */
  readonly input: string | null;
  /** Id of the flow, within its file. */
  readonly flow: string;
  readonly client: string;
  readonly server: string;
  readonly standing: Standing;
  /** Id of the most probable cause; `null` where nothing went wrong. */
  readonly cause: string | null;
  /** The gravest finding that stands for itself; `null` where there is none. */
  readonly worst: { readonly severity: Severity; readonly rule: string } | null;
};

/** The logins of a report, a row each. Redact the report first; nothing is hidden here. */
export function summaryRows({ flows }: Pick<Report, 'flows'>, input: string | null): readonly SummaryRow[] {
  return flows.map((flow) =>
    printable({
      input,
      flow: flow.id,
      client: clientName(flow),
      server: serverName(flow),
      standing: standingOf(flow),
      cause: flow.diagnosis[0]?.cause ?? null,
      worst: worstOf(flow),
    }),
  );
}

function worstOf({ findings }: ReportFlow): SummaryRow['worst'] {
  const [worst] = headlines(findings).toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  return worst ? { severity: worst.severity, rule: worst.rule } : null;
}
