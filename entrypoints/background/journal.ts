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
  /** How often somebody had something forgotten. */
  readonly clears: number;
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
const noNotes: Notes = { paused: false, clears: 0, dropped: 0, failures: [], openers: [], left: [] };

/**
 * The evidence, in memory and in `storage.session`: one key an exchange. What changes in one turn, or while something is being
 * written, is written together, once and in its last state: nobody waits for it. An exchange is stored as JSON text: the quota
 * counts memory, and text costs what it is long. Beside it, what passed lately and may become evidence: it comes and goes with
 * every page.
 */
export class Journal {
  readonly #area: SessionArea;
  readonly #options: JournalOptions;
  readonly #limit: number;
  readonly #exchanges = new Map<string, Exchange>();
  readonly #recent = new Map<string, Exchange>();
  readonly #sizes = new Map<string, number>();
  /** Keys whose state in the storage is another than here: they are to be written there, or gone. */
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
      this.#touch(exchangeKey(id));
    }
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
    for (const id of ids) if (this.#recent.delete(id)) this.#touch(recentKey(id));
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
    this.release([...this.#exchanges.keys()]);
    this.note({ dropped: 0, failures: [], left: [] });
    this.cleared();
  }

  /** Something was forgotten on somebody's request. */
  cleared(): void {
    this.note({ clears: this.#notes.clears + 1 });
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
    this.#written = this.#written
      .then(() => this.#flush())
      .catch((error: unknown) => this.#options.refused?.(error));
  }

  async #flush(): Promise<void> {
    this.#scheduled = false;
    this.#dirty.delete(notesKey);
    const changed = [...this.#dirty].map((key): [string, string | undefined] => [key, this.#textOf(key)]);
    this.#dirty.clear();
    const evicted = this.#bytes > this.#limit ? this.#evict() : [];
    const gone = [...changed.flatMap(([key, text]) => (text === undefined ? key : [])), ...evicted];
    const items = this.#without(gone, Object.fromEntries(changed));
    if (gone.length > 0)
      await this.#area.remove(gone).catch((error: unknown) => this.#options.refused?.(error));
    // Full before our own limit, because a browser counts otherwise: make room once; what then fails stays in memory.
    await this.#area.set(items).catch((error: unknown) => this.#makeRoom(items, error));
  }

  /** What is to be written under that key; `undefined` where nothing is to be left. */
  #textOf(key: string): string | undefined {
    const recent = key.startsWith('r:') && this.#recent.get(key.slice(2));
    if (recent) return JSON.stringify({ ...recent, responseBody: undefined });
    const exchange = key.startsWith('x:') && this.#exchanges.get(key.slice(2));
    if (!exchange) return undefined;
    const text = JSON.stringify(exchange);
    this.#measure(exchange.id, text);
    return text;
  }

  #without(gone: readonly string[], items: Record<string, unknown>): Record<string, unknown> {
    const left = { ...items };
    for (const key of gone) delete left[key];
    return { ...left, [notesKey]: this.#notes };
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
    await this.#area.set(this.#without(gone, items));
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
}

type Stored = { readonly exchange: Exchange; readonly text: string };

/** The exchanges whose keys begin so, and as they were written. What cannot be read is left out. */
function readAll(stored: Readonly<Record<string, unknown>>, prefix: string): readonly Stored[] {
  return Object.entries(stored).flatMap(([key, text]) =>
    key.startsWith(prefix) && typeof text === 'string' ? (readExchange(text) ?? []) : [],
  );
}

function readExchange(text: string): Stored | undefined {
  const stored = parseJsonObject(text);
  const readable =
    typeof stored?.id === 'string' && typeof stored.url === 'string' && typeof stored.entry === 'number';
  return readable ? { exchange: stored as unknown as Exchange, text } : undefined;
}
