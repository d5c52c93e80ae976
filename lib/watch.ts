import type { Exchange } from './exchange/exchange.ts';
import { withoutPause } from './exchange/in-step.ts';
import type { ExchangeSink } from './exchange/sink.ts';
import type { ContextChanges } from './flows/context/context.ts';
import { endedAt } from './flows/steps.ts';
import { countedRules } from './rules/counted.ts';
import type { RuleId } from './rules/index.ts';
import type { JudgedFlow } from './rules/judged-flow.ts';
import { Street } from './street.ts';
import type { Failure } from './vocabulary/failure.ts';
import type { Outcome } from './vocabulary/outcome.ts';
import type { Severity } from './vocabulary/severity.ts';

/** As much of a flow as the toolbar button needs. */
export type WatchedFlow = {
  readonly outcome: Outcome;
  /** When its last step ended, in milliseconds since 1970. */
  readonly ended: number;
  readonly clientId: string | null;
  readonly redirectUri: string | null;
  readonly serverOrigin: string | null;
  readonly findings: readonly WatchedFinding[];
  /** A rule broke off: that nothing was found says less. */
  readonly isPartlyJudged: boolean;
  /** The exchanges behind its steps. */
  readonly exchanges: readonly Exchange[];
};

/** A finding by what is counted of it. */
export type WatchedFinding = {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Set where a graver finding explains it: that one is counted. */
  readonly part_of?: RuleId | undefined;
};

/** The street as the worker walks it: it judges, and tells nothing but what the toolbar button shows. */
export interface Watch extends ExchangeSink {
  /** The flows so far, in order of their beginning. */
  flows(): readonly WatchedFlow[];
  /** Judges what has changed until that says that time is up; one flow at least. True when nothing is left: `flows` then has it all. */
  judge(isTimeUp: () => boolean): boolean;
  /** What became evidence because a login is near, what is none any more, and what may become it. */
  takeContext(): ContextChanges;
  /** Whether what that exchange was answered with tells of a login: worth reading on its way. */
  wantsAnswer(id: string): boolean;
  /** What broke off by a mistake of ours while exchanges were taken, each once. */
  readonly failures: readonly Failure[];
  /** The tabs of the newest logins and those that opened them, each with when it was last of one, in milliseconds since 1970. */
  tabsOfLogins(): ReadonlyMap<number, number>;
}

/** A watch that has seen nothing yet. */
export function createWatch(): Watch {
  return new Street(countedRules, withoutPause(watched));
}

/** Nobody reads pages here: a session’s cookie that came with a page which may say that the login failed shows nothing. */
function outcomeSeen({ facts }: JudgedFlow): Outcome {
  const { outcome, reception } = facts.ending;
  return reception?.outcome === 'succeeded' && reception.isUnread ? 'unclear' : outcome;
}

function watched(judged: JudgedFlow): WatchedFlow {
  const { facts, run } = judged;
  return {
    outcome: outcomeSeen(judged),
    ended: endedAt(facts.steps),
    clientId: facts.client.id,
    redirectUri: facts.client.redirectUri,
    serverOrigin: facts.server.origin,
    findings: run.findings.map(({ rule, severity, partOf }) => ({
      rule: rule.id,
      severity,
      part_of: partOf,
    })),
    isPartlyJudged: run.failures.length + facts.failures.length > 0,
    exchanges: facts.steps.flatMap(({ message }) => message?.exchange ?? []),
  };
}
