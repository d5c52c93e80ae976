import { startWorker, type Worker, type WorkerParts } from '../../entrypoints/background/worker.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { FeedToPage } from '../../lib/exchange/feed.ts';
import { plainWatch } from './plain-watch.ts';
import type { TestArea } from './session-area.ts';
import type { BrowserEvent } from './web-request-events.ts';

/** When what breaks off does so. */
export const brokeOffAt = '2026-11-29T12:04:31.000Z';

/** A worker over that memory, and what it did: tabs listened to in depth, badges. */
export function workerOn(
  area: TestArea,
  createWatch = plainWatch(),
  readPage: WorkerParts['readPage'] = async () => undefined,
  shown = 'https://app.example/',
  shownIn: WorkerParts['shownIn'] = async () => undefined,
  answers?: WorkerParts['answers'],
  isWhole?: WorkerParts['isWhole'],
) {
  const deep: (readonly number[])[] = [];
  const badges = new Map<number, string>();
  const tasks: (() => void)[] = [];
  const worker = startWorker({
    area,
    createWatch,
    ofLogins: { listenTo: (tabs) => void deep.push([...tabs]) },
    button: {
      pageOf: async () => shown,
      show: async (tab, { text }) => void badges.set(tab, text),
    },
    readPage,
    shownIn,
    answers,
    isWhole,
    now: () => brokeOffAt,
    later: (task) => void tasks.push(task),
    timer: () => () => false,
  });
  const refreshed = async () => {
    for (const task of tasks.splice(0)) task();
    await new Promise(setImmediate);
  };
  return { worker, deep, badges, refreshed };
}

/** Hands the events over as the browser does. */
export function tell(worker: Worker, events: readonly BrowserEvent[]): void {
  for (const { event, details } of events) worker.capture.on(event, details);
}

/** What the journal holds once everything is written. */
export async function stored(area: TestArea): Promise<readonly Exchange[]> {
  await new Promise(setImmediate);
  const texts = [...area.items]
    .filter(([key]) => key.startsWith('x:'))
    .map(([, text]) => JSON.parse(String(text)));
  return texts.toSorted((a, b) => a.entry - b.entry);
}

/** A page of the extension that has not said hello yet. */
export function pageOn(worker: Worker) {
  const received: FeedToPage[] = [];
  let say: (message: unknown) => void = () => undefined;
  worker.connect({
    post: (message) => void received.push(message),
    onMessage: (listener) => (say = listener),
    onDisconnect: () => undefined,
  });
  return { received, say: (message: unknown) => say(message) };
}
