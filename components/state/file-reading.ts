import { signal, type ReadonlySignal } from '@preact/signals';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { ReadingToPage, ReadingToWorker } from '../../lib/reading.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { readingBrokeOff } from '../../lib/telling/failures.ts';
import type { Inspected } from './inspected.ts';

/** A worker that reads one file, as much of it as the page needs. */
export type ReadingPort = {
  post(message: ReadingToWorker): void;
  onMessage(listener: (message: ReadingToPage) => void): void;
  /** It broke off, and will say no more. */
  onBreak(listener: () => void): void;
  close(): void;
};

/** How far reading has come. `opening`: nothing is known yet, not even how much there is. */
export type ReadingProgress =
  | { readonly state: 'opening' }
  | { readonly state: 'reading'; readonly read: number; readonly entries: number; readonly flows: number }
  | { readonly state: 'done' };

/** A file that is being read, or was. */
export type FileReading = {
  readonly name: string;
  readonly progress: ReadonlySignal<ReadingProgress>;
  /** What is known of it so far; nothing before `opened`. */
  readonly inspected: ReadonlySignal<Inspected | undefined>;
  /** Resolves when the first is known, with the reason where the file cannot be read. */
  readonly opened: Promise<string | undefined>;
  /** Resolves when all is read that will be. */
  readonly done: Promise<void>;
  /** Reads no further; what was read stays. */
  cancel(): void;
  /** Lets it go, with all that is known of it. */
  close(): void;
};

/** Has a file read by a worker, which ends when the file is closed; `others` are read with it, as one. */
export function readFile(file: File, port: ReadingPort, others: readonly File[] = []): FileReading {
  const progress = signal<ReadingProgress>({ state: 'opening' });
  const inspected = signal<Inspected | undefined>(undefined);
  const { promise: opened, resolve: open } = Promise.withResolvers<string | undefined>();
  const { promise: done, resolve: end } = Promise.withResolvers<void>();
  const flows: ReportFlow[] = [];
  const behind = new Map<string, Readonly<Record<string, Exchange>>>();
  const people = new Map<string, string | undefined>();
  const writing = new Map<number, (text: string) => void>();
  let numbers = 0;

  const exchangeOf: Inspected['exchangeOf'] = (stepId) =>
    behind.get(stepId.slice(0, stepId.lastIndexOf('.')))?.[stepId];
  const write: Inspected['write'] = (choice, flowIds) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    numbers += 1;
    writing.set(numbers, resolve);
    port.post({ type: 'write', number: numbers, choice, flowIds });
    return promise;
  };

  const breakOff = (why: string): void => {
    open(why);
    if (inspected.value) inspected.value = { ...inspected.value, isPartial: false };
    progress.value = { state: 'done' };
    end();
  };
  port.onMessage((message) => {
    switch (message.type) {
      case 'refused':
        return breakOff(message.error);
      case 'flows':
        for (const { at, flow, exchanges, person } of message.flows) {
          flows[at] = flow;
          behind.set(flow.id, exchanges);
          people.set(flow.id, person);
        }
        return;
      case 'told': {
        const { report, read, entries, isDone } = message;
        flows.length = message.flows;
        inspected.value = {
          report: { ...report, flows: [...flows] },
          exchangeOf,
          personOf: ({ id }) => people.get(id),
          write,
          isPartial: !isDone,
          titles: new Map(Object.entries(message.titles)),
        };
        progress.value = isDone
          ? { state: 'done' }
          : { state: 'reading', read, entries, flows: flows.length };
        if (isDone) end();
        return open(undefined);
      }
      case 'written':
        writing.get(message.number)?.(message.text);
        writing.delete(message.number);
        return;
      case 'explained':
    }
  });
  port.onBreak(() => breakOff(readingBrokeOff));
  port.post({ type: 'read', file, others });

  return {
    name: others.length === 0 ? file.name : `${file.name} and ${others.length} more`,
    progress,
    inspected,
    opened,
    done,
    cancel: () => port.post({ type: 'cancel' }),
    close: () => port.close(),
  };
}
