import { endpointOf } from '../lib/exchange/parameters.ts';
import type { InspectedCapture } from '../lib/inspect-capture.ts';
import { printable, wrapped } from '../lib/output/text-layout.ts';
import { redact } from '../lib/redact/redact.ts';
import type { RedactionLevel } from '../lib/vocabulary/redaction-level.ts';
import { whySentences } from '../lib/telling/why.ts';
import type { Surroundings } from './surroundings.ts';

/** Tells why one request of the capture is told as it is. `entry` is its number in the file, from 0, or the id of a step. */
export async function why(
  entry: string,
  redaction: RedactionLevel,
  { inspection, report, entryAt }: InspectedCapture,
  surroundings: Surroundings,
): Promise<number> {
  const step = report.flows.flatMap(({ steps }) => steps).find(({ id }) => id === entry);
  if (step && step.entry === null) {
    surroundings.write(`${step.id} was inferred: it did not pass through the browser.\n`);
    return 0;
  }
  const number = step?.entry ?? (/^\d{1,9}$/.test(entry) ? Number(entry) : -1);
  const found = await entryAt(number);
  if (!found) {
    const last = report.source.entries - 1;
    const range = last < 0 ? 'it has no entries' : `its entries are 0 to ${last}`;
    surroundings.complain(
      `oauth-lens: entry "${entry}" of the file is not there or unreadable: ${range}; steps are named flow-1.2.`,
    );
    return 2;
  }
  const { exchange, isAdmitted } = found;
  const sentences = whySentences(inspection.why(exchange, isAdmitted(inspection)));
  const [outgoing = exchange] = redact(redaction, { exchanges: [exchange], report }).exchanges;
  const status = outgoing.status ? `  ${outgoing.status}` : '';
  const head = `entry ${number}  ${outgoing.method} ${endpointOf(outgoing.url)}${status}`;
  const lines = sentences.flatMap((sentence) => wrapped(sentence, surroundings.width, '  '));
  surroundings.write(`${[printable(head), ...lines].join('\n')}\n`);
  return 0;
}
