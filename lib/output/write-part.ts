import type { Exchange } from '../exchange/exchange.ts';
import { partOf } from '../report/part-of.ts';
import type { Report } from '../report/report.ts';
import type { RedactionLevel } from '../vocabulary/redaction-level.ts';
import type { FormatId } from './format-id.ts';
import { formatOf } from './formats.ts';
import type { OutputContent } from './format.ts';
import { pieces, writePiece, type PieceTarget } from './pieces.ts';

/** What an export is to be: its format, and how much it hides. */
export type ExportChoice = { readonly format: FormatId; readonly redaction: RedactionLevel };

/** What is to be written of flows: an export of them, or a piece of what is looked at. */
export type PartChoice = ExportChoice | { readonly piece: string; readonly target: PieceTarget };

/**
 * Writes some flows of a report down, with their evidence alone: an export holds what was shown. Unknown ids are passed over.
 * Empty where there is nothing of the kind.
 * @param evidence the exchanges behind flows, by the ids of these
 */
export async function writePart(
  report: Report,
  flowIds: readonly string[],
  evidence: (flowIds: readonly string[]) => readonly Exchange[],
  choice: PartChoice,
): Promise<string> {
  const content = contentOf(report, flowIds, evidence);
  if ('format' in choice)
    return formatOf(choice.format).write({ ...content, redaction: choice.redaction }, { color: false });
  const piece = pieces.find(({ id }) => id === choice.piece);
  return (piece && writePiece(piece, choice.target, content)) ?? '';
}

/** Some flows of a report with their evidence alone. Unknown ids are passed over. */
export function contentOf(
  report: Report,
  flowIds: readonly string[],
  evidence: (flowIds: readonly string[]) => readonly Exchange[],
): Pick<OutputContent, 'exchanges' | 'report'> {
  const part = partOf(report, flowIds);
  return { exchanges: evidence(part.flows.map(({ id }) => id)), report: part };
}
