import type { Worker } from './worker.ts';

/** What is watched of one kind of window, and where it is kept. */
export type Room = {
  readonly worker: Worker;
  /** Ends the listening; nothing is kept from now on. */
  close(): void;
};

export type RoomsParts = {
  readonly open: (isPrivate: boolean) => Room;
  /** The tabs that are open; `undefined` where the browser gives private windows a worker of their own. */
  readonly tabs?: Promise<readonly OpenTab[]> | undefined;
  /** Takes away what is kept of private windows, by an earlier worker too. */
  readonly forgetPrivate: () => void;
};

/** A tab, as the browser tells of it. */
export type OpenTab = { readonly id?: number | undefined; readonly incognito: boolean };

/** Firefox tells of each request whether a private window sent it; Chrome, which keeps them apart, does not. */
export type PlacedRequest = {
  readonly tabId: number;
  readonly type: string;
  readonly incognito?: boolean | undefined;
};

/** Normal windows and private ones, each with a worker that knows nothing of the other. Private ones are forgotten with the last of their tabs. */
export class Rooms {
  readonly #parts: RoomsParts;
  readonly #normal: Room;
  readonly #privateTabs = new Set<number>();
  #private: Room | undefined;
  #waiting: (() => void)[] | undefined;

  constructor(parts: RoomsParts) {
    this.#parts = parts;
    this.#normal = parts.open(false);
    if (!parts.tabs) return;
    this.#waiting = [];
    const begin = (tabs: readonly OpenTab[]): void => this.#begin(tabs);
    void parts.tabs.then(begin, () => begin([]));
  }

  /** Of a page’s own request, which may be told before its tab is. */
  begins(details: PlacedRequest, take: (worker: Worker) => void): undefined {
    if (details.type === 'main_frame')
      this.created({ id: details.tabId, incognito: details.incognito === true });
    return this.ofRequest(details, take);
  }

  /** What a private window sent that is gone meanwhile is of no room. */
  ofRequest({ incognito = false }: PlacedRequest, take: (worker: Worker) => void): undefined {
    this.#inOrder(() => {
      if (!incognito || this.#privateTabs.size > 0) take(this.of(incognito));
    });
  }

  ofTab(tab: number, take: (worker: Worker) => void): void {
    this.#inOrder(() => take(this.of(this.#privateTabs.has(tab))));
  }

  /** A request of no tab (-1) has none that could be closed. */
  created({ id, incognito }: OpenTab): void {
    if (incognito && id !== undefined && id >= 0 && this.#parts.tabs)
      this.#inOrder(() => this.#privateTabs.add(id));
  }

  removed(tab: number): void {
    this.ofTab(tab, (worker) => worker.tabRemoved(tab));
    this.#inOrder(() => {
      if (this.#privateTabs.delete(tab) && this.#privateTabs.size === 0) this.#forget();
    });
  }

  /** The worker of normal windows, or of private ones; that is made when it is first asked for. */
  of(isPrivate: boolean): Worker {
    return (isPrivate ? (this.#private ??= this.#parts.open(true)) : this.#normal).worker;
  }

  /** For what concerns all windows. */
  each(take: (worker: Worker) => void): void {
    take(this.#normal.worker);
    if (this.#private) take(this.#private.worker);
  }

  #begin(tabs: readonly OpenTab[]): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const tab of tabs) this.created(tab);
    // They may have closed while nobody was there to see it.
    if (this.#privateTabs.size === 0) this.#forget();
    // Its tabs may hold a login, and are listened to from when it is there.
    else this.of(true);
    for (const task of waiting) task();
  }

  #forget(): void {
    this.#private?.close();
    this.#private = undefined;
    this.#parts.forgetPrivate();
  }

  /** Nothing overtakes what waits for the tabs to be known. */
  #inOrder(task: () => void): void {
    if (this.#waiting) this.#waiting.push(task);
    else task();
  }
}
