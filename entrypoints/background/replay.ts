import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Watch } from '../../lib/watch.ts';

export type ReplayParts = {
  readonly createWatch: () => Watch;
  /** All that is kept, in order of arrival. */
  readonly known: () => readonly Exchange[];
  /** The present state of one that is kept. */
  readonly get: (id: string) => Exchange | undefined;
  /** Runs a task soon. */
  readonly later: (task: () => void) => void;
  /** Told of the watch that knows everything, where the one given out did not. */
  readonly done: (watch: Watch) => void;
};

/** What a watch is told before the first event is taken: some 75 logins, which takes less than half a second in the slowest browser. */
export const newestAtOnce = 300;
/** What is told between two events, for some hundredths. */
const atATime = 25;

/**
 * Makes a watch that stands where another one stood. Of a full memory it knows the newest part at once, because an event waits; what
 * is older is told, from the beginning and bit by bit, to a second watch that then takes its place.
 */
export class Replay {
  readonly #parts: ReplayParts;
  /** Of the second watch: what came or changed while it was told. */
  #meanwhile: Set<string> | undefined;
  /** More was let go while it was told. */
  #isBehind = false;

  constructor(parts: ReplayParts) {
    this.#parts = parts;
  }

  start(): Watch {
    this.#meanwhile = undefined;
    this.#isBehind = false;
    const known = this.#parts.known();
    const watch = this.#parts.createWatch();
    for (const exchange of known.slice(-newestAtOnce)) watch.put(exchange);
    if (known.length > newestAtOnce) this.#tell(known);
    return watch;
  }

  /** The same for a watch that knows too much: it goes on until another one knows no more than what is kept. */
  renew(): void {
    this.#isBehind = this.#meanwhile !== undefined;
    if (!this.#isBehind) this.#tell(this.#parts.known());
  }

  /** An exchange is new, or has changed. */
  saw(id: string): void {
    this.#meanwhile?.add(id);
  }

  #tell(known: readonly Exchange[]): void {
    const meanwhile = new Set<string>();
    this.#meanwhile = meanwhile;
    const watch = this.#parts.createWatch();
    const put = (id: string): void => {
      const exchange = this.#parts.get(id);
      if (exchange) watch.put(exchange);
    };
    const from = (place: number): void => {
      // Another one has been asked for since.
      if (this.#meanwhile !== meanwhile) return;
      for (const { id } of known.slice(place, place + atATime)) put(id);
      if (place + atATime < known.length) {
        this.#parts.later(() => from(place + atATime));
        return;
      }
      this.#meanwhile = undefined;
      for (const id of meanwhile) put(id);
      this.#parts.done(watch);
      if (this.#isBehind) this.renew();
    };
    this.#parts.later(() => from(0));
  }
}
