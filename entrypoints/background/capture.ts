import type { Body, Exchange } from '../../lib/exchange/exchange.ts';
import { withoutFragment } from '../../lib/exchange/parameters.ts';
import type { ExchangeSink } from '../../lib/exchange/sink.ts';
import { mergeTwins } from '../../lib/exchange/twin.ts';
import type { ResponseDetails } from '../../lib/sources/web-request/details.ts';
import { createWebRequestSource, type WebRequestSource } from '../../lib/sources/web-request/web-request.ts';
import { eachFailureOnce, failureOf, type Failure } from '../../lib/vocabulary/failure.ts';
import type { Watch } from '../../lib/watch.ts';
import type { Journal } from './journal.ts';
import { nearestTwin } from './nearest-twin.ts';
import { isAdmitted, keepable } from './observed.ts';
import { pageWithoutWords } from './page-without-words.ts';
import { Replay } from './replay.ts';

/** What the capture tells the rest of the worker. */
export type CaptureListener = {
  /** These exchanges are new, or have changed. */
  evidence(exchanges: readonly Exchange[]): void;
  cleared(): void;
  recording(paused: boolean): void;
  dropped(count: number): void;
  /** What broke off by a mistake of ours since the last clear, all of it. */
  failures(failures: readonly Failure[]): void;
  /** Told after every change of the above, also after the journal was read. */
  changed(): void;
};

export type CaptureOptions = {
  readonly journal: Journal;
  readonly createWatch: () => Watch;
  readonly listener: CaptureListener;
  /** The time, as ISO 8601 in UTC. */
  readonly now: () => string;
  /** Runs a task soon. */
  readonly later: (task: () => void) => void;
};

/** The events of the browser by the names of the source's methods. */
export type BrowserEvent = Exclude<keyof WebRequestSource, 'resume' | 'clear' | 'retained' | 'present'>;

/** Events that wait while the journal is read: a few hundred milliseconds of a busy browser. */
const longestQueue = 20_000;

/**
 * The worker's one watch, fed by the browser's events. What arrives while the journal is still being read waits and
 * is taken in order. Never throws: a listener that does would be the browser's business.
 */
export class Capture {
  readonly #journal: Journal;
  readonly #options: CaptureOptions;
  readonly #source: WebRequestSource;
  readonly #replaying: Replay;
  #watch: Watch;
  #waiting: (() => void)[] | undefined = [];
  #nextEntry = 0;

  constructor(options: CaptureOptions) {
    this.#options = options;
    this.#journal = options.journal;
    this.#watch = options.createWatch();
    this.#replaying = new Replay({
      ...options,
      known: () => this.#known(),
      get: (id) => this.#journal.get(id),
      done: (watch) => {
        this.#watch = watch;
        this.#takeContext();
        options.listener.changed();
      },
    });
    const sink: ExchangeSink = {
      admits: (...request) => this.#watch.admits(...request),
      admitsError: (url) => this.#watch.admitsError(url),
      admitsAround: (...request) => this.#watch.admitsAround(...request),
      remembers: (id) => this.#watch.remembers(id),
      put: (exchange) => this.#put(exchange),
    };
    this.#source = createWebRequestSource(sink, { nextEntry: () => this.#nextEntry });
  }

  /** Stands where the last worker stood, then takes what has waited. */
  async start(): Promise<void> {
    await this.#journal.load();
    this.#replay();
    this.#nextEntry = 1 + this.#known().reduce((last, { entry }) => Math.max(last, entry), -1);
    this.#source.resume(this.#known(), this.#journal.notes.openers);
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const task of waiting) this.#guarded('waiting', task);
    this.#guarded('start', () => this.#options.listener.changed());
  }

  get watch(): Watch {
    return this.#watch;
  }

  get paused(): boolean {
    return this.#journal.notes.paused;
  }

  /** How many requests are followed: for tests and measurements. */
  retained(): number {
    return this.#source.retained();
  }

  /** Runs the task when the journal has been read, after all that came before it; at once from then on. */
  whenReady(task: () => void): void {
    if (!this.#waiting) this.#guarded('task', task);
    else if (this.#waiting.length < longestQueue) this.#waiting.push(task);
  }

  /** One event of the browser. Answers nothing: to webRequest, an answer would be a wish to change the request. */
  on<E extends BrowserEvent>(event: E, details: Parameters<WebRequestSource[E]>[0]): undefined {
    if (this.#waiting) this.whenReady(() => this.on(event, details));
    else if (!this.paused || event === 'tabRemoved') this.#guarded(event, () => this.#take(event, details));
    return undefined;
  }

  /** An exchange as DevTools saw it: joined with what webRequest saw of it, else kept by itself if it is ours. */
  observed(exchange: Exchange): void {
    this.whenReady(() => {
      if (this.paused) return;
      const seen = keepable(this.#watch, exchange);
      const twin = nearestTwin(this.#known(), seen);
      if (twin) this.#store(mergeTwins(twin, seen));
      else if (isAdmitted(this.#watch, exchange)) this.#store({ ...seen, entry: this.#nextEntry });
    });
  }

  /** The page that this tab shows, if an answer of the evidence brought it and nobody has its body yet. */
  pageWithoutWords(tab: number, url: string): Exchange | undefined {
    return pageWithoutWords(this.#journal.exchanges(), tab, url);
  }

  /** Id of the exchange whose answer this is, if it tells of a login and nobody has its body. For when the journal has been read. */
  awaitsBody({ requestId, url }: ResponseDetails): string | undefined {
    const present = this.#source.present(requestId);
    const known = present && this.#journal.get(present.id);
    if (!known || this.paused || withoutFragment(known.url) !== withoutFragment(url)) return undefined;
    return known.responseBody?.text === undefined && this.#watch.wantsAnswer(known.id) ? known.id : undefined;
  }

  /** The body of an answer: as it passed, or what the page that it brought says of a failure, as its tab shows it. */
  answered(id: string, responseBody: Body): void {
    this.whenReady(() => {
      const exchange = this.#journal.get(id);
      if (!this.paused && exchange) this.#store(mergeTwins(exchange, { ...exchange, responseBody }));
    });
  }

  /** Forgets these exchanges; without ids, everything. */
  clear(ids?: readonly string[]): void {
    this.whenReady(() => {
      if (ids) return this.#forgetThese(ids);
      this.#journal.clear();
      this.#replay();
      this.#source.clear();
      this.#options.listener.cleared();
      this.#options.listener.changed();
    });
  }

  #forgetThese(ids: readonly string[]): void {
    this.#journal.release(ids);
    this.#journal.forget(ids);
    this.#journal.cleared();
    this.#replay();
    const { dropped, failures } = this.#journal.notes;
    const { listener } = this.#options;
    listener.cleared();
    listener.evidence(this.#journal.exchanges());
    if (dropped > 0) listener.dropped(dropped);
    if (failures.length > 0) listener.failures(failures);
    listener.changed();
  }

  /** Takes back what was cleared: the watch then stands as if it had never been gone. */
  restore(exchanges: readonly Exchange[]): void {
    this.whenReady(() => {
      for (const exchange of exchanges) {
        this.#journal.put(exchange);
        this.#nextEntry = Math.max(this.#nextEntry, exchange.entry + 1);
      }
      this.#replay();
      this.#options.listener.evidence(exchanges);
      this.#options.listener.changed();
    });
  }

  /** While paused nothing is captured; requests under way are taken up again afterwards if they were kept before. */
  pause(paused: boolean): void {
    this.whenReady(() => {
      if (paused === this.paused) return;
      this.#journal.note({ paused });
      if (paused) this.#forgetRecent();
      else this.#source.resume(this.#known(), this.#journal.notes.openers);
      this.#options.listener.recording(paused);
      this.#options.listener.changed();
    });
  }

  #forgetRecent(): void {
    this.#source.clear();
    this.#journal.forget();
    this.#replay();
  }

  /** After the journal let exchanges go: soon, what remains is all the watch knows, as it would be after a restart. */
  evicted(): void {
    this.#replaying.renew();
    this.#options.listener.dropped(this.#journal.notes.dropped);
    this.#options.listener.changed();
  }

  /** Something of the worker's bookkeeping broke off. */
  failed(id: string, error: unknown): void {
    this.whenReady(() => this.#note([failureOf('capture', id, error)]));
  }

  #take<E extends BrowserEvent>(event: E, details: Parameters<WebRequestSource[E]>[0]): void {
    const handle = this.#source[event] as (details: Parameters<WebRequestSource[E]>[0]) => void;
    handle(details);
    if (event === 'createdNavigationTarget' || event === 'tabRemoved') this.#noteOpeners(event, details);
  }

  #noteOpeners(event: BrowserEvent, details: unknown): void {
    const { openers } = this.#journal.notes;
    if (event === 'tabRemoved') {
      if (openers.some(([tab]) => tab === details)) {
        this.#journal.note({ openers: openers.filter(([tab]) => tab !== details) });
      }
      return;
    }
    const { tabId, sourceTabId } = details as Parameters<WebRequestSource['createdNavigationTarget']>[0];
    this.#journal.note({ openers: [...openers.slice(-200), [tabId, sourceTabId]] });
  }

  #replay(): void {
    this.#watch = this.#replaying.start();
    this.#takeContext();
  }

  /** Evidence, and what may become it, in order of arrival. */
  #known(): readonly Exchange[] {
    return [...this.#journal.exchanges(), ...this.#journal.recent()].toSorted((a, b) => a.entry - b.entry);
  }

  /** What DevTools added must not be lost when webRequest tells more: only DevTools knows of response bodies. */
  #put(exchange: Exchange): boolean {
    const known = this.#journal.get(exchange.id);
    return this.#store(known?.responseBody ? mergeTwins(exchange, known) : exchange);
  }

  #store(exchange: Exchange): boolean {
    this.#replaying.saw(exchange.id);
    const isEvidence = this.#watch.put(exchange);
    if (isEvidence || this.#watch.remembers(exchange.id))
      this.#nextEntry = Math.max(this.#nextEntry, exchange.entry + 1);
    const around = this.#takeContext();
    const isAround = around.some(({ id }) => id === exchange.id);
    // What turns out to be no message (a prefetch, once its headers are known) must not stay as it was, here or in the pages.
    const isRefuted = !isEvidence && this.#journal.release([exchange.id]);
    const kept = isEvidence && !isAround ? [exchange, ...around] : around;
    for (const one of kept) this.#journal.put(one);
    const news = isRefuted ? [exchange, ...kept] : kept;
    if (news.length > 0) {
      this.#options.listener.evidence(news);
      this.#options.listener.changed();
    }
    return isEvidence;
  }

  /** What became evidence because a login is near; what is none any more leaves the journal. */
  #takeContext(): readonly Exchange[] {
    const { kept, released, remembered, forgotten } = this.#watch.takeContext();
    this.#journal.release(released);
    this.#journal.forget(forgotten);
    this.#journal.remember(remembered);
    return kept;
  }

  /** Whatever goes wrong with one event, the next one is taken. Only the error's name is kept: errors may quote the traffic. */
  #guarded(id: string, task: () => void): void {
    try {
      task();
    } catch (error) {
      this.#note([failureOf('capture', id, error)]);
    }
    if (this.#watch.failures.length > 0) this.#note(this.#watch.failures);
  }

  #note(failures: readonly Failure[]): void {
    const known = this.#journal.notes.failures;
    const time = this.#options.now();
    const all = eachFailureOnce([...known, ...failures.map((one) => ({ ...one, time }))]);
    if (all.length === known.length) return;
    this.#journal.note({ failures: all });
    this.#options.listener.failures(all);
  }
}
