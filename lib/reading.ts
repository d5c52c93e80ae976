import type { Exchange } from './exchange/exchange.ts';
import { explainPasted, type ExplainedPaste, type UnexplainedPaste } from './explain-pasted.ts';
import { openCapture, type OpenCapture } from './inspect-capture.ts';
import { writeBundlePart, type WriteChoice } from './bundle.ts';
import { writePart } from './output/write-part.ts';
import type { Report, ReportFlow } from './report/report.ts';
import { blobAsSource, type SlicedBlob } from './sources/byte-source.ts';
import { readingBrokeOff } from './telling/failures.ts';
import { personOf } from './telling/person.ts';

/** What a page asks of the worker that reads a file for it. */
export type ReadingToWorker =
  | { readonly type: 'read'; readonly file: SlicedBlob; readonly others?: readonly SlicedBlob[] }
  /** Read no further; what was read stays. */
  | { readonly type: 'cancel' }
  /** Explain what somebody pasted: no file is needed for it. */
  | { readonly type: 'explain'; readonly text: string }
  /** Write these flows down; the answer has the same number. */
  | {
      readonly type: 'write';
      readonly number: number;
      readonly choice: WriteChoice;
      readonly flowIds: readonly string[];
    };

/** What that worker tells: plain data. Flows count once the next `told` has come. */
export type ReadingToPage =
  /** The file cannot be read, or no further: one line for a person. */
  | { readonly type: 'refused'; readonly error: string }
  | { readonly type: 'flows'; readonly flows: readonly ReadFlow[] }
  | {
      readonly type: 'told';
      /** All of the report but its flows, of which there are so many. */
      readonly report: Omit<Report, 'flows'>;
      readonly flows: number;
      /** Entries of the file that were read, of so many. */
      readonly read: number;
      readonly entries: number;
      readonly isDone: boolean;
      /** Titles of the pages, by their ids in the file. */
      readonly titles: Readonly<Record<string, string>>;
    }
  | { readonly type: 'written'; readonly number: number; readonly text: string }
  /** What was pasted, its secrets hidden; names of persons are not: their reader pasted them. */
  | { readonly type: 'explained'; readonly pasted: ExplainedPaste | UnexplainedPaste };

/** A flow that is new or has changed, with its place among the flows of the report. */
export type ReadFlow = {
  readonly at: number;
  readonly flow: ReportFlow;
  /** Who signed in, where that is known. */
  readonly person: string | undefined;
  /** The exchanges behind its steps, by the ids of these. */
  readonly exchanges: Readonly<Record<string, Exchange>>;
};

/** What reading takes from its surroundings. */
export type ReadingOptions = {
  readonly tell: (message: ReadingToPage) => void;
  /** Milliseconds, from anywhere. */
  readonly now: () => number;
  /** Resolves when what was asked meanwhile has been heard. */
  readonly rest: () => Promise<void>;
};

/** Milliseconds of reading between two things that are told: cancelling waits no longer. Of a large file the first comes soon. */
const [firstStretch, stretch] = [20, 60];
/** Entries of a file that takes its time. */
const large = 1000;
/** So many flows go in one message: the page takes each in a few milliseconds. */
const together = 6;

/**
 * Reads one file for a page, a stretch at a time, and tells what is known after each. Afterwards it writes exports of it.
 * @returns what is done with each message of the page
 */
export function createReading({
  tell,
  now,
  rest,
}: ReadingOptions): (message: ReadingToWorker) => Promise<void> {
  let isCancelled = false;
  let opened: OpenCapture | undefined;
  let report: Report | undefined;
  const known: (ReportFlow | undefined)[] = [];

  const tellFlows = ({ inspection }: OpenCapture, { flows }: Report): void => {
    const changed = flows.flatMap((flow, at) => (known[at] === flow ? [] : [{ at, flow }]));
    for (const { at, flow } of changed) known[at] = flow;
    known.length = flows.length;
    for (let from = 0; from < changed.length; from += together)
      tell({
        type: 'flows',
        flows: changed.slice(from, from + together).map(({ at, flow }) => ({
          at,
          flow,
          person: personOf(flow.steps, (stepId) => inspection.exchangeOf(stepId)),
          exchanges: exchangesOf(flow, (stepId) => inspection.exchangeOf(stepId)),
        })),
      });
  };

  /** Reads a stretch and tells what came of it; then the next. */
  const goOn = async (capture: OpenCapture): Promise<void> => {
    const until = now() + (report || capture.entries < large ? stretch : firstStretch);
    const isAll = await capture.walk(() => now() >= until);
    const isDone = isAll || isCancelled;
    report = await capture.report(isAll ? [] : [partGap(capture)]);
    tellFlows(capture, report);
    const { flows, ...about } = report;
    tell({
      type: 'told',
      report: about,
      flows: flows.length,
      read: capture.read,
      entries: capture.entries,
      isDone,
      titles: capture.titles,
    });
    if (isDone) return;
    await rest();
    return goOn(capture);
  };

  const read = async (files: readonly SlicedBlob[]): Promise<void> => {
    const capture = await openCapture(...files.map(blobAsSource));
    if ('error' in capture) return tell({ type: 'refused', error: capture.error });
    opened = capture;
    return goOn(capture);
  };

  return async (message) => {
    switch (message.type) {
      case 'read':
        return read([message.file, ...(message.others ?? [])]).catch(() =>
          tell({ type: 'refused', error: readingBrokeOff }),
        );
      case 'cancel':
        isCancelled = true;
        return;
      case 'explain':
        return tell({ type: 'explained', pasted: await explainPasted(message.text, 'secrets-only') });
      case 'write': {
        const { number, choice, flowIds } = message;
        const text = report && opened ? await written(report, flowIds, opened, choice) : '';
        return tell({ type: 'written', number, text });
      }
    }
  };
}

function written(
  report: Report,
  flowIds: readonly string[],
  { inspection }: OpenCapture,
  choice: WriteChoice,
): Promise<string> {
  const evidence = (ids: readonly string[]) => inspection.evidence(ids);
  return 'bundle' in choice
    ? writeBundlePart(report, flowIds, evidence, choice.bundle)
    : writePart(report, flowIds, evidence, choice);
}

function exchangesOf(
  { steps }: ReportFlow,
  exchangeOf: (stepId: string) => Exchange | undefined,
): Readonly<Record<string, Exchange>> {
  const pairs = steps.map(({ id }) => [id, exchangeOf(id)] as const);
  return Object.fromEntries(
    pairs.filter((pair): pair is readonly [string, Exchange] => pair[1] !== undefined),
  );
}

function partGap({ read, entries }: OpenCapture): string {
  return `Only ${read} of the file’s ${entries} entries were read.`;
}
