import type { Exchange } from '../../lib/exchange/exchange.ts';
import { titleInSentence } from '../../lib/explain/step.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { clientName, placeName, serverName } from '../../lib/telling/parties.ts';
import { standingOf } from '../../lib/telling/standing.ts';
import type { FlowChip } from './flow-kinds.ts';
import { titleOf, type FlowEntry } from './flow-list.ts';
import type { Inspected } from './inspected.ts';
import type { SearchQuery, SearchTerm } from './search-query.ts';
import { searchTextOf } from './search-text.ts';

/** Looks through flows; remembers their text as long as they are there, and what fitted the last query. */
export type FlowSearch = {
  /** The entries that fit what is looked for. */
  filter(entries: readonly FlowEntry[], query: SearchQuery, inspected: Inspected): readonly FlowEntry[];
  /** Ids of the steps of a flow that carry one of the words (in lower case), in order. */
  hits(flow: ReportFlow, words: readonly string[], inspected: Inspected): readonly string[];
  /** Gathers the text of flows before somebody looks for it, until `isTimeUp`; true when all of it is there. */
  prepare(entries: readonly FlowEntry[], inspected: Inspected, isTimeUp: () => boolean): boolean;
};

export function createFlowSearch(): FlowSearch {
  const texts = new WeakMap<Exchange, string>();
  const textAt = (exchange: Exchange | undefined): string => {
    if (!exchange) return '';
    const text = texts.get(exchange) ?? searchTextOf(exchange);
    texts.set(exchange, text);
    return text;
  };
  /** Of each flow, what its steps say, without asking for their exchanges again. */
  const stepTexts = new WeakMap<ReportFlow, readonly string[]>();
  const textsOf = (flow: ReportFlow, { exchangeOf }: Inspected): readonly string[] => {
    const known = stepTexts.get(flow) ?? flow.steps.map(({ id }) => textAt(exchangeOf(id)));
    stepTexts.set(flow, known);
    return known;
  };
  const told = new WeakMap<ReportFlow, string>();
  const wordsAbout = (flow: ReportFlow): string => {
    const text = told.get(flow) ?? wordsOf(flow);
    told.set(flow, text);
    return text;
  };
  const isAnywhere = (flow: ReportFlow, text: string, inspected: Inspected): boolean =>
    wordsAbout(flow).includes(text) || textsOf(flow, inspected).some((one) => one.includes(text));
  const fits = (entry: FlowEntry, query: SearchQuery, inspected: Inspected): boolean =>
    query.every((term) => {
      const { flow } = entry;
      const isThere = term.field
        ? valuesOf(flow, term.field).some((value) => value.toLowerCase().includes(term.text))
        : isAnywhere(flow, term.text, inspected) || isInTitle(entry, term.text, inspected);
      return isThere !== term.excluded;
    });
  const prepared = new WeakSet<ReportFlow>();
  let last: Looked | undefined;
  return {
    filter(entries, query, inspected) {
      if (query.length === 0) return entries;
      if (last?.query !== query) {
        const wider = last && narrows(query, last.query) ? last.fitting : undefined;
        last = { query, fitting: new WeakMap(), wider };
      }
      const { fitting, wider } = last;
      return entries.filter((entry) => {
        const { flow } = entry;
        const isFitting = fitting.get(flow) ?? (wider?.get(flow) !== false && fits(entry, query, inspected));
        fitting.set(flow, isFitting);
        return isFitting;
      });
    },
    prepare(entries, inspected, isTimeUp) {
      for (const { flow } of entries) {
        if (prepared.has(flow)) continue;
        if (isTimeUp()) return false;
        wordsAbout(flow);
        textsOf(flow, inspected);
        prepared.add(flow);
      }
      return true;
    },
    hits: (flow, words, inspected) => {
      if (words.length === 0) return [];
      const ofSteps = textsOf(flow, inspected);
      return flow.steps.flatMap(({ id }, at) =>
        words.some((word) => ofSteps[at]?.includes(word)) ? [id] : [],
      );
    },
  };
}

function isInTitle(entry: FlowEntry, text: string, inspected: Inspected): boolean {
  return titleOf(entry, inspected)?.toLowerCase().includes(text) ?? false;
}

/** What was looked for last, which flows fitted, and which fitted a wider query before it. */
type Looked = {
  readonly query: SearchQuery;
  readonly fitting: WeakMap<ReportFlow, boolean>;
  readonly wider: WeakMap<ReportFlow, boolean> | undefined;
};

/** Whether what fits a query surely fits the other too, as when somebody types on. */
function narrows(query: SearchQuery, wider: SearchQuery): boolean {
  return wider.every(({ field, text, excluded }, at) => {
    const now = query[at];
    if (!now || now.field !== field || now.excluded !== excluded) return false;
    return excluded ? now.text === text : now.text.includes(text);
  });
}

/** The entries of a kind. */
export function ofKind(entries: readonly FlowEntry[], chip: FlowChip): readonly FlowEntry[] {
  return chip === 'all' ? entries : entries.filter(({ kinds }) => kinds.has(chip));
}

/** How many of these are of each kind. */
export function countKinds(entries: readonly FlowEntry[]): Readonly<Record<FlowChip, number>> {
  const counts: Record<FlowChip, number> = { all: 0, failed: 0, unclear: 0, findings: 0, pending: 0 };
  for (const { kinds } of entries) for (const kind of kinds) counts[kind] += 1;
  return counts;
}

/** What is told of a flow beside its traffic. */
function wordsOf(flow: ReportFlow): string {
  const { client, server, grant, protocol, error, diagnosis, findings, steps } = flow;
  return [
    clientName(flow),
    serverName(flow),
    client.id,
    client.redirect_uri,
    server.issuer,
    grant,
    protocol,
    standingOf(flow),
    error?.code,
    ...steps.map(({ kind }) => kind),
    ...diagnosis.map(({ cause }) => cause),
    ...findings.flatMap(({ rule, title, severity }) => [rule, title, severity]),
  ]
    .join(' ')
    .toLowerCase();
}

function valuesOf(flow: ReportFlow, field: NonNullable<SearchTerm['field']>): readonly string[] {
  switch (field) {
    case 'host':
      return [
        clientName(flow),
        serverName(flow),
        ...flow.steps.map(({ url }) => (url ? placeName(url) : '')),
      ];
    case 'client':
      return [clientName(flow), flow.client.id ?? ''];
    case 'rule':
      return flow.findings.map(({ rule }) => rule);
    case 'cause':
      return flow.diagnosis.map(({ cause }) => cause);
    case 'step':
      return flow.steps.flatMap((step) => [step.kind, titleInSentence(step)]);
    case 'outcome':
      return [flow.outcome, standingOf(flow)];
  }
}
