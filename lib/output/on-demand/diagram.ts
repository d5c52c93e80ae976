import type { Exchange } from '../../exchange/exchange.ts';
import { explainStep } from '../../explain/step.ts';
import { redact } from '../../redact/redact.ts';
import type { Report, ReportFlow, ReportStep } from '../../report/report.ts';
import { foldLines, type FoldedLines } from '../../sequence/fold-lines.ts';
import { laneIndex, lanesOf, lanesOfStep, type Lane, type LaneActor } from '../../sequence/lanes.ts';
import { sequenceLines, type SequenceLine, type SequenceSource } from '../../sequence/sequence-lines.ts';
import { browserActWords, isLoss, wayOfAct } from '../../telling/browser-acts.ts';
import { causeLabelAt } from '../../telling/cause-label.ts';
import { deliveryWords, isGood } from '../../telling/delivery.ts';
import { hedgeOf } from '../../telling/reason.ts';
import { reasonsTold } from '../../telling/findings.ts';
import { headlineOf } from '../../telling/headline.ts';
import { pagesWords } from '../../telling/pages.ts';
import { serverName } from '../../telling/parties.ts';
import { eventWords } from '../../telling/sign-in-events.ts';
import { breakPointOf } from '../../telling/standing.ts';
import { nestedWords, waitWords } from '../../telling/wait.ts';
import type { OutputContent } from '../format.ts';

/** Somebody with a line of life. `id` is ours: letters and digits. */
export type Participant = { readonly id: string; readonly name: string };

/** What a sequence diagram is drawn of, line by line; `text` is anybody’s. */
export type DiagramLine =
  | {
      readonly type: 'message';
      readonly from: string;
      readonly to: string;
      readonly text: string;
      /** `lost`: it did not arrive, or was refused. `hidden`: nobody could see it. */
      readonly look: 'plain' | 'answer' | 'hidden' | 'lost';
    }
  | { readonly type: 'note'; readonly over: readonly [string, string]; readonly text: string };

/** A diagram of flows, one after the other. */
export type Diagram = {
  readonly participants: readonly Participant[];
  readonly lines: readonly DiagramLine[];
};

/** The diagrams that the inspector draws, as one, for languages that describe diagrams. Who has one name is drawn once. */
export function diagramOf({ exchanges, report, redaction }: OutputContent): Diagram {
  const outgoing = redact(redaction, { exchanges, report });
  const participants = new Map<string, Participant>();
  const idOf = (lane: Lane): string => {
    const name = lane.name.trim() || lane.role;
    const known = participants.get(name) ?? { id: `P${participants.size + 1}`, name };
    participants.set(name, known);
    return known.id;
  };
  const source = { report: outgoing.report, exchangeOf: finderOf(outgoing.report, outgoing.exchanges) };
  const lines = outgoing.report.flows.flatMap((flow) => flowLines(flow, source, idOf));
  return { participants: [...participants.values()], lines };
}

/** The exchange behind each step, by its entry. */
export function finderOf(
  { flows }: Report,
  exchanges: readonly Exchange[],
): (stepId: string) => Exchange | undefined {
  const byEntry = new Map(exchanges.map((exchange) => [exchange.entry, exchange]));
  const entries = new Map(flows.flatMap(({ steps }) => steps.map(({ id, entry }) => [id, entry])));
  return (stepId) => {
    const entry = entries.get(stepId) ?? null;
    return entry === null ? undefined : byEntry.get(entry);
  };
}

type Drawn = {
  readonly flow: ReportFlow;
  readonly id: (actor: LaneActor) => string;
  /** The participants between whom a step goes. */
  readonly between: (step: ReportStep) => readonly [from: string, to: string];
  readonly all: readonly [string, string];
};

function flowLines(
  flow: ReportFlow,
  source: SequenceSource,
  idOf: (lane: Lane) => string,
): readonly DiagramLine[] {
  const lanes = lanesOf(flow);
  const ids = lanes.map(idOf);
  const drawn: Drawn = {
    flow,
    id: (actor) => ids[laneIndex(lanes, actor)]!,
    between: (step) => {
      const [from, to] = lanesOfStep(lanes, step);
      return [ids[from]!, ids[to]!];
    },
    all: [ids[0]!, ids.at(-1)!],
  };
  const lines = foldLines(sequenceLines(flow, source), undefined, new Set());
  return [
    { type: 'note', over: drawn.all, text: headlineOf(flow) },
    ...lines.flatMap((line) => linesOf(line, drawn)),
  ];
}

function linesOf(line: SequenceLine | FoldedLines, drawn: Drawn): readonly DiagramLine[] {
  const { flow, id, all } = drawn;
  const note = (text: string, over: readonly [string, string] = all): DiagramLine => ({
    type: 'note',
    over,
    text,
  });
  const [server, client] = [id('authorization_server'), id('client')];
  switch (line.type) {
    case 'step':
      return stepLines(line, drawn);
    case 'fold':
      return [note(line.words)];
    case 'pages': {
      const host = line.host === 'client' ? client : server;
      return [note(pagesWords(line.host, line.pages.length), [host, host])];
    }
    case 'wait':
      return [
        note(
          [
            waitWords(serverName(flow), line.ms, line.nested.length > 0, flow.protocol),
            ...line.nested.map(nestedWords),
          ].join(' '),
          [server, server],
        ),
      ];
    case 'browser': {
      const [browser, party] = [id('browser'), line.act.host === 'client' ? client : server];
      const way = wayOfAct(line.act);
      const text = browserActWords(line.act);
      if (way === 'none') return [note(text, [browser, browser])];
      const [from, to] = way === 'in' ? [party, browser] : [browser, party];
      return [{ type: 'message', from, to, text, look: isLoss(line.act) ? 'lost' : 'plain' }];
    }
    case 'event': {
      const host = line.event.host === 'client' ? client : server;
      return [note(eventWords(line.event), [host, host])];
    }
  }
}

function stepLines(
  { step, place, channel, carried }: Extract<SequenceLine, { type: 'step' }>,
  { flow, between, all }: Drawn,
): readonly DiagramLine[] {
  const [from, to] = between(step);
  const { title } = explainStep(step);
  const asked = `${place} ${title}${carried.sent ? ` (${carried.sent})` : ''}`;
  const isFine = step.delivery === null || isGood(step.delivery);
  const brought = step.delivery && deliveryWords(step.delivery, step.status);
  const answer = [step.status || undefined, brought].filter(Boolean).join(' ') || 'no answer';
  const isAnswered = channel === 'direct' && step.status !== null;
  return [
    { type: 'message', from, to, text: asked, look: channel === 'hidden' ? 'hidden' : 'plain' },
    ...(isAnswered
      ? [{ type: 'message', from: to, to: from, text: answer, look: isFine ? 'answer' : 'lost' } as const]
      : []),
    ...breakNote(flow, step.id, all),
  ];
}

/** Why it broke here. */
function breakNote(
  flow: ReportFlow,
  stepId: string,
  over: readonly [string, string],
): readonly DiagramLine[] {
  if (breakPointOf(flow)?.step.id !== stepId) return [];
  const [reason] = reasonsTold(flow.diagnosis);
  const label = causeLabelAt(flow, stepId);
  const words = reason ? `${hedgeOf(reason)}${reason.why}` : label;
  return words === undefined ? [] : [{ type: 'note', over, text: `✗ ${words}` }];
}
