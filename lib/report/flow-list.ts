import type { ReportFlow } from './report.ts';

type Told = {
  readonly report: ReportFlow;
  /** There is nothing to say of it beside itself: nearly all are so. */
  readonly isPlain: boolean;
};

/**
 * The flows of one report after the other. A report is made after every event: thousands of flows are held against those before, and only
 * what is new is looked at.
 */
export class FlowList<T extends Told> {
  #told: readonly T[] = [];
  readonly #flows: ReportFlow[] = [];
  readonly #notable = new Set<number>();

  /** What the next report is of, in order. */
  update(told: readonly T[]): void {
    const before = this.#told;
    this.#told = told;
    for (let at = 0; at < told.length; at += 1) if (told[at] !== before[at]) this.#set(at, told[at]!);
    for (let at = told.length; at < before.length; at += 1) this.#notable.delete(at);
    this.#flows.length = told.length;
  }

  #set(at: number, { report, isPlain }: T): void {
    this.#flows[at] = report;
    if (isPlain) this.#notable.delete(at);
    else this.#notable.add(at);
  }

  get told(): readonly T[] {
    return this.#told;
  }

  /** As they are reported, in a list of its own. */
  flows(): readonly ReportFlow[] {
    return this.#flows.slice();
  }

  /** Those that are not plain. */
  notable(): readonly T[] {
    return [...this.#notable].toSorted((a, b) => a - b).map((at) => this.#told[at]!);
  }
}
