import { signal, type ReadonlySignal } from '@preact/signals';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { isSame } from '../../lib/exchange/is-same.ts';
import { createInspection, type Inspection } from '../../lib/inspection.ts';
import { writePart } from '../../lib/output/write-part.ts';
import { personOf } from '../../lib/telling/person.ts';
import { siteAccessWords } from '../../lib/telling/site-access.ts';
import type { Report } from '../../lib/report/report.ts';
import { atMoment, untilQuiet } from '../../lib/telling/under-way.ts';
import { eachFailureOnce, type Failure } from '../../lib/vocabulary/failure.ts';
import { createVerification } from '../../lib/verification/verification.ts';
import type { FeedReader } from './feed.ts';
import { emptyInspected, type InspectedHere } from './inspected.ts';

/** The time of day, in ms of the epoch, and tasks to do later. */
type Calendar = {
  readonly time: () => number;
  readonly after: (task: () => void, ms: number) => void;
};

export type LiveInspection = {
  readonly inspected: ReadonlySignal<InspectedHere>;
  readonly paused: ReadonlySignal<boolean>;
  /** All that the worker has told, as it told it. */
  exchanges(): readonly Exchange[];
  /** Resolves when the signatures of all that has arrived were checked and `inspected` says so: what leaves waits for it. */
  verified(): Promise<void>;
  /** Keeps what broke off in the page, before an exchange was made of what it saw. */
  failed(failure: Failure): void;
  /** Whether only some sites may be looked at. */
  limited(isLimited: boolean): void;
  /** What the feed is read into. */
  readonly reader: FeedReader;
  /** The gate of the present inspection. */
  readonly admits: Inspection['admits'];
  readonly admitsError: Inspection['admitsError'];
  readonly admitsAround: Inspection['admitsAround'];
};

/**
 * The page's own inspection over what the worker streams. Many exchanges arriving together make one report: `schedule`
 * runs a task once, soon; `next` one right after, so that judging and drawing are two tasks and a page answers between them. Where very many arrive, as when a page is opened late, they are taken a few at a time, as many as `now` says there is time for, and so is what is to be judged: the latest login first, and those before it as they were until their turn comes. In Firefox what listens to requests waits for a page that does more in one go. What the browser says of signatures comes after it, and makes another.
 * A login that goes on is judged once more when nothing has come of it for a while: `calendar` says what time it is, and waits.
 */
export function liveInspection(
  schedule: (task: () => void, ms: number) => void = after,
  next: (task: () => void) => void = nextTask,
  now: () => number = () => performance.now(),
  calendar: Calendar = { time: Date.now, after: (task, ms) => void setTimeout(task, ms) },
): LiveInspection {
  const inspected = signal<InspectedHere>(emptyInspected);
  const paused = signal(false);
  let inspection = createInspection();
  let verification = createVerification(inspection);
  let known = new Map<string, Exchange>();
  let dropped = 0;
  let isCutOff = false;
  let isLimited = false;
  let failures: readonly Failure[] = [];
  const titles = new Map<string, string>();
  let ofPage: readonly Failure[] = [];
  let waiting = false;
  /** What was judged last: what came before it is not shown any more. */
  let latest: InspectedHere | undefined;
  /** Arrived, and not looked at yet. */
  let queue: Exchange[] = [];
  /** How often somebody had something forgotten, as the worker said last. */
  let clears: number | undefined;
  /** All that was taken has been judged. */
  let isJudged = true;
  let shownAt = -Infinity;
  /** A look at what became of a login that goes on is due. */
  let isLookDue = false;

  const take = (count: number): void => {
    for (const exchange of queue.splice(0, count)) inspection.put(exchange);
  };
  const told = (): InspectedHere => {
    const source = { kind: 'live', entries: known.size, skipped: 0 } as const;
    const gaps = gapsOf(dropped, isCutOff, isLimited);
    const report = inspection.reportSoFar(source, gaps, [...failures, ...ofPage]);
    const time = calendar.time();
    lookAgain(Math.max(0, ...report.flows.map((flow) => untilQuiet(flow, time))));
    const flows = report.flows.map((flow) => atMoment(flow, time));
    const isPartial = queue.length > 0 || (!isJudged && inspected.peek().isPartial === true);
    return { ...inspectedBy(inspection, { ...report, flows }), isPartial };
  };
  const lookAgain = (ms: number): void => {
    if (ms === 0 || isLookDue) return;
    isLookDue = true;
    calendar.after(() => {
      isLookDue = false;
      publish();
    }, ms);
  };
  const show = (seen: InspectedHere): void => {
    inspected.value = { ...seen, titles: new Map(titles) };
  };
  const publish = (ms = soon): void => {
    if (waiting) return;
    waiting = true;
    schedule(() => {
      waiting = false;
      const began = now();
      const isTimeUp = (): boolean => now() - began > aim;
      do take(few);
      while (queue.length > 0 && !isTimeUp());
      void verification.verify().then((hasMore) => hasMore && publish());
      isJudged = inspection.judge(isTimeUp);
      const isDone = isJudged && queue.length === 0;
      if (!isDone) publish(queue.length > 0 ? soon : later);
      // The first look shows the latest login; where much is left, not every one is drawn.
      if (!isDone && began - shownAt < pause) return;
      shownAt = isDone ? -Infinity : began;
      const seen = told();
      latest = seen;
      next(() => seen === latest && show(seen));
    }, ms);
  };
  const forget = (): void => {
    inspection = createInspection();
    verification = createVerification(inspection);
    known = new Map();
    dropped = 0;
    failures = [];
    ofPage = [];
    queue = [];
    isJudged = true;
    titles.clear();
  };
  const receive = (news: readonly Exchange[]): void => {
    for (const exchange of news) known.set(exchange.id, exchange);
    queue.push(...news);
    if (queue.length <= few) take(few);
    publish();
  };

  return {
    inspected,
    paused,
    exchanges: () => [...known.values()],
    async verified() {
      take(Infinity);
      await verification.verify();
      isJudged = inspection.judge(() => false);
      latest = told();
      show(latest);
    },
    failed(failure) {
      ofPage = eachFailureOnce([...ofPage, failure]);
      publish();
    },
    limited(isSome) {
      if (isSome === isLimited) return;
      isLimited = isSome;
      publish();
    },
    admits: (...request) => inspection.admits(...request),
    admitsError: (url) => inspection.admitsError(url),
    admitsAround: (...request) => inspection.admitsAround(...request),
    reader: {
      evidence: receive,
      // A worker that was stopped comes back with what the one before knew, but for what was let go for want of memory: that stays here.
      snapshot(all, clearsNow) {
        const ids = new Set(all.map(({ id }) => id));
        const isGone = [...known.keys()].some((id) => !ids.has(id));
        if (isGone && (clearsNow !== clears || known.size > mostKept)) forget();
        clears = clearsNow;
        dropped = 0;
        failures = [];
        receive(all.filter((one) => !isSame(known.get(one.id), one)));
      },
      cleared() {
        forget();
        publish();
      },
      titles(pairs) {
        for (const [key, title] of pairs) titles.set(key, title);
        inspected.value = { ...inspected.value, titles: new Map(titles) };
      },
      recording(isPaused) {
        paused.value = isPaused;
      },
      dropped(count) {
        dropped = count;
        publish();
      },
      failures(ofWorker) {
        failures = ofWorker;
        publish();
      },
      cutOff() {
        isCutOff = true;
        publish();
      },
    },
  };
}

/** So many exchanges are looked at in one go at least: a few logins. */
const few = 16;

/** Milliseconds that looking at them and judging may take: as much again is drawn after it, and nobody waits longer than 50. */
const aim = 30;

/** Milliseconds until what came is looked at, and until more of the earlier logins are judged: what a browser hears of requests comes first. */
const [soon, later] = [40, 120];

/** Milliseconds between two drawings while much is left to judge. */
const pause = 500;

/** So many exchanges may be known here that the worker has let go, and those that it has. */
const mostKept = 5000;

/** What an inspection says now. */
export function inspectedBy(inspection: Inspection, report: Report): InspectedHere {
  const evidence = (flowIds?: readonly string[]) => inspection.evidence(flowIds);
  return {
    report,
    exchangeOf: (stepId) => inspection.exchangeOf(stepId),
    personOf: ({ steps }) => personOf(steps, (stepId) => inspection.exchangeOf(stepId)),
    evidence,
    write: async (choice, flowIds) => {
      if (!('bundle' in choice)) return writePart(report, flowIds, evidence, choice);
      const { writeBundlePart } = await import('../../lib/bundle.ts');
      return writeBundlePart(report, flowIds, evidence, choice.bundle);
    },
  };
}

function gapsOf(dropped: number, isCutOff: boolean, isLimited: boolean): readonly string[] {
  return [
    ...(dropped > 0 ? [droppedGap(dropped)] : []),
    ...(isCutOff ? [cutOff] : []),
    ...(isLimited ? [siteAccessWords.some] : []),
  ];
}

const cutOff =
  'OAuth Lens was updated or switched off while this page was open. What came since is not shown here: close this page, and open it again.';

function droppedGap(count: number): string {
  return `${count} older ${count === 1 ? 'request was' : 'requests were'} let go because memory was full.`;
}

function nextTask(task: () => void): void {
  setTimeout(task, 0);
}

function after(task: () => void, ms: number): void {
  setTimeout(task, ms);
}
