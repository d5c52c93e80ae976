import type { FeedPort } from '../../components/state/feed.ts';
import type { FeedToPage, FeedToWorker } from '../../lib/exchange/feed.ts';

/** The worker's end of the feed, in this process. `connect` is what a page gets. */
export type FeedTwin = {
  readonly connect: () => FeedPort;
  /** What pages said, all ports together. */
  readonly said: readonly FeedToWorker[];
  /** Ports opened so far. */
  readonly opened: () => number;
  say(message: FeedToPage): void;
  /** The worker stops: its ports close. */
  die(): void;
};

/** A worker that says only what a test makes it say. */
export function feedTwin(): FeedTwin {
  const said: FeedToWorker[] = [];
  let opened = 0;
  let alive: { message: ((message: FeedToPage) => void)[]; end: (() => void)[] }[] = [];
  return {
    said,
    opened: () => opened,
    connect: () => {
      opened += 1;
      const port = { message: [] as ((message: FeedToPage) => void)[], end: [] as (() => void)[] };
      alive.push(port);
      return {
        post: (message) => said.push(message),
        onMessage: (listener) => port.message.push(listener),
        onDisconnect: (listener) => port.end.push(listener),
        close: () => (alive = alive.filter((one) => one !== port)),
      };
    },
    say: (message) => alive.forEach((port) => port.message.forEach((listener) => listener(message))),
    die: () => {
      const dying = alive;
      alive = [];
      dying.forEach((port) => port.end.forEach((listener) => listener()));
    },
  };
}
