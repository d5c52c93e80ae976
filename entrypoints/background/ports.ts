import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { FeedToPage, FeedToWorker } from '../../lib/exchange/feed.ts';
import type { Failure } from '../../lib/vocabulary/failure.ts';
import { asObject } from '../../lib/exchange/json.ts';

/** As much of a runtime port as the feed needs. */
export type PagePort = {
  /** Throws when the page is gone. */
  post(message: FeedToPage): void;
  onMessage(listener: (message: unknown) => void): void;
  onDisconnect(listener: () => void): void;
};

/** What pages may ask of the worker. */
export type PageCommands = {
  /** Runs the task once the worker knows where it stands. */
  whenReady(task: () => void): void;
  snapshot(): {
    readonly exchanges: readonly Exchange[];
    readonly clears: number;
    readonly paused: boolean;
    readonly dropped: number;
    readonly failures: readonly Failure[];
  };
  /** A page has been told all that is known. */
  welcomed(): void;
  /** Somebody looks at a page of ours that is about this tab. */
  lookedAt(tab: number): void;
  observed(exchange: Exchange): void;
  clear(ids?: readonly string[]): void;
  restore(exchanges: readonly Exchange[]): void;
  pause(paused: boolean): void;
};

/** The pages that listen. A page gets the snapshot when it says hello, increments from then on; one that is gone is dropped. */
export class Ports {
  readonly #listening = new Set<PagePort>();

  connect(port: PagePort, commands: PageCommands): void {
    port.onDisconnect(() => this.#listening.delete(port));
    port.onMessage((message) => {
      if (isForWorker(message)) this.#take(port, message, commands);
    });
  }

  /** To all that have said hello. */
  post(message: FeedToPage): void {
    for (const port of this.#listening) this.#postTo(port, message);
  }

  get size(): number {
    return this.#listening.size;
  }

  #take(port: PagePort, message: FeedToWorker, commands: PageCommands): void {
    switch (message.type) {
      case 'hello':
        commands.whenReady(() => {
          this.#welcome(port, commands);
          commands.welcomed();
          if (typeof message.tab === 'number') commands.lookedAt(message.tab);
        });
        break;
      case 'observed':
        commands.observed(message.exchange);
        break;
      case 'clear':
        commands.clear(message.ids);
        break;
      case 'restore':
        commands.restore(message.exchanges);
        break;
      case 'pause':
        commands.pause(message.paused);
        break;
    }
  }

  #welcome(port: PagePort, commands: PageCommands): void {
    const { exchanges, clears, paused, dropped, failures } = commands.snapshot();
    this.#listening.add(port);
    this.#postTo(port, { type: 'evidence', exchanges, clears });
    this.#postTo(port, { type: 'recording', paused });
    if (dropped > 0) this.#postTo(port, { type: 'dropped', count: dropped });
    if (failures.length > 0) this.#postTo(port, { type: 'failures', failures });
  }

  #postTo(port: PagePort, message: FeedToPage): void {
    try {
      port.post(message);
    } catch {
      this.#listening.delete(port);
    }
  }
}

/** Pages of an older version may still be open after an update. */
function isForWorker(value: unknown): value is FeedToWorker {
  const message = asObject(value);
  switch (message?.type) {
    case 'hello':
      return true;
    case 'clear':
      return message.ids === undefined || isListOf(message.ids, (id) => typeof id === 'string');
    case 'restore':
      return isListOf(message.exchanges, (one) => isExchange(one) && Number.isInteger(asObject(one)?.entry));
    case 'pause':
      return typeof message.paused === 'boolean';
    case 'observed':
      return isExchange(message.exchange);
    default:
      return false;
  }
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isExchange(value: unknown): boolean {
  const { id, url, method } = asObject(value) ?? {};
  return typeof id === 'string' && typeof url === 'string' && typeof method === 'string';
}
