import type { FeedToPage, FeedToWorker } from '../../lib/exchange/feed.ts';
import type { Failure } from '../../lib/vocabulary/failure.ts';

/** One connection to the worker, as much of a browser port as the feed needs. */
export type FeedPort = {
  post(message: FeedToWorker): void;
  onMessage(listener: (message: FeedToPage) => void): void;
  onDisconnect(listener: () => void): void;
  close(): void;
};

type Evidence = Extract<FeedToPage, { type: 'evidence' }>;

/** What a page does with what the worker tells. */
export type FeedReader = {
  evidence(exchanges: Evidence['exchanges']): void;
  /** All that the worker knows, and how often something was forgotten on somebody's request. */
  snapshot(all: Evidence['exchanges'], clears: Evidence['clears']): void;
  cleared(): void;
  recording(paused: boolean): void;
  /** What tabs are called now. */
  titles(pairs: Extract<FeedToPage, { type: 'titles' }>['titles']): void;
  /** So many exchanges were let go because memory was full. */
  dropped(count: number): void;
  /** This broke off in the worker. */
  failures(failures: readonly Failure[]): void;
  /** Whether the browser lets the extension look at all sites; for pages that it does not tell. */
  access?(isWhole: boolean): void;
  /** The extension was updated, or is gone: nothing new will come. */
  cutOff(): void;
};

export type Feed = {
  send(message: FeedToWorker): void;
  close(): void;
};

export type FeedOptions = {
  /** Opens a port; throws when the extension itself is gone (it was updated or removed). */
  readonly connect: () => FeedPort;
  readonly reader: FeedReader;
  /** The tab a DevTools page inspects. */
  readonly tab?: number;
  /** Waits before a new attempt. */
  readonly later?: (task: () => void) => void;
};

/**
 * Keeps a page fed while the worker comes and goes: a worker that stops closes the port, a new port wakes it, and the
 * first evidence on a port is a snapshot. What was said meanwhile is sent when the port is back.
 */
export function openFeed({ connect, reader, tab, later = soon }: FeedOptions): Feed {
  const unsent: FeedToWorker[] = [];
  let port: FeedPort | undefined;
  let closed = false;

  /** The page of an extension that is gone has nothing to connect to, ever. */
  const connected = (): FeedPort | undefined => {
    try {
      return connect();
    } catch {
      closed = true;
      reader.cutOff();
      return undefined;
    }
  };
  const open = (): void => {
    if (closed) return;
    let fresh = true;
    const opened = connected();
    if (!opened) return;
    opened.onMessage((message) => {
      read(reader, message, fresh);
      if (message.type === 'evidence') fresh = false;
    });
    opened.onDisconnect(() => {
      if (port === opened) port = undefined;
      later(open);
    });
    port = opened;
    opened.post(tab === undefined ? { type: 'hello' } : { type: 'hello', tab });
    for (const message of unsent.splice(0)) opened.post(message);
  };
  open();

  return {
    send: (message) => {
      if (port) port.post(message);
      else unsent.push(message);
    },
    close: () => {
      closed = true;
      port?.close();
      port = undefined;
    },
  };
}

function read(reader: FeedReader, message: FeedToPage, fresh: boolean): void {
  switch (message.type) {
    case 'evidence':
      return fresh ? reader.snapshot(message.exchanges, message.clears) : reader.evidence(message.exchanges);
    case 'cleared':
      return reader.cleared();
    case 'recording':
      return reader.recording(message.paused);
    case 'titles':
      return reader.titles(message.titles);
    case 'dropped':
      return reader.dropped(message.count);
    case 'failures':
      return reader.failures(message.failures);
    case 'access':
      return reader.access?.(message.isWhole);
  }
}

function soon(task: () => void): void {
  setTimeout(task, 250);
}
