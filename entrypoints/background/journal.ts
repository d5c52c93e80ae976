import type { Exchange } from '../../lib/exchange/exchange.ts';
import { asObject, parseJsonObject } from '../../lib/exchange/json.ts';
import type { Failure } from '../../lib/vocabulary/failure.ts';
import { leastMissed, standingAlone, type Held, type Standing } from './least-missed.ts';

/** As much of `storage.session` as the journal needs. It is memory: nothing here ever touches the disk. */
export type SessionArea = {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
};

/** What must outlive the worker and is no exchange. */
export type Notes = {
  readonly paused: boolean;
  /** Exchanges let go since the last clear because memory was full. */
  readonly dropped: number;
  /** What broke off by a mistake of ours since the last clear. */
  readonly failures: readonly Failure[];
  /** Which tab opened which: pairs of tab and opener. */
  readonly openers: readonly (readonly [tab: number, opener: number])[];
  /** When a tab last went to a page that no login of it knows: pairs of tab and time. */
  readonly left: readonly (readonly [tab: number, time: number])[];
};

export type JournalOptions = {
  /** Bytes to stay under; the browser's quota is 10 MiB. */
  readonly limit?: number;
  /** Of exchanges that belong to logins, by id. Asked only when memory is full. */
  readonly standings?: () => ReadonlyMap<string, Standing>;
  /** Told after exchanges were let go. */
  readonly evicted?: () => void;
  /** Told when something could not be stored: it stays in memory, and is lost when the worker stops. */
  readonly refused?: (error: unknown) => void;
};

/** Where the notes are kept: written with whatever else is. */
export const notesKey = 'notes';
const encoder = new TextEncoder();
const exchangeKey = (id: string): string => `x:${id}`;
const recentKey = (id: string): string => `r:${id}`;
const noNotes: Notes = { paused: false, dropped: 0, failures: [], openers: [], left: [] };

/**
 * The evidence, in memory and in `storage.session`: one key an exchange. Writes of one turn go together, and in order. An
 * exchange is stored as JSON text: the quota counts memory, and text costs what it is long. Beside it, what passed lately
 * and may become evidence: it comes and goes with every page.
 */
export class Journal {
  readonly #area: SessionArea;
  readonly #options: JournalOptions;
  readonly #limit: number;
  readonly #exchanges = new Map<string, Exchange>();
  readonly #recent = new Map<string, Exchange>();
  readonly #sizes = new Map<string, number>();
  readonly #dirty = new Set<string>();
  #bytes = 0;
  #notes = noNotes;
  #scheduled = false;
  #written: Promise<void> = Promise.resolve();

  constructor(area: SessionArea, options: JournalOptions = {}) {
    this.#area = area;
    this.#options = options;
    this.#limit = options.limit ?? 8 * 1024 * 1024;
  }

  /** Reads what an earlier worker left. What cannot be read is left out. */
  async load(): Promise<void> {
    let refusal: unknown;
    const stored: Record<string, unknown> = await this.#area.get(null).catch((error: unknown) => {
      refusal = error;
      return {};
    });
    for (const { exchange, text } of readAll(stored, 'x:')) {
      this.#exchanges.set(exchange.id, exchange);
      this.#measure(exchange.id, text);
    }
    for (const { exchange } of readAll(stored, 'r:')) this.#recent.set(exchange.id, exchange);
    this.#notes = { ...noNotes, ...asObject(stored[notesKey]) };
    if (refusal !== undefined) this.#options.refused?.(refusal);
  }

  /** In order of arrival. */
  exchanges(): readonly Exchange[] {
    return [...this.#exchanges.values()].toSorted((a, b) => a.entry - b.entry);
  }

  /** Evidence, or what passed lately. */
  get(id: string): Exchange | undefined {
    return this.#exchanges.get(id) ?? this.#recent.get(id);
  }

  put(exchange: Exchange): void {
    this.#exchanges.set(exchange.id, exchange);
    this.#touch(exchangeKey(exchange.id));
  }

  /** What is evidence no more. True when any of it was. */
  release(ids: readonly string[]): boolean {
    const gone = ids.filter((id) => this.#exchanges.delete(id));
    if (gone.length === 0) return false;
    for (const id of gone) {
      this.#bytes -= this.#sizes.get(id) ?? 0;
      this.#sizes.delete(id);
      this.#dirty.delete(exchangeKey(id));
    }
    this.#write(() => this.#area.remove(gone.map(exchangeKey)));
    return true;
  }

  /** What passed lately and may become evidence. */
  recent(): readonly Exchange[] {
    return [...this.#recent.values()];
  }

  /** These passed lately, or have changed. The bodies of answers stay in memory: they are long. */
  remember(exchanges: readonly Exchange[]): void {
    for (const exchange of exchanges) {
      this.#recent.set(exchange.id, exchange);
      this.#touch(recentKey(exchange.id));
    }
  }

  /** These are remembered no more; without ids, nothing is. */
  forget(ids: readonly string[] = [...this.#recent.keys()]): void {
    const gone = ids.filter((id) => this.#recent.delete(id)).map(recentKey);
    for (const key of gone) this.#dirty.delete(key);
    if (gone.length > 0) this.#write(() => this.#area.remove(gone));
  }

  get notes(): Notes {
    return this.#notes;
  }

  note(change: Partial<Notes>): void {
    this.#notes = { ...this.#notes, ...change };
    this.#touch(notesKey);
  }

  /** Forgets all exchanges. */
  clear(): void {
    this.forget();
    const keys = [...this.#exchanges.keys()].map(exchangeKey);
    this.#exchanges.clear();
    this.#sizes.clear();
    this.#bytes = 0;
    this.#dirty.clear();
    this.#write(() => this.#area.remove(keys));
    this.note({ dropped: 0, failures: [], left: [] });
  }

  /** Resolves when all that was put so far is stored. */
  async settled(): Promise<void> {
    await Promise.resolve();
    await this.#written;
  }

  #touch(key: string): void {
    this.#dirty.add(key);
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#flush();
    });
  }

  #flush(): void {
    const items: Record<string, unknown> = {};
    for (const key of this.#dirty) if (key !== notesKey) this.#collect(key, items);
    this.#dirty.clear();
    const gone = this.#bytes > this.#limit ? this.#evict() : [];
    for (const key of gone) delete items[key];
    if (gone.length > 0) this.#write(() => this.#area.remove(gone));
    items[notesKey] = this.#notes;
    // Full before our own limit, because a browser counts otherwise: make room once; what then fails stays in memory.
    this.#write(() => this.#area.set(items).catch((error: unknown) => this.#makeRoom(items, error)));
  }

  #collect(key: string, items: Record<string, unknown>): void {
    const recent = key.startsWith('r:') ? this.#recent.get(key.slice(2)) : undefined;
    if (recent) items[key] = JSON.stringify({ ...recent, responseBody: undefined });
    if (key.startsWith('r:')) return;
    const exchange = this.#exchanges.get(key.slice(2));
    if (!exchange) return;
    const text = JSON.stringify(exchange);
    this.#measure(exchange.id, text);
    items[key] = text;
  }

  #measure(id: string, text: string): void {
    const size = encoder.encode(text).length + id.length;
    this.#bytes += size - (this.#sizes.get(id) ?? 0);
    this.#sizes.set(id, size);
  }

  async #makeRoom(items: Record<string, unknown>, error: unknown): Promise<void> {
    // What is full of other things stays so, whatever goes of ours.
    if (!/quota/i.test(String(error)) || this.#bytes < this.#limit / 8) throw error;
    const gone = this.#evict();
    if (gone.length === 0) throw error;
    await this.#area.remove(gone);
    const left = Object.entries(items).filter(([key]) => !gone.includes(key));
    await this.#area.set({ ...Object.fromEntries(left), [notesKey]: this.#notes });
  }

  /** Lets exchanges go until a quarter is free; returns their keys. */
  #evict(): string[] {
    const standings = this.#options.standings?.() ?? new Map<string, Standing>();
    const held = this.exchanges().map((exchange): Held => {
      const size = this.#sizes.get(exchange.id) ?? 0;
      return { id: exchange.id, size, ...(standings.get(exchange.id) ?? standingAlone(exchange)) };
    });
    const gone = leastMissed(held, this.#bytes, Math.min(this.#bytes, this.#limit) * 0.75);
    for (const id of gone) {
      this.#bytes -= this.#sizes.get(id) ?? 0;
      this.#sizes.delete(id);
      this.#exchanges.delete(id);
    }
    if (gone.length === 0) return [];
    this.#notes = { ...this.#notes, dropped: this.#notes.dropped + gone.length };
    this.#options.evicted?.();
    return gone.map(exchangeKey);
  }

  #write(operation: () => Promise<void>): void {
    this.#written = this.#written.then(operation).catch((error: unknown) => this.#options.refused?.(error));
  }
}

type Stored = { readonly exchange: Exchange; readonly text: string };

/** The exchanges whose keys begin so, in order of arrival, and as they were written. What cannot be read is left out. */
function readAll(stored: Readonly<Record<string, unknown>>, prefix: string): readonly Stored[] {
  const texts = Object.entries(stored).flatMap(([key, text]) => (key.startsWith(prefix) ? [text] : []));
  const read = texts.flatMap((text) => (typeof text === 'string' ? (readExchange(text) ?? []) : []));
  return read.toSorted((a, b) => a.exchange.entry - b.exchange.entry);
}

function readExchange(text: string): Stored | undefined {
  const stored = parseJsonObject(text);
  const readable =
    typeof stored?.id === 'string' && typeof stored.url === 'string' && typeof stored.entry === 'number';
  return readable ? { exchange: stored as unknown as Exchange, text } : undefined;
}
