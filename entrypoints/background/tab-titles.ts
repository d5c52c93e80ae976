import type { Exchange } from '../../lib/exchange/exchange.ts';
import { pageTitle, tabTitleKey } from '../../lib/exchange/page-title.ts';

type Titles = readonly (readonly [key: string, title: string])[];

/** What a tab shows at present. */
export type ShownPage = { readonly title?: string | undefined; readonly url?: string | undefined };

export type TabTitlesParts = {
  /** What the browser shows in a tab; `undefined` where it is gone. */
  readonly shownIn: (tab: number) => Promise<ShownPage | undefined>;
  /** Told of titles that are new or have changed. */
  readonly tell: (titles: Titles) => void;
};

/** Sites of tabs that are asked for; those asked for last stay. */
const most = 200;

/**
 * What tabs with logins are called while they show a site of the login, for pages that list them: of what a tab shows afterwards,
 * nothing is taken. Nothing of it is stored, and no exchange has it.
 */
export class TabTitles {
  readonly #parts: TabTitlesParts;
  readonly #wanted = new Map<string, number>();
  readonly #titles = new Map<string, string>();

  constructor(parts: TabTitlesParts) {
    this.#parts = parts;
  }

  get all(): Titles {
    return [...this.#titles];
  }

  /** Asks what the tabs of these show, where their sites are not known yet. */
  async want(exchanges: readonly Exchange[]): Promise<void> {
    const tabs = new Set<number>();
    for (const { context, url } of exchanges) {
      const { tab = -1 } = context;
      const key = tabTitleKey(tab, url);
      if (tab < 0 || this.#wanted.has(key)) continue;
      this.#wanted.set(key, tab);
      tabs.add(tab);
    }
    for (const oldest of [...this.#wanted.keys()].slice(0, -most)) {
      this.#wanted.delete(oldest);
      this.#titles.delete(oldest);
    }
    await Promise.all([...tabs].slice(-most).map((tab) => this.#ask(tab)));
  }

  /** A tab shows another page: if it is of a site that is wanted, its title is asked for again. */
  async loaded(tab: number, url: string): Promise<void> {
    if (this.#wanted.has(tabTitleKey(tab, url))) await this.#ask(tab);
  }

  /** Forgets all of them. */
  clear(): void {
    this.#wanted.clear();
    this.#titles.clear();
  }

  async #ask(tab: number): Promise<void> {
    const { title: said, url = '' } = (await this.#parts.shownIn(tab)) ?? {};
    const [title, key] = [pageTitle(said), tabTitleKey(tab, url)];
    if (title === undefined || !this.#wanted.has(key) || this.#titles.get(key) === title) return;
    this.#titles.set(key, title);
    this.#parts.tell([[key, title]]);
  }
}
