import { originOf } from '../../lib/exchange/parameters.ts';
import { badgeOf, noBadge, type Badge } from '../../lib/badge.ts';
import type { Watch, WatchedFlow } from '../../lib/watch.ts';

/** The browser's side of the badge. */
export type BadgeButton = {
  /** URL of the page that the tab shows; `undefined` when it is gone. */
  pageOf(tab: number): Promise<string | undefined>;
  show(tab: number, badge: Badge): Promise<void>;
};

/** A flow with where it happened. */
type PlacedFlow = {
  readonly flow: WatchedFlow;
  readonly tabs: ReadonlySet<number>;
  readonly origins: ReadonlySet<string>;
};

/** When each tab last went to a page that none of its logins knows. */
export type TabTimes = readonly (readonly [tab: number, time: number])[];

/**
 * The badge of each tab. It is there while the tab shows a page of an origin that takes part in the login (client,
 * provider, what they redirect to). Once the tab has gone elsewhere, a login that is over is history: coming back does
 * not bring it back; one still in progress shows again. A popup's login shows on its opener's tab as well.
 */
export class Badges {
  readonly #button: BadgeButton;
  #shown = new Set<number>();
  #next: readonly [Watch | undefined, TabTimes] | undefined;
  #showing: Promise<void> | undefined;

  constructor(button: BadgeButton) {
    this.#button = button;
  }

  /**
   * Shows what the watch amounts to now; everything disappears when it is `undefined` (paused). The browser answers in
   * its own time: one showing waits for the one before it, so that none paints over a newer one.
   */
  async refresh(watch: Watch | undefined, left: TabTimes): Promise<void> {
    this.#next = [watch, left];
    this.#showing ??= this.#showAll();
    await this.#showing;
  }

  async #showAll(): Promise<void> {
    const next = this.#next;
    this.#next = undefined;
    if (!next) {
      this.#showing = undefined;
      return;
    }
    await this.#show(...next);
    await this.#showAll();
  }

  async #show(watch: Watch | undefined, left: TabTimes): Promise<void> {
    const flows = watch ? watch.flows().map(placed) : [];
    const tabs = new Set(flows.flatMap(({ tabs: shown }) => [...shown]));
    const before = this.#shown;
    this.#shown = tabs;
    const gone = [...before].filter((tab) => !tabs.has(tab));
    await Promise.all([
      ...gone.map((tab) => this.#button.show(tab, noBadge)),
      ...[...tabs].map((tab) => this.#refreshTab(tab, flows, left)),
    ]).catch(() => undefined);
  }

  async #refreshTab(tab: number, flows: readonly PlacedFlow[], left: TabTimes): Promise<void> {
    const page = await this.#button.pageOf(tab);
    if (page !== undefined) await this.#button.show(tab, badgeOnPage(tab, page, flows, left));
  }
}

/** Whether a page is of no login that the tab has seen: what is over there is then history. */
export function leavesLogins(tab: number, page: string, watch: Watch): boolean {
  const flows = watch
    .flows()
    .map(placed)
    .filter(({ tabs }) => tabs.has(tab));
  return flows.length > 0 && !flows.some(({ origins }) => origins.has(originOf(page) ?? ''));
}

function badgeOnPage(tab: number, page: string, flows: readonly PlacedFlow[], left: TabTimes): Badge {
  const leftAt = left.find(([one]) => one === tab)?.[1] ?? 0;
  const origin = originOf(page) ?? '';
  const present = flows.filter(
    ({ flow, tabs, origins }) =>
      tabs.has(tab) && origins.has(origin) && (flow.outcome === 'pending' || flow.ended >= leftAt),
  );
  return badgeOf(present.map(({ flow }) => flow));
}

function placed(flow: WatchedFlow): PlacedFlow {
  const { exchanges, serverOrigin, redirectUri } = flow;
  const tabs = exchanges.flatMap(({ context }) => [context.tab ?? -1, context.openerTab ?? -1]);
  const urls = [serverOrigin, redirectUri, ...exchanges.map(({ url }) => url)];
  const origins = urls.map((url) => originOf(url ?? ''));
  const initiators = exchanges.map(({ context }) => context.initiator);
  return {
    flow,
    tabs: new Set(tabs.filter((tab) => tab >= 0)),
    origins: new Set([...origins, ...initiators].filter((origin) => typeof origin === 'string')),
  };
}
