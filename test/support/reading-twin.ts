import type { ReadingPort } from '../../components/state/file-reading.ts';
import { createReading, type ReadingToPage } from '../../lib/reading.ts';

/** A worker that reads a file, in the same process: what passes is copied as between a page and a worker. */
export type ReadingTwin = {
  readonly port: ReadingPort;
  /** All that it told, in order. */
  readonly told: ReadingToPage[];
  /** Goes on reading, for one stretch of so many entries. */
  stretch(): void;
};

/** @param entries how many of the file's entries a stretch takes; all unless told */
export function readingTwin(entries = Infinity): ReadingTwin {
  const told: ReadingToPage[] = [];
  const listeners: ((message: ReadingToPage) => void)[] = [];
  let [clock, calls] = [0, 0];
  let goOn = (): void => undefined;
  const hear = createReading({
    tell(message) {
      const copy = structuredClone(message);
      told.push(copy);
      for (const listener of listeners) listener(copy);
    },
    // Asked when a stretch begins and after each entry: it is over after as many as wanted.
    now: () => {
      calls = (calls + 1) % (entries + 1);
      return (clock += calls === 0 ? 1000 : 0);
    },
    rest: () =>
      entries === Infinity ? Promise.resolve() : new Promise((resolve) => (goOn = () => resolve())),
  });
  return {
    told,
    stretch: () => goOn(),
    port: {
      post: (message) => void hear(message),
      onMessage: (listener) => listeners.push(listener),
      onBreak: () => undefined,
      close: () => undefined,
    },
  };
}
