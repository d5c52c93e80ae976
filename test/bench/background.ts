import { startWorker, type Worker } from '../../entrypoints/background/worker.ts';
import type { SessionArea } from '../../entrypoints/background/journal.ts';
import { createWatch } from '../../lib/watch.ts';
import { baseTime, exchange } from '../support/exchange.ts';
import { benchLogin } from './logins.ts';
import { ratioOf, type Ratio } from './ratio.ts';
import { apiUrl, traffic } from './traffic.ts';

/** What a worker left: every login of these as the journal keeps it, without what DevTools alone could have told. */
function memoryOf(logins: number): ReadonlyMap<string, string> {
  const items = new Map<string, string>();
  for (let login = 0; login < logins; login += 1) {
    for (const { responseBody: _unseen, ...fields } of benchLogin(login).exchanges) {
      const entry = items.size;
      const place = { id: `x${entry}`, entry, startedAt: baseTime + entry * 100 };
      const seen = exchange({ ...fields, ...place, context: { ...fields.context, tab: login % 5 } });
      items.set(`x:x${entry}`, JSON.stringify(seen));
    }
  }
  return items;
}

function workerOn(items: ReadonlyMap<string, string>): Worker {
  const area: SessionArea = {
    get: async () => Object.fromEntries(items),
    set: async () => undefined,
    remove: async () => undefined,
  };
  return startWorker({
    area,
    createWatch,
    ofLogins: { listenTo: () => undefined },
    button: { pageOf: async () => undefined, show: async () => undefined },
    readPage: async () => undefined,
    shownIn: async () => undefined,
    now: () => new Date(baseTime).toISOString(),
    later: () => undefined,
    timer: () => () => false,
  });
}

function begin(worker: Worker, url: string, at: number): void {
  worker.capture.on('beforeRequest', {
    requestId: String(at),
    url,
    method: 'GET',
    type: 'xmlhttprequest',
    tabId: 1,
    frameId: 0,
    timeStamp: baseTime + at,
  });
}

/** From the first line of the script to the first event that was taken. */
export function waking(): Promise<Ratio> {
  const items = memoryOf(2000);
  const random = traffic(1);
  return ratioOf({
    measured: async () => {
      const worker = workerOn(items);
      await worker.started;
      begin(worker, apiUrl(random), 1);
    },
    against: () => [...items.values()].map((text) => JSON.parse(text) as unknown),
    samples: 9,
  });
}

/** How much more is held after a million requests that are nothing of ours. */
export async function holding(): Promise<Ratio> {
  const worker = workerOn(new Map());
  await worker.started;
  const random = traffic(1);
  const urls = Array.from({ length: 1000 }, () => apiUrl(random));
  const pass = (count: number): void => {
    for (let at = 0; at < count; at += 1) begin(worker, urls[at % urls.length]!, at);
  };
  pass(10_000);
  const against = held();
  pass(1_000_000);
  const measured = held();
  if (worker.capture.retained() > 0) throw new Error('Requests are followed that are nothing of ours.');
  return { ratio: measured / against, measured, against };
}

/** Megabytes. */
function held(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
