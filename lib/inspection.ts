import { withoutPause, type Pausing } from './exchange/in-step.ts';
import { evidenceOf, recordedOf } from './evidence.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { ExchangeSink } from './exchange/sink.ts';
import { allStepsOf } from './facts/all-steps.ts';
import { saysFailure } from './facts/said/says-failure.ts';
import { recordedSignature, type Signature } from './facts/tokens/signature.ts';
import { readAnswer } from './facts/wallet/read-answer.ts';
import { signaturesOf } from './facts/tokens/signatures.ts';
import type { ContextChanges } from './flows/context/context.ts';
import type { FlowDraft } from './flows/draft.ts';
import type { Flow } from './flows/flow.ts';
import { restate } from './flows/restate.ts';
import { followFlows, type ToLookAt } from './flows/follow.ts';
import type { Message } from './messages/message.ts';
import { briefFlow, type Brief, type BriefFlow } from './report/brief.ts';
import { reportFlow } from './report/build.ts';
import { reportFailures } from './report/failures.ts';
import { FlowList } from './report/flow-list.ts';
import { tooManyFlows } from './report/gaps.ts';
import { isToldByOthers, OtherLogins } from './report/other-logins.ts';
import type { Report, ReportFlow, ReportSource } from './report/report.ts';
import { stepIds } from './report/step-ids.ts';
import { version } from './report/version.ts';
import { rules } from './rules/index.ts';
import { whyOf, type Why } from './report/why.ts';
import type { JudgedFlow } from './rules/judged-flow.ts';
import { Street } from './street.ts';
import { failureOf, type Failure } from './vocabulary/failure.ts';
import type { VerdictChanges } from './vocabulary/verdicts.ts';

/** A flow as it was judged and as it is reported. */
type Told = {
  readonly judged: JudgedFlow;
  readonly report: ReportFlow;
  /** What broke off when it was judged and told. */
  readonly failures: readonly Failure[];
  /** Nothing broke off, it has no gap, and it does not wait for another login to tell it. */
  readonly isPlain: boolean;
};

/** The street with a report at its end: exchanges go in, a report comes out. What pages and the command line use. */
export interface Inspection extends ExchangeSink {
  /**
   * The exchanges that flows use, in order of time, each with the verdicts that only its secrets could prove: what an
   * export holds. With ids of the last report, those flows' alone.
   */
  evidence(flowIds?: readonly string[]): readonly Exchange[];
  /** The exchanges of all flows as they were recorded: enough to learn what is secret in them, where they do not leave themselves. */
  recorded(): readonly Exchange[];
  /**
   * What has changed since this was asked last of what surrounds logins, and of what may become evidence when one turns out to be near:
   * an inspection that is to go on where another stopped is given that too.
   */
  takeContext(): ContextChanges;
  /**
   * What the exchanges so far amount to. Not redacted: what leaves goes through `redact`.
   * @param failures what broke off before the exchanges came here, in the worker or in a reader
   */
  report(source: ReportSource, gaps?: readonly string[], failures?: readonly Failure[]): Report;
  /**
   * The same, of what `judge` has come to: flows that are still to be judged are told as they were before, new ones not at all; and all as
   * before where their places have changed.
   */
  reportSoFar: Inspection['report'];
  /** As much as a table of logins tells, asked for in place of a report: of thousands a fifth is spared. */
  brief(source: ReportSource, failures?: readonly Failure[]): Brief;
  /** Judges what has changed, the latest flow first, until that says that time is up; one flow at least. True when nothing is left. */
  judge(isTimeUp: () => boolean): boolean;
  /** The exchange behind a step of the last report (`flow-1.2`); `undefined` for inferred steps and unknown ids. */
  exchangeOf(stepId: string): Exchange | undefined;
  /**
   * Signatures in flows that have changed since this was asked last, and at first in all: those without a verdict that have a key to
   * be checked with, and those whose verdict was proved here. A verdict that came with its exchange is believed.
   */
  signatures(): readonly Signature[];
  /**
   * Writes verdicts beside an exchange and derives its flows anew; `undefined` takes one away. Nothing is done, and false given,
   * where another state of the exchange has come in the meantime.
   */
  prove(exchange: Exchange, verdicts: VerdictChanges): boolean;
  /** Why an exchange is told as it is in the last report. `isAdmitted`: the gate lets it through. */
  why(exchange: Exchange, isAdmitted: boolean): Why;
  /** How many flows there are, judged or not: as many are told, but for those at which telling breaks off. */
  readonly count: number;
  /** Grows with every change of the evidence; the same number means the same report. */
  readonly revision: number;
}

/** An inspection that has seen nothing yet. */
export function createInspection(): Inspection {
  return new ReportingStreet();
}

class ReportingStreet extends Street<Told> implements Inspection {
  readonly #others = new OtherLogins<ReportFlow>();
  /** The last report's. */
  readonly #list = new FlowList<Told>();
  /** The same by their ids: made when one is asked for, and not after every event. */
  #byId: ReadonlyMap<string, Told> | undefined;
  #unverified: (() => ToLookAt) | undefined;
  /** How flows stood when their signatures were asked for. */
  readonly #asked = new WeakMap<FlowDraft, Pick<FlowDraft, 'revision'> & Pick<Flow, 'metadata'>>();
  /** The names of the verdicts that were proved here. */
  readonly #proved = new WeakMap<Exchange, ReadonlySet<string>>();

  constructor() {
    super(rules, tell, { saysFailure, readAnswer });
  }

  get count(): number {
    this.notice();
    return this.loops.heads().length;
  }

  report(...[source, gaps, failures]: Parameters<Inspection['report']>): Report {
    this.judge();
    return this.reportSoFar(source, gaps, failures);
  }

  reportSoFar(source: ReportSource, gaps: readonly string[] = [], failures: readonly Failure[] = []): Report {
    if (this.isJudged || !this.#isMoved()) this.#list.update(this.places.told());
    this.#byId = undefined;
    const flows = this.#list.flows();
    const notable = this.#list.notable();
    const ofFlows = notable.flatMap(({ report }) => report.gaps?.map(({ text }) => text) ?? []);
    return {
      format: 'oauth-lens-report',
      version: 1,
      generator: { name: 'oauth-lens', version },
      source,
      redacted: false,
      flows: notable.length > 0 ? this.#others.tell(flows) : flows,
      gaps: [...new Set([...gaps, ...(this.correlation.isCut ? [tooManyFlows] : []), ...ofFlows.toSorted()])],
      failures: reportFailures([
        ...[...failures, ...this.failures].map((failure) => ({ failure })),
        ...this.places.broken(),
        ...notable.flatMap(({ failures: own, judged }) =>
          own.map((failure) => ({ failure, flow: judged.id })),
        ),
      ]),
    };
  }

  brief(source: ReportSource, failures: readonly Failure[] = []): Brief {
    const all = this.ofEach((judged) => toldBy(briefFlow, judged));
    return {
      source,
      redacted: false,
      flows: new OtherLogins<BriefFlow>().tell(all.map(({ flow }) => flow)),
      failures: reportFailures([
        ...[...failures, ...this.failures].map((failure) => ({ failure })),
        ...all.flatMap(({ flow, failures: own }) => own.map((failure) => ({ failure, flow: flow.id }))),
      ]),
    };
  }

  evidence(flowIds?: readonly string[]): readonly Exchange[] {
    const chosen = flowIds ? flowIds.flatMap((id) => this.#toldOf(id) ?? []) : this.flows();
    const flows = chosen.map(({ judged }) => judged.facts.flow);
    return evidenceOf(flows, (failure) => this.failed(failure));
  }

  recorded(): readonly Exchange[] {
    return recordedOf(this.ofEach(withoutPause(({ facts }) => facts.flow)));
  }

  exchangeOf(stepId: string): Exchange | undefined {
    const [, flow, step] = /^(flow-\d+)\.(\d+)$/.exec(stepId) ?? [];
    const judged = flow === undefined ? undefined : this.#toldOf(flow)?.judged;
    return judged && allStepsOf(judged.facts)[Number(step) - 1]?.step.message?.exchange;
  }

  /** A flow has another place than when it was told: while that is so, ids say nothing of what stands there now. */
  #isMoved(): boolean {
    const heads = this.loops.heads();
    const present = new Set(heads);
    return heads.some((draft, at) => {
      const before = this.places.at(at)?.derived?.draft;
      return before !== undefined && before !== draft && present.has(before);
    });
  }

  #toldOf(flowId: string): Told | undefined {
    this.#byId ??= new Map(this.#list.told.map((told) => [told.judged.id, told]));
    return this.#byId.get(flowId);
  }

  why(exchange: Exchange, isAdmitted: boolean): Why {
    const flows = this.#list.told.map(({ judged: { facts }, report }) => ({
      flow: facts.flow,
      report,
      stepsOf: (message: Message) => stepIds(report.id, [message], facts.steps),
    }));
    const recognised = this.correlation.messagesOf(exchange.id);
    const bare = () => whyOf(exchange, recognised, isAdmitted, []);
    return this.#guarded('why', () => whyOf(exchange, recognised, isAdmitted, flows), bare);
  }

  signatures(): readonly Signature[] {
    this.#unverified ??= followFlows(this.correlation);
    return [...this.#unverified().drafts].flatMap((draft) => {
      const { revision, messages } = draft;
      const metadata = this.metadataOf(draft);
      const before = this.#asked.get(draft);
      if (before?.revision === revision && before.metadata === metadata) return [];
      this.#asked.set(draft, { revision, metadata });
      const open = () => signaturesOf({ messages, metadata }).filter((one) => this.#isOpen(one));
      return this.#guarded('signatures', open, () => []);
    });
  }

  /** What breaks off by a mistake of ours is told of in the next report; `instead` stands for it. */
  #guarded<T>(id: string, make: () => T, instead: () => T): T {
    try {
      return make();
    } catch (error) {
      this.failed(failureOf('report', id, error));
      return instead();
    }
  }

  prove(exchange: Exchange, verdicts: VerdictChanges): boolean {
    const now = Object.entries({ ...exchange.verdicts, ...verdicts });
    const proved: Exchange = {
      ...exchange,
      verdicts: Object.fromEntries(now.filter(([, verdict]) => verdict !== undefined)),
    };
    if (!restate(this.correlation, exchange, proved)) return false;
    this.changed();
    this.#proved.set(proved, new Set([...(this.#proved.get(exchange) ?? []), ...Object.keys(verdicts)]));
    return true;
  }

  #isOpen({ exchange, name, keys, words }: Signature): boolean {
    if (!recordedSignature(exchange, name)) return keys.length > 0 || words !== undefined;
    return this.#proved.get(exchange)?.has(name) ?? false;
  }
}

function* tell(judged: JudgedFlow): Pausing<Told> {
  const { flow: report, failures } = yield* toldBy(reportFlow, judged);
  const isPlain = failures.length === 0 && report.gaps === undefined && !isToldByOthers(report);
  return { judged, report, failures, isPlain };
}

/** What a teller makes of a flow, and what broke off when it was judged and told. */
function* toldBy<F>(
  teller: (judged: JudgedFlow, failed: (failure: Failure) => void) => Pausing<F>,
  judged: JudgedFlow,
): Pausing<{ readonly flow: F; readonly failures: readonly Failure[] }> {
  const failures = [...judged.run.failures];
  const flow = yield* teller(judged, (failure) => failures.push(failure));
  return { flow, failures: [...judged.facts.failures, ...failures] };
}
