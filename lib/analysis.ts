import { inspectCapture } from './inspect-capture.ts';
import type { Look } from './output/format.ts';
import type { FormatId } from './output/format-id.ts';
import { formatOf } from './output/formats.ts';
import { redactedReport } from './redact/redact.ts';
import type { Report } from './report/report.ts';
import type { RedactionLevel } from './vocabulary/redaction-level.ts';

/** A capture that was read. Nothing leaves it unredacted unless `off` is asked for. */
export type Analysis = {
  /** What it amounts to. @param redaction how much is hidden; `default` unless told */
  report(redaction?: RedactionLevel): Report;
  /** The same in a format: `markdown` for a ticket, `trace` for a HAR that can be read again. */
  write(format: FormatId, options?: WriteOptions): Promise<string>;
};

/** How a format is to be written. Colours, columns and profiles count where people read it. */
export type WriteOptions = Partial<Look> & {
  /** How much is hidden; `default` unless told. */
  readonly redaction?: RedactionLevel;
};

/**
 * Reads a capture of any kind that the command line reads (a HAR, packed or not, a trace of OAuth Lens or Playwright, …), as text or as
 * the bytes of a file, and tells the logins in it. A damaged one is read as far as it goes; `error` is one line for a person where nothing can be read. Never rejects on what the capture holds.
 */
export async function analyze(capture: string | Uint8Array): Promise<Analysis | { readonly error: string }> {
  const inspected = await inspectCapture(capture);
  if ('error' in inspected) return inspected;
  const { inspection, report } = inspected;
  const content = { exchanges: inspection.evidence(), report };
  return {
    report: (redaction = 'default') => redactedReport(redaction, content),
    write: async (format, { redaction = 'default', ...look } = {}) =>
      formatOf(format).write({ ...content, redaction }, { color: false, ...look }),
  };
}
