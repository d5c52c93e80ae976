import type { Exchange } from '../../lib/exchange/exchange.ts';
import { pageTitle } from '../../lib/exchange/page-title.ts';

type Titles = readonly (readonly [tab: number, title: string])[];

export type TabTitlesParts = {
  /** What the browser calls a tab; `undefined` where it is gone. */
  readonly titleOf: (tab: number) => Promise<string | undefined>;
  /** Told of titles that are new or have changed. */
  readonly tell: (titles: Titles) => void;
};

/** Tabs that are asked for; those asked for last stay. */
const most = 200;

/** What tabs with logins are called, for pages that list them. Nothing of it is stored, and no exchange has it. */
export class TabTitles {
  readonly #parts: TabTitlesParts;
  readonly #titles = new Map<number, string>();

  constructor(parts: TabTitlesParts) {
    this.#parts = parts;
  }

  get all(): Titles {
    return [...this.#titles];
  }

  /** Asks for the titles of tabs that are not known yet. */
  async want(exchanges: readonly Exchange[]): Promise<void> {
    const tabs = new Set(exchanges.flatMap(({ context }) => context.tab ?? []));
    const unknown = [...tabs].filter((tab) => !this.#titles.has(tab));
    await Promise.all(unknown.slice(-most).map((tab) => this.#ask(tab)));
  }

  /** A tab shows another page: if it is wanted, its title is asked for again. */
  async loaded(tab: number): Promise<void> {
    if (this.#titles.has(tab)) await this.#ask(tab);
  }

  async #ask(tab: number): Promise<void> {
    const title = tab < 0 ? undefined : pageTitle(await this.#parts.titleOf(tab));
    if (title === undefined || this.#titles.get(tab) === title) return;
    this.#titles.delete(tab);
    this.#titles.set(tab, title);
    for (const oldest of [...this.#titles.keys()].slice(0, -most)) this.#titles.delete(oldest);
    this.#parts.tell([[tab, title]]);
  }
}
