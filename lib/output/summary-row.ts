import { headlines } from '../report/headlines.ts';
import type { ReportDiagnosis, ReportFinding, ReportFlow } from '../report/report.ts';
import type { Brief } from '../report/brief.ts';
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

/** What a row is made of. */
type SummedFlow = Pick<ReportFlow, 'id' | 'protocol' | 'client' | 'server' | 'outcome' | 'broken_step'> & {
  readonly diagnosis: readonly Pick<ReportDiagnosis, 'cause' | 'confidence'>[];
  readonly findings: readonly Pick<ReportFinding, 'rule' | 'severity' | 'part_of'>[];
};

/** As much of a report as its rows need: redacting thousands of logins whole costs seconds. */
export function summed({ redacted, flows }: Brief): {
  readonly redacted: boolean;
  readonly flows: readonly SummedFlow[];
} {
  return {
    redacted,
    flows: flows.map(({ id, protocol, client, server, outcome, broken_step, diagnosis, findings }) => ({
      id,
      protocol,
      client,
      server,
      outcome,
      broken_step,
      diagnosis: diagnosis.slice(0, 1).map(({ cause, confidence }) => ({ cause, confidence })),
      findings: findings.map(({ rule, severity, part_of }) => ({
        rule,
        severity,
        ...(part_of && { part_of }),
      })),
    })),
  };
}

/** The logins of a report, a row each. Redact first; nothing is hidden here. */
export function summaryRows(
  { flows }: { readonly flows: readonly SummedFlow[] },
  input: string | null,
): readonly SummaryRow[] {
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

function worstOf({ findings }: SummedFlow): SummaryRow['worst'] {
  const [worst] = headlines(findings).toSorted(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  return worst ? { severity: worst.severity, rule: worst.rule } : null;
}
