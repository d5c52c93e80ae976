/** What a listener hears of: addresses, kinds of request, and the tab if it is one tab's. */
export type RequestFilter<Type extends string = string> = {
  urls: string[];
  types?: Type[];
  tabId?: number;
};

/** webRequest.onSendHeaders and its like, as far as they are needed here. */
export type FilteredEvent<Details, Type extends string, Option> = {
  addListener(
    listener: (details: Details) => undefined,
    filter: RequestFilter<Type>,
    options?: Option[],
  ): void;
  removeListener(listener: (details: Details) => undefined): void;
};

/** Listens to one event in that tab, or in all without one; what is returned ends it. */
export type TabListener = (tab: number | undefined) => () => void;

/** Ties an event, a listener, what it hears of and its options together. A listener has one filter: each tab gets its own. */
export function tabListener<Details, Type extends string, Option>(
  event: FilteredEvent<Details, Type, Option>,
  listener: (details: Details) => void,
  types: Type[],
  options: Option[] = [],
): TabListener {
  return (tab) => {
    const own = (details: Details): undefined => {
      listener(details);
    };
    event.addListener(
      own,
      { urls: ['<all_urls>'], types, ...(tab === undefined ? {} : { tabId: tab }) },
      options,
    );
    return () => event.removeListener(own);
  };
}

/**
 * Listens in depth to the tabs of logins, because asking for headers costs every request it is asked of. Until it is told which
 * tabs those are, it listens to all: who has just been woken does not know yet, and what woke it may be followed at once.
 */
export class TabListeners {
  readonly #listeners: readonly TabListener[];
  readonly #open = new Map<number | undefined, readonly (() => void)[]>();

  constructor(listeners: readonly TabListener[]) {
    this.#listeners = listeners;
    this.#listen(undefined);
  }

  /** The tabs of now; none ends the listening. Unchanged tabs change nothing. */
  listenTo(tabs: ReadonlySet<number>): void {
    for (const tab of tabs) if (!this.#open.has(tab)) this.#listen(tab);
    for (const [tab, ends] of this.#open) {
      if (tab !== undefined && tabs.has(tab)) continue;
      this.#open.delete(tab);
      for (const end of ends) end();
    }
  }

  #listen(tab: number | undefined): void {
    this.#open.set(
      tab,
      this.#listeners.map((listener) => listener(tab)),
    );
  }
}
