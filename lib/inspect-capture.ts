import { createInspection, type Inspection } from './inspection.ts';
import type { Report } from './report/report.ts';
import { readCapture, type Capture } from './sources/capture.ts';
import { createVerification } from './verification/verification.ts';

/** A file that was read, and what it amounts to. The report is not redacted. */
export type InspectedCapture = {
  readonly inspection: Inspection;
  readonly report: Report;
  readonly entryAt: Capture['entryAt'];
};

/**
 * Sends the text of a HAR file or trace down the street and has its signatures checked. `error` is one line for a person. Never
 * rejects on what the text holds.
 */
export async function inspectCapture(text: string): Promise<InspectedCapture | { readonly error: string }> {
  const capture = readCapture(text);
  if ('error' in capture) return capture;
  const inspection = createInspection();
  capture.feed(inspection);
  await createVerification(inspection).verify();
  const report = inspection.report(capture.source, capture.gaps);
  return { inspection, report, entryAt: capture.entryAt };
}
