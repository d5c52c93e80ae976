import type { Exchange } from '../../exchange/exchange.ts';
import { isPrefetch } from '../../exchange/prefetch.ts';
import { isSignOutAddress } from '../../exchange/sign-out-address.ts';
import { codeIn } from '../../exchange/one-time-values.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { isUnopenedApp } from '../../exchange/unopened-app.ts';
import { socketHostOf } from '../../exchange/stream.ts';
import type { Surrounding } from '../../messages/surrounding.ts';
import { takesAnswers } from '../../messages/vendors.ts';
import { textless } from './spare.ts';

/** An exchange near which a login may begin, or began. */
export type Remembered = {
  readonly exchange: Exchange;
  /** When it began, in milliseconds since 1970. */
  readonly time: number;
  /** The same without the text of its answer. */
  readonly bare: Exchange;
  readonly surrounding: Surrounding;
  /** Host name without port, lower case. */
  readonly host: string;
  /** A page hands a provider's answer to a service that finishes the login. */
  readonly handsOn: boolean;
  /** The code that a page's script sends with it. */
  readonly code: string | undefined;
  /** Somebody, or a page, goes to where one signs out. */
  readonly signsOut: boolean;
  /** It is a message of some login, which keeps it whatever happens here. */
  readonly isMessage: boolean;
};

/** The host of an address, and of the page that asked for one which no program takes: an app’s, by a scheme of its own. */
export function placeHostOf(exchange: Exchange): string {
  return socketHostOf(isUnopenedApp(exchange) ? (cameFrom(exchange) ?? '') : exchange.url);
}

/** Milliseconds for which what no login needs is remembered: a login looks back a minute. */
const longest = 75_000;

/** Of one host in one tab, and of all. The newest stay. */
const mostOfHost = 24;
const mostOfAll = 256;

/**
 * What passed lately and may turn out to surround a login, in order of time, and what did: that is pinned by its login and stays.
 * What is not pinned goes after a while, or when there is too much of it.
 */
export class Memory {
  readonly #byId = new Map<string, Remembered>();
  readonly #inTime: Remembered[] = [];
  /** Not pinned, by place, each in order of arrival. */
  readonly #loose = new Map<string, Set<string>>();
  readonly #looseIds = new Set<string>();
  readonly #isPinned: (id: string) => boolean;
  #latest = -Infinity;
  readonly #changed = new Set<string>();

  /** @param isPinned whether a login needs the exchange of that id */
  constructor(isPinned: (id: string) => boolean) {
    this.#isPinned = isPinned;
  }

  get(id: string): Remembered | undefined {
    return this.#byId.get(id);
  }

  /** True for what no login needs so far. */
  isLoose(id: string): boolean {
    return this.#looseIds.has(id);
  }

  /** Of what no login needs and is no message: what is new or has changed since this was asked last, and the ids of what is gone. */
  takeChanges(): { readonly remembered: readonly Exchange[]; readonly forgotten: readonly string[] } {
    const remembered: Exchange[] = [];
    const forgotten: string[] = [];
    for (const id of this.#changed) {
      const entry = this.#looseIds.has(id) ? this.#byId.get(id) : undefined;
      if (entry && !entry.isMessage) remembered.push(entry.exchange);
      else forgotten.push(id);
    }
    this.#changed.clear();
    return { remembered, forgotten };
  }

  /** Takes an exchange, or a newer state of it. */
  put(exchange: Exchange, surrounding: Surrounding, isMessage: boolean): Remembered {
    const bare = textless(exchange);
    const time = exchange.startedAt;
    const handsOn = surrounding === 'call' && takesAnswers(exchange.url);
    const code = surrounding === 'page' ? undefined : codeIn(exchange);
    const entry = {
      exchange,
      time,
      bare,
      surrounding,
      host: placeHostOf(exchange),
      handsOn,
      code,
      signsOut: isSignOutAddress(exchange.url) && !isPrefetch(exchange),
      isMessage,
    };
    const old = this.#byId.get(exchange.id);
    if (old && placeOf(old) !== placeOf(entry)) this.#unloose(exchange.id, placeOf(old));
    this.#take(exchange.id);
    this.#byId.set(exchange.id, entry);
    this.#inTime.splice(this.#after(time), 0, entry);
    if (time > this.#latest) this.#latest = time;
    if (this.#looseIds.has(exchange.id)) this.#changed.add(exchange.id);
    return entry;
  }

  /** After pins have changed, or something was put: what is pinned stays, what is loose is counted. */
  settle(id: string): void {
    const entry = this.#byId.get(id);
    if (!entry) return;
    const place = placeOf(entry);
    if (this.#isPinned(id)) this.#unloose(id, place);
    else if (!this.#looseIds.has(id)) {
      this.#looseIds.add(id);
      this.#changed.add(id);
      const others = this.#loose.get(place);
      if (others) others.add(id);
      else this.#loose.set(place, new Set([id]));
      this.#makeRoom(place);
    }
  }

  remove(id: string): void {
    const entry = this.#byId.get(id);
    if (!entry) return;
    this.#unloose(id, placeOf(entry));
    this.#take(id);
    this.#byId.delete(id);
  }

  /** Those that began in that time, both ends included, in order of time. */
  within(from: number, until: number): readonly Remembered[] {
    return this.#inTime.slice(this.#before(from), this.#after(until));
  }

  /** Those that go to where one signs out, in order of time. */
  signingOut(): readonly Remembered[] {
    return this.#inTime.filter(({ signsOut }) => signsOut);
  }

  #makeRoom(place: string): void {
    const here = this.#loose.get(place);
    if (here && here.size > mostOfHost) this.#removeFirst(here);
    if (this.#looseIds.size > mostOfAll) this.#removeFirst(this.#looseIds);
    for (const id of this.#looseIds) {
      const entry = this.#byId.get(id);
      if (entry && entry.time >= this.#latest - longest) break;
      this.remove(id);
    }
  }

  #removeFirst(ids: ReadonlySet<string>): void {
    const [first] = ids;
    if (first !== undefined) this.remove(first);
  }

  #unloose(id: string, place: string): void {
    if (!this.#looseIds.delete(id)) return;
    this.#changed.add(id);
    const others = this.#loose.get(place);
    others?.delete(id);
    if (others?.size === 0) this.#loose.delete(place);
  }

  #take(id: string): void {
    const old = this.#byId.get(id);
    if (!old) return;
    const at = this.#inTime.indexOf(old, this.#before(old.time));
    if (at >= 0) this.#inTime.splice(at, 1);
  }

  /** Where the first stands that began at `time` or later. */
  #before(time: number): number {
    return this.#find((other) => other < time);
  }

  /** Where the first stands that began later than `time`. */
  #after(time: number): number {
    return this.#find((other) => other <= time);
  }

  #find(isEarlier: (time: number) => boolean): number {
    let low = 0;
    let high = this.#inTime.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isEarlier(this.#inTime[middle]!.time)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function placeOf({ exchange, host }: Remembered): string {
  return `${exchange.context.tab ?? ''} ${host}`;
}
