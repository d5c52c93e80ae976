import { redactedReport } from '../../redact/redact.ts';
import { headlines } from '../../report/headlines.ts';
import type { ReportFinding, ReportFlow } from '../../report/report.ts';
import { clientName, serverName } from '../../telling/parties.ts';
import { placeOf, stepAddress } from '../../telling/step.ts';
import type { OutputContent } from '../format.ts';
import { printable } from '../text-layout.ts';

type Row = { readonly input: string; readonly flow: ReportFlow; readonly finding: ReportFinding };

const columns: Readonly<Record<string, (row: Row) => string>> = {
  input: ({ input }) => input,
  flow: ({ flow }) => flow.id,
  started: ({ flow }) => flow.started,
  client: ({ flow }) => clientName(flow),
  server: ({ flow }) => serverName(flow),
  outcome: ({ flow }) => flow.outcome,
  severity: ({ finding }) => finding.severity,
  rule: ({ finding }) => finding.rule,
  title: ({ finding }) => finding.title,
  detail: ({ finding }) => finding.detail,
  fix: ({ finding }) => finding.fix,
  owner: ({ finding }) => finding.owner,
  confidence: ({ finding }) => finding.confidence,
  steps: ({ finding }) => finding.steps.map(placeOf).join(' '),
  address: ({ flow, finding }) => {
    const step = flow.steps.find(({ id }) => id === finding.steps[0]);
    return step ? stepAddress(step) : '';
  },
  references: ({ finding }) => finding.references.map(({ url }) => url).join(' '),
};

/** The findings as a table: a line of names, then a finding a line. RFC 4180; no cell is a formula for a spreadsheet. */
export function writeCsv({ exchanges, report, redaction, input = '' }: OutputContent): string {
  const { flows } = printable(redactedReport(redaction, { exchanges, report }));
  const rows = flows.flatMap((flow) => headlines(flow.findings).map((finding) => ({ input, flow, finding })));
  const lines = [
    Object.keys(columns),
    ...rows.map((row) => Object.values(columns).map((column) => column(row))),
  ];
  return lines.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');
}

/** A cell as RFC 4180 §2 has it. */
export function cellOf(text: string): string {
  const safe = beginsFormula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What spreadsheets take for the beginning of a formula, full-width forms among it, after spaces or not. OWASP, CSV Injection. */
const beginsFormula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
