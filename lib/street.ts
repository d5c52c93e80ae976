import { bounded } from './exchange/bounded.ts';
import type { Exchange } from './exchange/exchange.ts';
import { endpointOf } from './exchange/parameters.ts';
import { growing, inStep, type Pausing } from './exchange/in-step.ts';
import type { ExchangeSink } from './exchange/sink.ts';
import { factsOf, type Facts } from './facts/facts.ts';
import type { ContextChanges } from './flows/context/context.ts';
import { createCorrelation, type Correlation } from './flows/correlate.ts';
import { fewRounds, isCut } from './flows/bounds.ts';
import { beginningOf, requestOf, type FlowDraft } from './flows/draft.ts';
import type { Flow, Readers } from './flows/flow.ts';
import { followFlows } from './flows/follow.ts';
import { isAnswerOfLogin } from './vocabulary/answer-of-login.ts';
import { isOAuth2 } from './vocabulary/protocol.ts';
import { createLooks } from './flows/looks.ts';
import { createLoops } from './flows/loops.ts';
import { parentOf } from './flows/nesting.ts';
import { ToldPlaces } from './flows/told-places.ts';
import { eachFailureOnce, failureOf, type Failure } from './vocabulary/failure.ts';
import { createGate, type Gate } from './messages/gate.ts';
import type { JudgedFlow } from './rules/judged-flow.ts';
import { runRules, type NamedRule, type RuleRun } from './rules/run.ts';

/** What was derived from a flow, good for one revision of it. */
type Derived = {
  readonly draft: FlowDraft;
  readonly revision: number;
  readonly rounds: readonly FlowDraft[] | undefined;
  readonly flow: Flow;
  readonly facts: Facts;
  readonly run: RuleRun;
};

/** So many flows are judged at once: as many as gain by it, and fewer where somebody waits. */
const manyAtOnce = 16;
const fewAtOnce = 4;

/**
 * The stages in order, from exchanges to judged flows, without a word of what is said of them. A door brings the rules that
 * concern it, and `tell`, which makes of each flow what the door needs, once for every change of the flow.
 */
export class Street<T> implements ExchangeSink {
  readonly #gate: Gate = createGate();
  readonly admits: Gate['admits'] = this.#gate.admits;
  readonly admitsError: Gate['admitsError'] = this.#gate.admitsError;
  readonly admitsAround: Gate['admitsAround'] = this.#gate.admitsAround;
  protected readonly correlation: Correlation = createCorrelation(
    (endpoint) => this.#gate.watch(endpoint),
    (token) => this.#gate.watchToken(token),
    (origin) => this.#gate.watchProvider(origin),
    (hosts, until) => this.#gate.awaitCalls(hosts, until),
    (failure) => this.failed(failure),
  );
  readonly #derived = new WeakMap<FlowDraft, Derived>();
  /** The flows as they were told last, place by place. */
  protected readonly places = new ToldPlaces<Derived, T>();
  /** What broke off while exchanges were taken. */
  #failures: readonly Failure[] = [];
  readonly #rules: readonly NamedRule[];
  readonly #tell: (flow: JudgedFlow) => Pausing<T>;
  readonly #changed = followFlows(this.correlation);
  readonly #looks = createLooks(this.correlation.assembly);
  protected readonly loops = createLoops(this.correlation.assembly);
  readonly #readers: Readers;
  /** Flows that are to be told anew. */
  readonly #due = new Set<FlowDraft>();
  #revision = 0;
  #assemblyRevision = 0;
  #judgedRevision = 0;

  /** @param readers read what is heavy to read, for those who have a use for it */
  constructor(rules: readonly NamedRule[], tell: (flow: JudgedFlow) => Pausing<T>, readers: Readers = {}) {
    this.#rules = rules;
    this.#tell = tell;
    this.#readers = readers;
  }

  /** Grows with every change of the evidence; the same number means the same flows. */
  get revision(): number {
    return this.#revision;
  }

  put(exchange: Exchange): boolean {
    const kept = this.#takes(bounded(exchange));
    const { revision } = this.correlation.assembly;
    if (kept || revision !== this.#assemblyRevision) this.#revision += 1;
    this.#assemblyRevision = revision;
    if (kept) this.#gate.watchTokens(this.correlation.awaitsTokens());
    return kept;
  }

  /** What broke off by a mistake of ours while exchanges were taken, each once. The rest stands. */
  get failures(): readonly Failure[] {
    return this.#failures;
  }

  #takes(exchange: Exchange): boolean {
    try {
      return this.correlation.put(exchange);
    } catch (error) {
      this.failed(failureOf('join', 'exchange', error));
      return false;
    }
  }

  /** Keeps what broke off: it is in `failures` from now on. */
  protected failed(failure: Failure): void {
    this.#failures = eachFailureOnce([...this.#failures, failure]);
  }

  /** Nothing has changed since all was judged. */
  protected get isJudged(): boolean {
    return this.#judgedRevision === this.#revision;
  }

  /** The evidence is another than before. */
  protected changed(): void {
    this.#revision += 1;
  }

  /** What is told of the flows so far, in order of their beginning. */
  flows(): readonly T[] {
    this.judge();
    return this.places.told();
  }

  /**
   * Judges what has changed, the latest flow first, until that says that time is up; one flow at least. True when nothing is left to
   * judge, and `flows` has it all.
   */
  judge(isTimeUp?: () => boolean): boolean {
    this.notice();
    for (const some of growing(this.#takeDue(), isTimeUp ? fewAtOnce : manyAtOnce)) {
      inStep(some.map(([draft, at]) => this.#refresh(draft, at)));
      if (this.#due.size > 0 && isTimeUp?.()) return false;
    }
    this.#due.clear();
    this.#judgedRevision = this.#revision;
    return true;
  }

  remembers(id: string): boolean {
    return this.correlation.context.remembers(id);
  }

  /** Whether what that exchange was answered with tells of a login: worth reading on its way. */
  wantsAnswer(id: string): boolean {
    return this.correlation
      .messagesOf(id)
      .some(({ kind, exchange: { status = 0 } }) => isAnswerOfLogin(kind, status >= 400));
  }

  /** What became evidence because a login is near, what is none any more, and what may become it. */
  takeContext(): ContextChanges {
    return this.correlation.context.takeChanges();
  }

  /** The tabs of the newest logins and those that opened them, each with when it was last of one, in milliseconds since 1970. */
  tabsOfLogins(): ReadonlyMap<number, number> {
    return this.correlation.tabsOfLogins();
  }

  /** What is due since it was asked last: those alone that changed, unless their order or servers did. */
  protected notice(): void {
    const { drafts, all } = this.#changed();
    const isRegrouped = this.loops.update(drafts, all);
    const stale = this.#looks.at(drafts);
    for (const draft of stale) this.#derived.delete(this.loops.headOf(draft));
    if (all || isRegrouped) {
      const heads = this.loops.heads();
      this.places.cut(heads.length);
      for (const draft of heads) this.#due.add(draft);
    } else for (const draft of [...drafts, ...stale]) this.#due.add(this.loops.headOf(draft));
  }

  /** Flows that are due with their places, the latest first; they are no longer once they were taken. */
  *#takeDue(): Generator<readonly [FlowDraft, number], void> {
    const heads = this.loops.heads();
    for (let at = heads.length - 1; at >= 0 && this.#due.size > 0; at -= 1)
      if (this.#due.delete(heads[at]!)) yield [heads[at]!, at];
  }

  *#refresh(draft: FlowDraft, at: number): Pausing<void> {
    try {
      const derived = yield* this.#derive(draft);
      const judged = this.#judged(derived, at);
      const { parent } = judged;
      const known = this.places.at(at);
      if (known?.derived === derived && known.parent === parent) return;
      this.places.set(at, { derived, parent, told: yield* this.#tell(judged) });
    } catch (error) {
      const ofFacts = this.#derived.get(draft)?.facts.failures ?? [];
      const failures = [failureOf('report', 'flow', error), ...ofFacts];
      this.places.set(at, { derived: undefined, parent: null, told: undefined, failures });
    }
  }

  #judged({ flow, facts, run }: Derived, at: number): JudgedFlow {
    const idOf = (key: string | undefined) => this.#idOf(key);
    return { id: `flow-${at + 1}`, parent: idOf(flow.parent), facts, run, idOf };
  }

  /** What `make` makes of each flow, in order of their beginning, beside what is told of them. One for which it breaks off is left out. */
  protected ofEach<R>(make: (flow: JudgedFlow) => Pausing<R>): readonly R[] {
    this.notice();
    const made: R[][] = [];
    for (const some of growing(this.loops.heads().entries(), manyAtOnce))
      inStep(some.map(([at, draft]) => this.#makeOf(draft, at, make, made)));
    return made.flat();
  }

  *#makeOf<R>(
    draft: FlowDraft,
    at: number,
    make: (flow: JudgedFlow) => Pausing<R>,
    made: R[][],
  ): Pausing<void> {
    try {
      made[at] = [yield* make(this.#judged(yield* this.#derive(draft), at))];
    } catch (error) {
      made[at] = [];
      this.failed(failureOf('report', 'flow', error));
    }
  }

  *#derive(draft: FlowDraft): Pausing<Derived> {
    const known = this.#derived.get(draft);
    const metadata = this.metadataOf(draft);
    const parent = parentOf(this.correlation.assembly, draft)?.messages[0]?.exchange.id;
    const isSame = known?.flow.metadata === metadata && known?.flow.parent === parent;
    const all = this.loops.roundsOf(draft);
    const rounds = all && fewRounds(all);
    const revision = rounds ? rounds.reduce((sum, one) => sum + one.revision, 0) : draft.revision;
    if (known && known.revision === revision && known.rounds === all && isSame) return known;
    const alone = this.#flowOf(draft, parent, metadata);
    const flow = rounds
      ? {
          ...alone,
          roundsLeftOut: (all?.length ?? 0) - rounds.length,
          rounds: rounds.map((one) => (one === draft ? alone : this.#flowOf(one, parent, metadata))),
        }
      : alone;
    const facts = factsOf(flow);
    const derived: Derived = {
      draft,
      revision,
      rounds: all,
      flow,
      facts,
      run: yield* runRules(this.#rules, facts),
    };
    this.#derived.set(draft, derived);
    return derived;
  }

  #flowOf(draft: FlowDraft, parent: Flow['parent'], metadata: Flow['metadata']): Flow {
    return {
      key: draft.key,
      messages: [...draft.messages],
      context: draft.around.context,
      ofOthers: draft.around.ofOthers,
      isContextFull: draft.around.isFull,
      isCut: isCut(draft.messages),
      parent,
      metadata,
      earlier: (name, value) => this.#looks.earlier(draft, name, value),
      later: (name, value, until = Infinity) => this.#looks.later(draft, name, value, until),
      ...this.#readers,
    };
  }

  /** The metadata of the authorization server that a flow speaks to, where it was seen. RFC 8414. */
  protected metadataOf(draft: FlowDraft): Flow['metadata'] {
    const { servers } = this.correlation;
    const message =
      requestOf(draft) ?? draft.messages.find(({ kind }) => kind === 'token_request') ?? beginningOf(draft);
    if (!message || !isOAuth2(message.protocol)) return undefined;
    const { url } = message.exchange;
    return servers.metadataAt(endpointOf(url)) ?? servers.metadataOfOrigin(url);
  }

  #idOf(key: string | undefined): string | null {
    const { assembly } = this.correlation;
    const draft = key === undefined ? undefined : assembly.ofExchange(key)[0];
    return draft ? `flow-${this.loops.heads().lastIndexOf(this.loops.headOf(draft)) + 1}` : null;
  }
}
