import type { Exchange } from '../exchange/exchange.ts';
import { failuresAbout } from '../report/failures.ts';
import type { Report } from '../report/report.ts';
import type { RedactionLevel } from '../vocabulary/redaction-level.ts';
import { formatOf, type FormatId } from './formats.ts';

/** What an export is to be: its format, and how much it hides. */
export type ExportChoice = { readonly format: FormatId; readonly redaction: RedactionLevel };

/**
 * Writes some flows of a report down, with their evidence alone: an export holds what was shown. Unknown ids are passed over.
 * @param evidence the exchanges behind flows, by the ids of these
 */
export function writePart(
  report: Report,
  flowIds: readonly string[],
  evidence: (flowIds: readonly string[]) => readonly Exchange[],
  { format, redaction }: ExportChoice,
): string {
  const wanted = new Set(flowIds);
  const flows = report.flows.filter(({ id }) => wanted.has(id));
  const part = { ...report, flows, failures: failuresAbout(report, flowIds) };
  return formatOf(format).write(
    { exchanges: evidence(flows.map(({ id }) => id)), report: part, redaction },
    { color: false },
  );
}
