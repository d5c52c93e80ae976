import type { BrowserContext, Exchange } from '../../exchange/exchange.ts';
import { fragmentOf, withoutFragment } from '../../exchange/parameters.ts';
import { contextOf, isNavigation } from './exchange.ts';
import type { RequestDetails } from './details.ts';

/** A request under way: one record for its whole redirect chain, showing the present hop. */
export type OpenRequest = {
  /** Empty for a page that came without a request, or before its request was told. */
  readonly requestId: string;
  /** Hops kept so far: the number that the next one gets. */
  hops: number;
  method: string;
  url: string;
  startedAt: number;
  context: BrowserContext;
  /** What the present hop was sent with, while it is not kept. */
  sent?: Partial<Exchange> | undefined;
  /** The present hop, if it was kept. */
  exchange?: Exchange | undefined;
  /** It is of a page that is loaded ahead. */
  isAhead?: boolean;
  /** Where the hop redirected: it is over, and `method` is the next hop's. */
  target?: string | undefined;
};

/** The chains under way, the last navigation of each frame, and who opened which tab. Nothing here grows without bound. */
export class OpenRequests {
  readonly #limit: number;
  readonly #chains = new Map<string, OpenRequest>();
  readonly #landings = new Map<string, OpenRequest>();
  /** Pages kept without a request, by frame: in Firefox their redirect chain may be told afterwards. */
  readonly #pages = new Map<string, Exchange>();
  readonly #openers = new Map<number, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Number of records held. */
  get size(): number {
    return new Set([...this.#chains.values(), ...this.#landings.values()]).size;
  }

  get(requestId: string): OpenRequest | undefined {
    return this.#chains.get(requestId);
  }

  /** Whether the hop that seems to begin is one already kept: nothing new. */
  hasBegun(details: RequestDetails): boolean {
    const open = this.#chains.get(details.requestId);
    return open?.exchange !== undefined && isSameHop(open, details.url);
  }

  /** The record of the hop that an event belongs to; moves on to that hop when its beginning was missed. */
  present(details: RequestDetails): OpenRequest | undefined {
    const open = this.#chains.get(details.requestId);
    return open && !isSameHop(open, details.url)
      ? this.begin(details, this.methodOf(details), this.urlOf(details))
      : open;
  }

  /** What the browser really sends: after a redirect, events may still say POST where it sends GET. */
  methodOf(details: RequestDetails): string {
    const open = this.#chains.get(details.requestId);
    return open?.target === undefined ? details.method : open.method;
  }

  /** The URL of the hop that begins, with the fragment of the redirect that led to it. */
  urlOf(details: RequestDetails): string {
    const target = this.#chains.get(details.requestId)?.target;
    const bare =
      target !== undefined && fragmentOf(details.url) === '' && withoutFragment(target) === details.url;
    return bare ? target : details.url;
  }

  /** A new hop of a known chain, or a new record, which is not held yet. */
  begin(details: RequestDetails, method: string, url: string): OpenRequest {
    const { requestId, timeStamp: startedAt } = details;
    const context = contextOf(details, this.#openers.get(details.tabId));
    const exchange = isNavigation(details.type) ? this.#toldBefore(details, url) : undefined;
    const isAhead = details.documentLifecycle === 'prerender';
    const hop = { method, url, startedAt, context, exchange, sent: undefined, isAhead };
    const open = this.#chains.get(requestId);
    return open ? Object.assign(open, hop, { target: undefined }) : { requestId, hops: 0, ...hop };
  }

  /** The page that this request, told late, was for. A request that began after the page was there is another. */
  #toldBefore(details: RequestDetails, url: string): Exchange | undefined {
    const key = frameKey(details.tabId, details.frameId);
    const page = this.#pages.get(key);
    const same = page && withoutFragment(page.url) === withoutFragment(url);
    if (!same || details.timeStamp > page.startedAt) return undefined;
    this.#pages.delete(key);
    return page;
  }

  hold(open: OpenRequest): void {
    put(this.#chains, open.requestId, open, this.#limit);
    if (isNavigation(open.context.resourceType)) this.#land(open);
  }

  /** A page that was kept without a request. */
  holdPage(exchange: Exchange): void {
    const { tab, frame } = exchange.context;
    put(this.#pages, frameKey(tab, frame), exchange, this.#limit);
    this.#land({ ...exchange, requestId: '', hops: 0, exchange });
  }

  #land(open: OpenRequest): void {
    put(this.#landings, frameKey(open.context.tab, open.context.frame), open, this.#limit);
  }

  redirected(open: OpenRequest, target: string, status: number): void {
    open.target = target;
    open.method = methodAfterRedirect(open.method, status);
  }

  /** The last hop is over. If it was kept, it is remembered until its frame goes elsewhere. */
  end(open: OpenRequest): void {
    this.#chains.delete(open.requestId);
    if (open.exchange) return;
    const key = frameKey(open.context.tab, open.context.frame);
    if (this.#landings.get(key) === open) this.#landings.delete(key);
  }

  /**
   * The last navigation of that frame, if it asked for that URL (fragments apart). Firefox also shows its error page
   * under the URL that redirected to another program.
   */
  landing({ tabId, frameId, url }: { tabId: number; frameId: number; url: string }): OpenRequest | undefined {
    const open = this.#landings.get(frameKey(tabId, frameId));
    return open && withoutFragment(open.url) === withoutFragment(url) ? open : undefined;
  }

  /** These were loaded ahead, and are what the tab shows now. */
  shown(exchanges: readonly Exchange[]): void {
    for (const exchange of exchanges) {
      const [, requestId = ''] = /^web:(.+)\.\d+$/.exec(exchange.id) ?? [];
      const open = this.#chains.get(requestId);
      if (open) Object.assign(open, { exchange, context: exchange.context, isAhead: false });
      if (isNavigation(exchange.context.resourceType))
        this.#land(open ?? { ...exchange, requestId, hops: 1, exchange, target: exchange.redirectUrl });
    }
  }

  opened(tab: number, opener: number): void {
    put(this.#openers, tab, opener, this.#limit);
  }

  openerOf(tab: number): number | undefined {
    return this.#openers.get(tab);
  }

  inTab(tab: number): readonly OpenRequest[] {
    const all = new Set([...this.#chains.values(), ...this.#landings.values()]);
    return [...all].filter((open) => open.context.tab === tab);
  }

  forgetTab(tab: number): void {
    this.#openers.delete(tab);
    for (const [key, { context }] of this.#landings) if (context.tab === tab) this.#landings.delete(key);
    for (const [key, { context }] of this.#pages) if (context.tab === tab) this.#pages.delete(key);
  }

  /** Takes up what the kept exchanges show to be under way. */
  resume(exchanges: readonly Exchange[], openers: Iterable<readonly [number, number]>): void {
    for (const [tab, opener] of openers) this.opened(tab, opener);
    for (const exchange of exchanges.toSorted((a, b) => a.entry - b.entry)) this.#resumeOne(exchange);
  }

  #resumeOne(exchange: Exchange): void {
    const place = /^web:(.+)\.(\d+)$/.exec(exchange.id);
    if (exchange.id.startsWith('nav:') && exchange.status === undefined) this.holdPage(exchange);
    if (!place) return;
    const [, requestId = '', hop] = place;
    const { method, url, startedAt, context, redirectUrl } = exchange;
    const open: OpenRequest = { requestId, hops: Number(hop) + 1, method, url, startedAt, context, exchange };
    this.hold(open);
    if (redirectUrl === undefined) {
      if (exchange.duration !== undefined || exchange.failure !== undefined) this.end(open);
      return;
    }
    // The headers of a redirect have come, the redirect itself not yet.
    if (exchange.responseHeaders && exchange.duration === undefined) return;
    this.redirected(open, redirectUrl, exchange.status ?? 0);
    if (!staysInBrowser(redirectUrl)) this.end(open);
  }

  clear(): void {
    this.#chains.clear();
    this.#landings.clear();
    this.#pages.clear();
  }
}

/** Whether a redirect there is followed by another request; other schemes belong to other programs. */
export function staysInBrowser(url: string): boolean {
  return /^https?:/i.test(url);
}

function isSameHop(open: OpenRequest, url: string): boolean {
  return open.target === undefined && withoutFragment(open.url) === withoutFragment(url);
}

/** Fetch, "HTTP-redirect fetch", step 12: what all browsers do; RFC 9110 §15.4.2–4. */
function methodAfterRedirect(method: string, status: number): string {
  if (status === 303) return method === 'HEAD' ? method : 'GET';
  return (status === 301 || status === 302) && method === 'POST' ? 'GET' : method;
}

function frameKey(tab: number | undefined, frame: number | undefined): string {
  return `${tab}.${frame}`;
}

function put<K, V>(map: Map<K, V>, key: K, value: V, limit: number): void {
  map.delete(key);
  map.set(key, value);
  const oldest = map.size > limit ? map.keys().next() : undefined;
  if (oldest && !oldest.done) map.delete(oldest.value);
}
