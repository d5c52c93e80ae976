import type { Exchange } from '../../lib/exchange/exchange.ts';
import { withoutFragment } from '../../lib/exchange/parameters.ts';

/** Pages of logins that had loaded before it was known how they were answered: Firefox may tell that last. */
export class LateAnswers {
  readonly #loaded = new Map<number, string>();

  /** This tab shows the page at this address, whose answer is not known. */
  await(tab: number, url: string): void {
    this.#loaded.set(tab, withoutFragment(url));
  }

  /** This tab shows something else, or is gone. */
  forget(tab: number): void {
    this.#loaded.delete(tab);
  }

  /** Of these, the pages that waited for their answer and have it now; each once. */
  answered(exchanges: readonly Exchange[]): readonly Exchange[] {
    if (this.#loaded.size === 0) return [];
    return exchanges.filter(({ url, status, context: { tab } }) => {
      if (tab === undefined || status === undefined || this.#loaded.get(tab) !== withoutFragment(url))
        return false;
      return this.#loaded.delete(tab);
    });
  }
}
