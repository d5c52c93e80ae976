import { notesKey, type SessionArea } from './journal.ts';

/** As much of `storage.session` as is needed to keep private windows apart in it. */
export type SharedArea = SessionArea & { get(keys: string | null): Promise<Record<string, unknown>> };

const prefix = 'private:';

/** A part of `storage.session` for private windows, under names of its own. Once closed, nothing is written to it any more. */
export function privatePartOf(area: SharedArea): SessionArea & { close(): void } {
  let isClosed = false;
  return {
    get: async () => {
      const own = Object.entries(await area.get(null)).filter(([key]) => key.startsWith(prefix));
      return Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
    },
    set: async (items) => {
      const named = Object.entries(items).map(([key, value]) => [prefix + key, value]);
      if (!isClosed) await area.set(Object.fromEntries(named));
    },
    remove: (keys) => area.remove(keys.map((key) => prefix + key)),
    close: () => {
      isClosed = true;
    },
  };
}

/** Takes away that part. Whatever it holds, notes are with it: where there are none, nothing more is read. */
export async function forgetPrivatePart(area: SharedArea): Promise<void> {
  if (Object.keys(await area.get(`${prefix}${notesKey}`)).length === 0) return;
  const part = privatePartOf(area);
  await part.remove(Object.keys(await part.get(null)));
}

/**
 * The memory of a private window's own worker. Chrome shares `storage.session` between it and the normal one, and keeps it
 * when the last private window closes; the databases of a private window are in memory, apart, and go with it.
 */
export function privateDatabase(factory: IDBFactory): SessionArea {
  const store = 'journal';
  let database: Promise<IDBDatabase> | undefined;
  const opened = async (): Promise<IDBDatabase> => {
    const opening = factory.open(store);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    return done(opening);
  };
  const within = async (
    mode: IDBTransactionMode,
    ask: (entries: IDBObjectStore) => readonly IDBRequest[],
  ): Promise<unknown[]> => {
    database ??= opened();
    const entries = (await database).transaction(store, mode).objectStore(store);
    return Promise.all(ask(entries).map((request) => done<unknown>(request)));
  };
  return {
    get: async () => {
      const found = await within('readonly', (entries) => [entries.getAllKeys(), entries.getAll()]);
      const [keys = [], values = []] = found as unknown[][];
      return Object.fromEntries(keys.map((key, place) => [String(key), values[place]]));
    },
    set: async (items) => {
      await within('readwrite', (entries) =>
        Object.entries(items).map(([key, value]) => entries.put(value, key)),
      );
    },
    remove: async (keys) => {
      await within('readwrite', (entries) => keys.map((key) => entries.delete(key)));
    },
  };
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('database')));
  });
}
