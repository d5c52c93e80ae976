import { signal, type ReadonlySignal } from '@preact/signals';
import { createInspection, type Inspection } from '../../lib/inspection.ts';
import type { Report } from '../../lib/report/report.ts';
import type { FeedReader } from './feed.ts';
import { emptyInspected, type Inspected } from './inspected.ts';

export type LiveInspection = {
  readonly inspected: ReadonlySignal<Inspected>;
  readonly paused: ReadonlySignal<boolean>;
  /** What the feed is read into. */
  readonly reader: FeedReader;
  /** The gate of the present inspection. */
  readonly admits: Inspection['admits'];
  readonly admitsError: Inspection['admitsError'];
};

/**
 * The page's own inspection over what the worker streams. Many exchanges arriving together make one report: `schedule`
 * runs a task once, soon.
 */
export function liveInspection(schedule: (task: () => void) => void = soon): LiveInspection {
  const inspected = signal<Inspected>(emptyInspected);
  const paused = signal(false);
  let inspection = createInspection();
  let known = new Set<string>();
  let dropped = 0;
  let waiting = false;

  const publish = (): void => {
    if (waiting) return;
    waiting = true;
    schedule(() => {
      waiting = false;
      inspected.value = read(inspection, known.size, dropped);
    });
  };
  const forget = (): void => {
    inspection = createInspection();
    known = new Set();
    dropped = 0;
  };

  return {
    inspected,
    paused,
    admits: (...request) => inspection.admits(...request),
    admitsError: (url) => inspection.admitsError(url),
    reader: {
      evidence(exchanges, snapshot) {
        if (snapshot) forget();
        for (const exchange of exchanges) {
          inspection.put(exchange);
          known.add(exchange.id);
        }
        publish();
      },
      cleared() {
        forget();
        publish();
      },
      recording(now) {
        paused.value = now;
      },
      dropped(count) {
        dropped = count;
        publish();
      },
    },
  };
}

function read(inspection: Inspection, entries: number, dropped: number): Inspected {
  const gaps = dropped > 0 ? [droppedGap(dropped)] : [];
  return inspectedBy(inspection, inspection.report({ kind: 'live', entries, skipped: 0 }, gaps));
}

/** What an inspection says now. */
export function inspectedBy(inspection: Inspection, report: Report): Inspected {
  return {
    report,
    exchangeOf: (stepId) => inspection.exchangeOf(stepId),
    evidence: (flowIds) => inspection.evidence(flowIds),
  };
}

function droppedGap(count: number): string {
  return `${count} older ${count === 1 ? 'request was' : 'requests were'} let go because memory was full.`;
}

function soon(task: () => void): void {
  setTimeout(task, 40);
}
