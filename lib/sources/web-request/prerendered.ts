import type { Exchange } from '../../exchange/exchange.ts';

/** Pages that are waited for at once, and exchanges of one: browsers prerender few pages, and these have few hops. */
const mostPages = 10;
const mostExchanges = 50;

/**
 * What pages sent that a browser loaded ahead, in a frame of their own beside the page that is shown. Nobody went there so
 * far; once somebody does, it was a navigation like any other. https://wicg.github.io/nav-speculation/prerendering.html
 */
export class Prerendered {
  readonly #pages = new Map<string, Map<string, Exchange>>();
  readonly #documents = new Map<string, string>();

  /** The newest state of an exchange of such a page. */
  hold(exchange: Exchange): void {
    const { tab, frame } = exchange.context;
    const key = `${tab}.${frame}`;
    const page = this.#pages.get(key) ?? new Map<string, Exchange>();
    this.#pages.set(key, page);
    if (page.has(exchange.id) || page.size < mostExchanges) page.set(exchange.id, exchange);
    for (const oldest of [...this.#pages.keys()].slice(0, -mostPages)) this.#pages.delete(oldest);
  }

  /** Such a page is there, under the name that the browser gave its document. */
  committed(document: string, tab: number, frame: number): void {
    this.#documents.set(document, `${tab}.${frame}`);
    for (const oldest of [...this.#documents.keys()].slice(0, -mostPages)) this.#documents.delete(oldest);
  }

  /** Somebody went to that page: its exchanges, as those of the tab’s own frame. None where it was not loaded ahead. */
  shown(document: string): readonly Exchange[] {
    const key = this.#documents.get(document) ?? '';
    const held = [...(this.#pages.get(key)?.values() ?? [])];
    this.#documents.delete(document);
    this.#pages.delete(key);
    return held.map((exchange) => ({
      ...exchange,
      context: { ...exchange.context, frame: 0 },
      ...(exchange.requestHeaders && {
        // It was a guess when it was sent, and is none any more.
        requestHeaders: exchange.requestHeaders.filter(([name]) => name.toLowerCase() !== 'sec-purpose'),
      }),
    }));
  }

  clear(): void {
    this.#pages.clear();
    this.#documents.clear();
  }
}
