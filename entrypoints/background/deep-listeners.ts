export type RequestFilter = {
  urls: string[];
  types: ('main_frame' | 'sub_frame' | 'xmlhttprequest' | 'script' | 'image' | 'ping' | 'other')[];
};

/** webRequest.onSendHeaders and its like, as far as they are needed here. */
export type FilteredEvent<Listener, Option> = {
  addListener(listener: Listener, filter: RequestFilter, options?: Option[]): void;
  removeListener(listener: Listener): void;
};

/** One deep listener: headers are asked of few requests, because asking costs every request it is asked of. */
export type DeepListener = {
  listen(filter: RequestFilter): void;
  ignore(): void;
};

/** What pages send beside what their scripts fetch; that, navigations, and guesses at one, have listeners that never go. */
const types: RequestFilter['types'] = ['script', 'image', 'ping'];

/** Ties an event, a listener and its options together: the same function is added and removed. */
export function deepListener<Listener, Option>(
  event: FilteredEvent<Listener, Option>,
  listener: Listener,
  options: Option[],
): DeepListener {
  return {
    listen: (filter) => event.addListener(listener, filter, options),
    ignore: () => event.removeListener(listener),
  };
}

/** Listens in depth to origins that change: those that a login in progress has taught. */
export class LearnedListeners {
  readonly #listeners: readonly DeepListener[];
  #patterns = '';

  constructor(listeners: readonly DeepListener[]) {
    this.#listeners = listeners;
  }

  /** The origins of now; none ends the listening. Unchanged origins change nothing. */
  listenTo(origins: readonly string[]): void {
    const urls = matchPatterns(origins);
    const patterns = urls.join(' ');
    if (patterns === this.#patterns) return;
    this.#patterns = patterns;
    for (const listener of this.#listeners) {
      listener.ignore();
      if (urls.length > 0) listener.listen({ urls, types });
    }
  }
}

/** Match patterns of web origins, sorted. Without ports: Firefox has none in patterns, and without one all ports match. */
export function matchPatterns(origins: readonly string[]): string[] {
  const patterns = origins
    .filter((origin) => URL.canParse(origin))
    .flatMap((origin) => {
      const { protocol, hostname } = new URL(origin);
      return protocol === 'https:' || protocol === 'http:' ? [`${protocol}//${hostname}/*`] : [];
    });
  return [...new Set(patterns)].toSorted();
}
