import { isFrontChannelRequest, isFrontChannelResponse, kinds } from '../vocabulary/kinds.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { calledMethod } from '../facts/mcp/called-method.ts';
import { headlines } from '../report/headlines.ts';
import type {
  ReportBrowserAct,
  ReportFinding,
  ReportFlow,
  ReportPage,
  ReportStep,
} from '../report/report.ts';
import type { ReportEvent } from '../report/report-event.ts';
import { browserActsOf } from '../telling/browser-acts.ts';
import { carriedBy, type Carried } from '../telling/carried.ts';
import { standingOf } from '../telling/standing.ts';
import { sharedValues, threadsAt } from './shared-values.ts';

/** One line of the sequence: a step, the time a person spends on the provider's own pages, pages in between, an act of the browser, or what belongs to the sign-in beside its messages. */
export type SequenceLine =
  | {
      readonly type: 'step';
      readonly step: ReportStep;
      /** Place in the flow, from 1. */
      readonly place: number;
      /** Milliseconds since the flow began. */
      readonly offset: number;
      readonly duration: number | undefined;
      /** Findings that have this step as evidence, worst first. */
      readonly findings: readonly ReportFinding[];
      readonly channel: Channel;
      /** What a call of MCP asks for: `tools/call search`. */
      readonly call?: string | undefined;
      /** What travels with it and with its answer. */
      readonly carried: Carried;
      /** Values that tie it to other steps: `state`, `nonce`, `code`, `PKCE`, … */
      readonly threads: readonly string[];
    }
  | {
      readonly type: 'wait';
      readonly ms: number | undefined;
      /** The logins that happened inside it. */
      readonly nested: readonly ReportFlow[];
    }
  | {
      /** Neighbouring pages of one party, which are no steps. */
      readonly type: 'pages';
      /** Of its first page. */
      readonly id: string;
      readonly host: ReportPage['host'];
      readonly pages: readonly ReportPage[];
    }
  | {
      /** What the browser did by itself, where that is the cause. */
      readonly type: 'browser';
      /** Its place among what the browser did, from 0. */
      readonly place: number;
      readonly act: ReportBrowserAct;
      /** It keeps a login only perhaps from going on: nothing failed. */
      readonly isGuess: boolean;
    }
  | {
      /** What belongs to the sign-in and is no message. */
      readonly type: 'event';
      /** Its place among all of those, from 0. */
      readonly place: number;
      readonly event: ReportEvent;
    };

/** `front`: carried by redirects through the browser. `direct`: a request of its own. `hidden`: where a browser cannot look. */
export type Channel = 'front' | 'direct' | 'hidden';

/** What a sequence is drawn from: the flows among which this one is, and the exchange behind each step. */
export type SequenceSource = {
  readonly exchangeOf: (stepId: string) => Exchange | undefined;
  readonly report: { readonly flows: readonly ReportFlow[] };
};

/** The flow as lines from top to bottom. */
export function sequenceLines(
  flow: ReportFlow,
  { exchangeOf, report }: SequenceSource,
): readonly SequenceLine[] {
  const nested = report.flows.filter(({ parent, id }) => parent === flow.id && id !== flow.id);
  const values = sharedValues(flow, exchangeOf);
  const findings = findingsByStep(flow);
  const start = Date.parse(flow.steps[0]?.time ?? flow.started);
  const lines = flow.steps.flatMap((step, index): readonly SequenceLine[] => {
    const exchange = exchangeOf(step.id);
    const line: SequenceLine = {
      type: 'step',
      step,
      place: index + 1,
      offset: Date.parse(step.time) - start,
      duration: exchange?.duration,
      findings: findings.get(step.id) ?? [],
      carried: carriedBy(step, exchange),
      threads: threadsAt(values, index + 1),
      ...(step.kind === 'resource_request' && exchange && { call: calledMethod(exchange) }),
      channel: step.observed ? kinds[step.kind].channel : 'hidden',
    };
    const wait = waitAfter(flow, index, nested);
    return [line, ...besideStep(flow, step.id), ...(wait ? [wait] : []), ...pagesAfter(flow, step.id)];
  });
  return [...pagesAfter(flow, null), ...besideStep(flow, null), ...lines];
}

/** The findings that stand for themselves, by the ids of the steps that are their evidence, in their order. */
function findingsByStep({ findings }: ReportFlow): ReadonlyMap<string, readonly ReportFinding[]> {
  const found = new Map<string, ReportFinding[]>();
  for (const finding of headlines(findings)) {
    for (const id of new Set(finding.steps)) {
      const known = found.get(id);
      if (known) known.push(finding);
      else found.set(id, [finding]);
    }
  }
  return found;
}

/** What began, what the browser made of it, and what came of that. */
function besideStep(flow: ReportFlow, stepId: string | null): readonly SequenceLine[] {
  const events = (flow.events ?? []).flatMap((event, place) =>
    event.after === stepId ? [{ type: 'event', place, event } as const] : [],
  );
  const begins = ({ event: { event } }: (typeof events)[number]): boolean => event === 'session_began';
  return [...events.filter(begins), ...actsAfter(flow, stepId), ...events.filter((line) => !begins(line))];
}

/** What the browser did at a step or after it; `null`: before the first. */
function actsAfter(flow: ReportFlow, stepId: string | null): readonly SequenceLine[] {
  const isGuess = standingOf(flow) === 'pending';
  return browserActsOf(flow).flatMap((act, place): readonly SequenceLine[] =>
    act.after === stepId ? [{ type: 'browser', place, act, isGuess }] : [],
  );
}

/** The pages that follow a step, or come before the first, neighbours of one party together. */
function pagesAfter(flow: ReportFlow, stepId: string | null): readonly SequenceLine[] {
  const lines: Extract<SequenceLine, { type: 'pages' }>[] = [];
  for (const page of flow.pages) {
    if (page.after !== stepId) continue;
    const last = lines.at(-1);
    if (last?.host === page.host) lines[lines.length - 1] = { ...last, pages: [...last.pages, page] };
    else lines.push({ type: 'pages', id: `${flow.id}.${page.entry}`, host: page.host, pages: [page] });
  }
  return lines;
}

/** Between the request and its response a person signs in and consents (or the provider answers at once). */
function waitAfter(flow: ReportFlow, index: number, nested: readonly ReportFlow[]): SequenceLine | undefined {
  const step = flow.steps[index];
  if (!step || flow.purpose === 'silent_renewal' || !isFrontChannelRequest(step)) return undefined;
  const response = flow.steps.slice(index + 1).find(isFrontChannelResponse);
  const inside = nestedAfter(flow, index, nested);
  if (response)
    return { type: 'wait', ms: Date.parse(response.time) - Date.parse(step.time), nested: inside };
  return flow.outcome === 'pending' ? { type: 'wait', ms: undefined, nested: inside } : undefined;
}

/** Of the nested logins those that began after this request and before the next one; the first request takes earlier ones too. */
function nestedAfter(
  { steps }: ReportFlow,
  index: number,
  nested: readonly ReportFlow[],
): readonly ReportFlow[] {
  const from = steps.slice(0, index).some(isFrontChannelRequest) ? steps[index]!.time : '';
  const until = steps.slice(index + 1).find(isFrontChannelRequest)?.time;
  return nested.filter(({ started }) => started >= from && (until === undefined || started < until));
}
