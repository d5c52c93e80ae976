import { makeBundle } from '../../../lib/bundle.ts';
import { inspectCapture, type InspectedCapture } from '../../../lib/inspect-capture.ts';
import { formats } from '../../../lib/output/formats.ts';
import { pieces, writePiece } from '../../../lib/output/pieces.ts';
import { writeComparison } from '../../../lib/output/text-comparison.ts';
import type { RedactionLevel } from '../../../lib/vocabulary/redaction-level.ts';

type Written = { readonly output: string; readonly text: string };

/** Reads a recording as the command line does. */
export async function inspectedRecording(har: string): Promise<InspectedCapture> {
  const inspected = await inspectCapture(har);
  if ('error' in inspected) throw new Error(inspected.error);
  return inspected;
}

/** Everything that can be written of a recording at one level, by name: formats, comparisons, pieces to copy, and the bundle. */
export async function everyOutput(
  { inspection, report }: InspectedCapture,
  redaction: RedactionLevel,
): Promise<readonly Written[]> {
  const exchanges = inspection.evidence();
  const written: Written[] = [];
  for (const format of formats) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const text = await format.write({ exchanges, report, redaction }, { color: false, profiles: ['all'] });
    written.push({ output: format.id, text });
  }
  const [flow, other] = report.flows;
  if (flow && other) {
    const pair = [flow, other].map((one) => ({ flow: one, exchanges, recording: 'a.har' }));
    for (const format of ['text', 'markdown', 'json'] as const) {
      const { text } = writeComparison([pair[0]!, pair[1]!], redaction, { color: false }, format);
      written.push({ output: `comparison, ${format}`, text });
    }
  }
  for (const piece of pieces.filter((one) => one.redaction === redaction))
    for (const { id, steps } of report.flows)
      for (const step of steps.slice(0, 1)) {
        const exchange = exchanges.find(({ entry }) => entry === step.entry)?.id;
        const target = { type: 'step', flow: id, step: step.id, exchange } as const;
        written.push({
          output: `piece ${piece.id}`,
          text: writePiece(piece, target, { exchanges, report }) ?? '',
        });
      }
  if (redaction !== 'default') return written;
  const { page, ticket } = await makeBundle({ exchanges, report });
  return [...written, { output: 'bundle', text: page }, { output: 'ticket', text: ticket }];
}
