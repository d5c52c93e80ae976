import type { Exchange } from '../../lib/exchange/exchange.ts';
import { tabTitleKey } from '../../lib/exchange/page-title.ts';
import { originOf } from '../../lib/exchange/parameters.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { day } from '../../lib/telling/time.ts';
import type { Severity } from '../../lib/vocabulary/severity.ts';
import { kindsOf, type FlowChip } from './flow-kinds.ts';
import type { Inspected } from './inspected.ts';
import type { Role } from '../../lib/vocabulary/kind-row.ts';
import { kinds } from '../../lib/vocabulary/kinds.ts';

/** One row of the list of flows. */
export type FlowEntry = {
  /** Stays the same while the flow grows: the id of its first telling exchange. */
  readonly key: string;
  readonly flow: ReportFlow;
  /** 0 for a login of its own, 1 for one nested in it, … */
  readonly depth: number;
  /** On which it began, in the reader’s time zone; `Sat 28 Nov 2026`. */
  readonly day: string;
  /** Of its findings, which are listed worst first. */
  readonly worst: Severity | undefined;
  /** The kinds that it is of. */
  readonly kinds: ReadonlySet<FlowChip>;
  /** Who signed in, where that is known. */
  readonly person: string | undefined;
  /** Under what the titles of its pages are known, the app’s own first: of a file, their ids; live, tabs with their sites. */
  readonly titleKeys: readonly string[];
  /** Tabs of its exchanges, popups under the tab that opened them. */
  readonly tabs: ReadonlySet<number>;
};

const preparatory: ReadonlySet<Role> = new Set<Role>(['document', 'registration']);

/** Lists the flows of one report after another; a flow that has not changed keeps its entry. */
export type FlowLister = (inspected: Inspected) => readonly FlowEntry[];

export function createFlowLister(): FlowLister {
  const known = new WeakMap<ReportFlow, FlowEntry>();
  return (inspected) =>
    inOrder(inspected.report.flows, (flow, depth) => {
      const before = known.get(flow);
      const entry = before?.depth === depth ? before : entryOf(flow, depth, inspected);
      known.set(flow, entry);
      return entry;
    });
}

/** All flows, the latest first, nested ones under the flow they belong to. */
export function listFlows(inspected: Inspected): readonly FlowEntry[] {
  return createFlowLister()(inspected);
}

function inOrder(
  flows: readonly ReportFlow[],
  entryAt: (flow: ReportFlow, depth: number) => FlowEntry,
): readonly FlowEntry[] {
  const known = new Set(flows.map((flow) => flow.id));
  const children = Map.groupBy(flows, (flow) => (flow.parent && known.has(flow.parent) ? flow.parent : ''));
  const below = (parent: string, depth: number): readonly FlowEntry[] =>
    (children.get(parent) ?? [])
      .toSorted(latestFirst)
      .flatMap((flow) => [entryAt(flow, depth), ...(flow.id === parent ? [] : below(flow.id, depth + 1))]);
  return below('', 0);
}

/** Times are ISO 8601 texts of one form, so that their letters tell. */
function latestFirst(a: ReportFlow, b: ReportFlow): number {
  return a.started === b.started ? 0 : a.started < b.started ? 1 : -1;
}

function entryOf(flow: ReportFlow, depth: number, { exchangeOf, personOf }: Inspected): FlowEntry {
  const telling =
    flow.steps.find((step) => step.observed && !preparatory.has(kinds[step.kind].role)) ?? flow.steps[0];
  const exchanges = flow.steps.flatMap((step) => exchangeOf(step.id) ?? []);
  return {
    key: (telling && exchangeOf(telling.id)?.id) ?? flow.id,
    flow,
    depth,
    day: day(flow.started),
    worst: flow.findings[0]?.severity,
    titleKeys: titleKeysOf(flow, exchanges),
    kinds: kindsOf(flow),
    person: personOf(flow),
    tabs: new Set(
      exchanges.flatMap(({ context: { tab, openerTab } }) =>
        [tab, openerTab].filter((one) => one !== undefined),
      ),
    ),
  };
}

/** What the page or tab of a flow is called; `undefined` where nobody said. */
export function titleOf({ titleKeys }: FlowEntry, { titles }: Inspected): string | undefined {
  return titleKeys.map((key) => titles?.get(key)).find((title) => title !== undefined);
}

function titleKeysOf({ client }: ReportFlow, exchanges: readonly Exchange[]): readonly string[] {
  const pages = exchanges.flatMap(({ context }) => context.page ?? []);
  if (pages.length > 0) return pages.slice(0, 1);
  const home = originOf(client.redirect_uri ?? '');
  const ownFirst = exchanges.toSorted(
    (a, b) => Number(originOf(b.url) === home) - Number(originOf(a.url) === home),
  );
  const keys = ownFirst.flatMap(({ context: { tab }, url }) =>
    tab === undefined ? [] : [tabTitleKey(tab, url)],
  );
  return [...new Set(keys)];
}

/** The entries with an exchange of that tab, or all. Requests of no tab, from service workers, are of every tab. */
export function ofTab(entries: readonly FlowEntry[], tab: number | undefined): readonly FlowEntry[] {
  if (tab === undefined) return entries;
  return entries.filter(({ tabs }) => tabs.size === 0 || tabs.has(tab) || tabs.has(-1));
}
