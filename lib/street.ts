import type { Exchange } from './exchange/exchange.ts';
import { endpointOf } from './exchange/parameters.ts';
import type { ExchangeSink } from './exchange/sink.ts';
import { factsOf, type Facts } from './facts/facts.ts';
import { withVerdicts } from './facts/verdicts.ts';
import { beginningOf, requestOf, type FlowDraft } from './flows/draft.ts';
import type { Key } from './flows/keys.ts';
import { recordedSignature, type Signature } from './facts/tokens/signature.ts';
import { signaturesOf } from './facts/tokens/signatures.ts';
import type { ContextChanges } from './flows/context/context.ts';
import { createCorrelation, type Correlation } from './flows/correlate.ts';
import type { Flow } from './flows/flow.ts';
import { followFlows, type ToLookAt } from './flows/follow.ts';
import { parentOf } from './flows/nesting.ts';
import { createGate, type Gate } from './messages/gate.ts';
import type { Diagnosis } from './causes/diagnosis.ts';
import { reportFlow } from './report/build.ts';
import { gapsOf } from './report/gaps.ts';
import type { Report, ReportFlow, ReportSource } from './report/report.ts';
import { createTally } from './report/tally.ts';
import { version } from './report/version.ts';
import { rules } from './rules/index.ts';
import { runRules, type RuleRun } from './rules/run.ts';

/** The street, seen from outside: exchanges go in, a report comes out. */
export interface Inspection extends ExchangeSink {
  /**
   * The exchanges that flows use, in order of time, each with the verdicts that only its secrets could prove: what an
   * export holds. With ids of the last report, those flows' alone.
   */
  evidence(flowIds?: readonly string[]): readonly Exchange[];
  /**
   * Of what surrounds logins: what became evidence since this was asked last, shortened, and the ids of what is none any more. And
   * what may become evidence: an inspection that is to go on where another stopped is given it too.
   */
  takeContext(): ContextChanges;
  /** What the exchanges so far amount to. Not redacted: what leaves goes through `redact`. */
  report(source: ReportSource, gaps?: readonly string[]): Report;
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
  prove(exchange: Exchange, verdicts: Readonly<Record<string, string | undefined>>): boolean;
  /** Origins that a login in progress has taught (provider, redirect URI): worth listening to in depth. */
  learnedOrigins(): readonly string[];
  /** Grows with every change of the evidence; the same number means the same report. */
  readonly revision: number;
}

/** What was derived from a flow, good for one revision of it. */
type Derived = {
  readonly revision: number;
  readonly flow: Flow;
  readonly facts: Facts;
  readonly run: RuleRun;
  readonly gaps: readonly string[];
  /** Place among the flows for which `report` was made. */
  place: number;
  report: ReportFlow | undefined;
};

/** Says why a flow failed or is stuck, the most probable reason first. */
export type Diagnose = (facts: Facts, run: RuleRun) => readonly Diagnosis[];

/** An inspection that has seen nothing yet, and tells reasons as it is given. */
export function createStreet(diagnose: Diagnose): Inspection {
  return new Street(diagnose);
}

class Street implements Inspection {
  readonly #diagnose: Diagnose;

  constructor(diagnose: Diagnose) {
    this.#diagnose = diagnose;
  }

  readonly #gate: Gate = createGate();
  readonly admits: Gate['admits'] = this.#gate.admits;
  readonly admitsError: Gate['admitsError'] = this.#gate.admitsError;
  readonly admitsAround: Gate['admitsAround'] = this.#gate.admitsAround;
  readonly #correlation: Correlation = createCorrelation(
    (endpoint) => this.#gate.watch(endpoint),
    (token) => this.#gate.watchToken(token),
    (origin) => this.#gate.watchProvider(origin),
    (hosts, until) => this.#gate.awaitCalls(hosts, until),
  );
  readonly #derived = new WeakMap<FlowDraft, Derived>();
  /** The flows as they were reported last, place by place, and what they were made of. */
  readonly #flows: ReportFlow[] = [];
  readonly #reported: Derived[] = [];
  readonly #gaps = createTally();
  readonly #unreported = followFlows(this.#correlation);
  #unverified: (() => ToLookAt) | undefined;
  /** How flows stood when their signatures were asked for. */
  readonly #asked = new WeakMap<FlowDraft, Pick<Derived, 'revision'> & Pick<Flow, 'metadata'>>();
  /** The names of the verdicts that were proved here. */
  readonly #proved = new WeakMap<Exchange, ReadonlySet<string>>();
  #revision = 0;
  #assemblyRevision = 0;

  get revision(): number {
    return this.#revision;
  }

  put(exchange: Exchange): boolean {
    const kept = this.#correlation.put(exchange);
    const { revision } = this.#correlation.assembly;
    if (kept || revision !== this.#assemblyRevision) this.#revision += 1;
    this.#assemblyRevision = revision;
    if (kept) this.#gate.watchTokens(this.#correlation.awaitsTokens());
    return kept;
  }

  remembers(id: string): boolean {
    return this.#correlation.context.remembers(id);
  }

  takeContext(): ContextChanges {
    return this.#correlation.context.takeChanges();
  }

  report(source: ReportSource, gaps: readonly string[] = []): Report {
    this.#catchUp();
    return {
      format: 'oauth-lens-report',
      version: 1,
      generator: { name: 'oauth-lens', version },
      source,
      redacted: false,
      flows: this.#flows.slice(),
      gaps: [...new Set([...gaps, ...this.#gaps.all()])],
    };
  }

  evidence(flowIds?: readonly string[]): readonly Exchange[] {
    const chosen = flowIds
      ? this.#reported.filter((_, at) => flowIds.includes(`flow-${at + 1}`))
      : this.#correlation.assembly.drafts.map((draft) => this.#derive(draft));
    const exchanges = new Map<string, Exchange>();
    for (const { flow } of chosen) {
      const own = new Set(flow.messages.map(({ exchange }) => exchange.id));
      for (const exchange of withVerdicts(flow)) {
        if (!own.has(exchange.id) && flow.ofOthers?.has(exchange.id)) continue;
        const earlier = exchanges.get(exchange.id);
        const verdicts = { ...earlier?.verdicts, ...exchange.verdicts };
        // One that is around two logins may be held with its text by one of them alone.
        const fuller = earlier?.responseBody?.text === undefined ? exchange : earlier;
        exchanges.set(exchange.id, Object.keys(verdicts).length > 0 ? { ...fuller, verdicts } : fuller);
      }
    }
    return [...exchanges.values()].sort((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
  }

  exchangeOf(stepId: string): Exchange | undefined {
    const [, flow, step] = /^flow-(\d+)\.(\d+)$/.exec(stepId) ?? [];
    return this.#reported[Number(flow) - 1]?.facts.steps[Number(step) - 1]?.message?.exchange;
  }

  signatures(): readonly Signature[] {
    this.#unverified ??= followFlows(this.#correlation);
    return [...this.#unverified().drafts].flatMap((draft) => {
      const { revision, messages } = draft;
      const metadata = this.#metadataOf(draft);
      const before = this.#asked.get(draft);
      if (before?.revision === revision && before.metadata === metadata) return [];
      this.#asked.set(draft, { revision, metadata });
      return signaturesOf({ messages, metadata }).filter((one) => this.#isOpen(one));
    });
  }

  prove(exchange: Exchange, verdicts: Readonly<Record<string, string | undefined>>): boolean {
    const now: Readonly<Record<string, string | undefined>> = { ...exchange.verdicts, ...verdicts };
    const kept = Object.entries(now).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const proved: Exchange = { ...exchange, verdicts: Object.fromEntries(kept) };
    if (!this.#correlation.restate(exchange, proved)) return false;
    this.#proved.set(proved, new Set([...(this.#proved.get(exchange) ?? []), ...Object.keys(verdicts)]));
    this.#revision += 1;
    return true;
  }

  learnedOrigins(): readonly string[] {
    return this.#correlation.originsInProgress();
  }

  /** Brings the reported flows up to date; touches those alone that changed, unless their places or servers did. */
  #catchUp(): void {
    const { assembly } = this.#correlation;
    const { drafts, all } = this.#unreported();
    if (all) {
      for (const [at, draft] of assembly.drafts.entries()) this.#refresh(draft, at);
      for (const { gaps } of this.#reported.splice(assembly.drafts.length)) this.#gaps.remove(gaps);
      this.#flows.length = assembly.drafts.length;
    } else {
      for (const draft of drafts) this.#refresh(draft, assembly.drafts.lastIndexOf(draft));
    }
  }

  #isOpen({ exchange, name, keys }: Signature): boolean {
    if (!recordedSignature(exchange, name)) return keys.length > 0;
    return this.#proved.get(exchange)?.has(name) ?? false;
  }

  #refresh(draft: FlowDraft, at: number): void {
    if (at < 0) return;
    const derived = this.#derive(draft);
    const before = this.#reported[at];
    if (before !== derived) {
      if (before) this.#gaps.remove(before.gaps);
      this.#gaps.add(derived.gaps);
      this.#reported[at] = derived;
    }
    this.#flows[at] = this.#reportFlow(derived, at);
  }

  #derive(draft: FlowDraft): Derived {
    const known = this.#derived.get(draft);
    const metadata = this.#metadataOf(draft);
    const parent = parentOf(this.#correlation.assembly, draft)?.messages[0]?.exchange.id;
    const isSame = known?.flow.metadata === metadata && known?.flow.parent === parent;
    if (known && known.revision === draft.revision && isSame) return known;
    const flow: Flow = {
      key: draft.messages[0]?.exchange.id ?? '',
      messages: [...draft.messages],
      context: draft.around.context,
      ofOthers: draft.around.ofOthers,
      isContextFull: draft.around.isFull,
      parent,
      metadata,
      earlier: (key) => this.#othersWith(draft, key, (place, own) => place < own),
      later: (key) => this.#othersWith(draft, key, (place, own) => place > own),
    };
    const facts = factsOf(flow);
    const derived: Derived = {
      revision: draft.revision,
      flow,
      facts,
      run: runRules(rules, facts),
      gaps: gapsOf(facts),
      place: -1,
      report: undefined,
    };
    this.#derived.set(draft, derived);
    return derived;
  }

  /** @param stands whether a flow at that place is wanted, given the place of `draft` */
  #othersWith(
    draft: FlowDraft,
    key: Key,
    stands: (place: number, own: number) => boolean,
  ): readonly Pick<Flow, 'key' | 'messages'>[] {
    const { assembly } = this.#correlation;
    const own = assembly.drafts.lastIndexOf(draft);
    return assembly
      .find(key, Infinity)
      .filter((other) => other !== draft && stands(assembly.drafts.lastIndexOf(other), own))
      .map(({ messages }) => ({ key: messages[0]?.exchange.id ?? '', messages }));
  }

  #metadataOf(draft: FlowDraft): Flow['metadata'] {
    const { servers } = this.#correlation;
    const message =
      requestOf(draft) ?? draft.messages.find(({ kind }) => kind === 'token_request') ?? beginningOf(draft);
    if (!message) return undefined;
    const { url } = message.exchange;
    return servers.metadataAt(endpointOf(url)) ?? servers.metadataOfOrigin(url);
  }

  #reportFlow(derived: Derived, at: number): ReportFlow {
    const parent = this.#parentId(derived.flow);
    const known = derived.report;
    if (known && derived.place === at && known.parent === parent) return known;
    derived.place = at;
    derived.report = reportFlow(`flow-${at + 1}`, parent, derived.facts, derived.run, this.#diagnose);
    return derived.report;
  }

  #parentId({ parent }: Flow): string | null {
    const { assembly } = this.#correlation;
    const outer = parent === undefined ? undefined : assembly.ofExchange(parent)[0];
    return outer ? `flow-${assembly.drafts.lastIndexOf(outer) + 1}` : null;
  }
}
