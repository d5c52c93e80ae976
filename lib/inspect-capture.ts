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

/** A file on its way down the street. */
export type OpenCapture = {
  readonly inspection: Inspection;
  readonly entryAt: Capture['entryAt'];
  /** How many entries it has, and how many of them have gone. */
  readonly entries: number;
  readonly read: number;
  readonly titles: Capture['titles'];
  /** Sends entries on until they are all gone, which is told by true, or until `isTimeUp`, which is asked after each. */
  walk(isTimeUp: () => boolean): boolean;
  /** What is known by now, its signatures checked. `gaps`: what else is not seen. */
  report(gaps?: readonly string[]): Promise<Report>;
};

/** Opens a file of any kind that holds traffic, as bytes or as text. `error` is one line for a person. Never throws on what it holds. */
export function openCapture(input: string | Uint8Array): OpenCapture | { readonly error: string } {
  const capture = readCapture(input);
  if ('error' in capture) return capture;
  const { source, entryAt } = capture;
  const inspection = createInspection();
  const verification = createVerification(inspection);
  const failures = [...capture.failures];
  const walking = capture.walk(inspection, (failure) => failures.push(failure));
  let read = 0;
  return {
    inspection,
    entryAt,
    entries: source.entries,
    titles: capture.titles,
    get read() {
      return read;
    },
    walk(isTimeUp) {
      while (!walking.next().done) {
        read += 1;
        if (isTimeUp()) return false;
      }
      return true;
    },
    async report(gaps = []) {
      await verification.verify();
      return inspection.report(source, [...gaps, ...capture.gaps], failures);
    },
  };
}

/** Sends a file down the street and has its signatures checked. See `openCapture`. */
export async function inspectCapture(
  input: string | Uint8Array,
): Promise<InspectedCapture | { readonly error: string }> {
  const capture = openCapture(input);
  if ('error' in capture) return capture;
  capture.walk(() => false);
  const { inspection, entryAt } = capture;
  return { inspection, report: await capture.report(), entryAt };
}
