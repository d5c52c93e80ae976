import { stat } from 'node:fs/promises';
import type { InspectedCapture } from '../../lib/inspect-capture.ts';
import { printable } from '../../lib/output/text-layout.ts';
import { redactedReport } from '../../lib/redact/redact.ts';
import { partOf } from '../../lib/report/part-of.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Report } from '../../lib/report/report.ts';
import type { MaskingLevel } from '../../lib/vocabulary/redaction-level.ts';
import { readCapture } from '../read-capture.ts';
import type { Folders } from './folders.ts';

/** What the tools work with. */
export type Captures = {
  readonly folders: Folders;
  /** How much of what they tell is hidden. Secrets are always. */
  readonly redaction: MaskingLevel;
  /** Reads a capture; the last one stays at hand until it changes. `error` is one sentence. */
  read(file: string): Promise<InspectedCapture | { readonly error: string }>;
};

/** What leaves of a capture once it is redacted. */
export type Content = { readonly exchanges: readonly Exchange[]; readonly report: Report };

export function createCaptures(folders: Folders, redaction: MaskingLevel): Captures {
  let last: { readonly key: string; readonly read: ReturnType<typeof readCapture> } | undefined;
  return {
    folders,
    redaction,
    async read(file) {
      const found = await folders.find(file);
      if ('error' in found) return found;
      const about = await stat(found.path).catch(() => undefined);
      const key = JSON.stringify([found.path, about?.size, about?.mtimeMs]);
      // Two captures at once would be twice the memory: the one before is let go first.
      if (last?.key !== key) last = { key, read: readCapture(found.path, { stdin: nothing() }) };
      return last.read;
    },
  };
}

/** A capture whole, or one flow of it. `error` where it has no such flow. */
export async function contentOf(
  captures: Captures,
  file: string,
  flow: string | undefined,
): Promise<Content | { readonly error: string }> {
  const read = await captures.read(file);
  if ('error' in read) return read;
  const { inspection, report } = read;
  if (flow === undefined) return { exchanges: inspection.evidence(), report };
  const part = partOf(report, [flow]);
  if (part.flows.length > 0) return { exchanges: inspection.evidence([flow]), report: part };
  const ids = report.flows.map(({ id }) => id);
  const has =
    ids.length === 0
      ? 'no login was found in it'
      : `it has ${ids.length === 1 ? ids[0] : `${ids[0]} to ${ids.at(-1)}`}`;
  return { error: `The capture has no such flow: ${has}.` };
}

/** The report as it may be told: redacted, and with nothing in it that a terminal would obey. */
export function reportOf({ redaction }: Captures, content: Content): Report {
  return printable(redactedReport(redaction, content));
}

async function* nothing(): AsyncGenerator<never> {
  yield* [];
}
