import { createInspection, type Inspection } from './inspection.ts';
import type { Brief } from './report/brief.ts';
import type { Report } from './report/report.ts';
import type { CaptureInput } from './sources/byte-source.ts';
import type { CapturedEntry } from './sources/captured-entry.ts';
import { openInputs } from './sources/open-input.ts';
import { createVerification } from './verification/verification.ts';

/** One entry of a file by its index, from 0; `undefined` where there is none or it cannot be read. */
export type EntryAt = (index: number) => Promise<CapturedEntry | undefined>;

/** A file that was read, and what it amounts to. The report is not redacted. */
export type InspectedCapture = {
  readonly inspection: Inspection;
  readonly report: Report;
  readonly entryAt: EntryAt;
};

/** A file on its way down the street. */
export type OpenCapture = {
  readonly inspection: Inspection;
  readonly entryAt: EntryAt;
  /** How many entries it has, and how many of them have gone. */
  readonly entries: number;
  readonly read: number;
  readonly titles: Readonly<Record<string, string>>;
  /** Sends entries on until they are all gone, which is told by true, or until `isTimeUp`, which is asked after each. */
  walk(isTimeUp: () => boolean): Promise<boolean>;
  /** What is known by now, its signatures checked. `gaps`: what else is not seen. */
  report(gaps?: readonly string[]): Promise<Report>;
  /** The same in brief. */
  brief(): Promise<Brief>;
};

/**
 * Opens a file of any kind that holds traffic, and of any size; several become one. `error` is one line for a person. Never throws on what it holds; rejects where the
 * file is gone while it is read.
 */
export async function openCapture(
  ...inputs: readonly CaptureInput[]
): Promise<OpenCapture | { readonly error: string }> {
  const capture = await openInputs(inputs);
  if ('error' in capture) return capture;
  const inspection = createInspection();
  const verification = createVerification(inspection);
  const failures = [...capture.failures];
  const walking = capture.walk(inspection, (failure) => failures.push(failure));
  let read = 0;
  return {
    inspection,
    entryAt: async (index) => capture.entryAt(index),
    entries: capture.source.entries,
    titles: capture.titles,
    get read() {
      return read;
    },
    async walk(isTimeUp) {
      for (;;) {
        const over = isOver(walking);
        // oxlint-disable-next-line no-await-in-loop -- each entry waits for the one before it
        if (typeof over === 'boolean' ? over : await over) return true;
        read += 1;
        if (isTimeUp()) return false;
      }
    },
    async report(gaps = []) {
      await verification.verify();
      return inspection.report(capture.source, [...gaps, ...capture.gaps], failures);
    },
    async brief() {
      await verification.verify();
      return inspection.brief(capture.source, failures);
    },
  };
}

/** Waits for entries that have to be read first, and for no others. */
function isOver(walking: Iterator<void> | AsyncIterator<void>): boolean | Promise<boolean> {
  const next = walking.next();
  return next instanceof Promise ? next.then(({ done }) => done === true) : next.done === true;
}

/** Sends a file down the street and has its signatures checked. See `openCapture`. */
export async function inspectCapture(
  input: CaptureInput,
): Promise<InspectedCapture | { readonly error: string }> {
  const capture = await openCapture(input);
  if ('error' in capture) return capture;
  await capture.walk(() => false);
  const { inspection, entryAt } = capture;
  return { inspection, report: await capture.report(), entryAt };
}
