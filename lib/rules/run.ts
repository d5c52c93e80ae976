import type { Facts } from '../facts/facts.ts';
import type { Pausing } from '../exchange/in-step.ts';
import { onceFor } from '../exchange/once-for.ts';
import { needsIn } from '../facts/need.ts';
import { failureOf, type Failure } from '../vocabulary/failure.ts';
import { severities, type Severity } from '../vocabulary/severity.ts';
import { withFolded } from './folding.ts';
import type { RuleId } from './index.ts';
import type { FindingDraft, Rule } from './rule.ts';

/** A rule of the index. */
export type NamedRule = Rule & { readonly id: RuleId };

/** A rule and what it says of one flow. */
export type Finding = Omit<FindingDraft, 'isToldEarlier'> & {
  readonly rule: NamedRule;
  readonly severity: Severity;
  /** The rule whose finding explains this one: its own, where it told the same of an earlier flow. */
  readonly partOf?: RuleId;
};

/** The four ends of a rule. Not seen is not absent: a rule whose needs were not seen neither finds nor passes. */
export type RuleOutcome = 'finding' | 'pass' | 'not applicable' | 'error';

/** What all rules say of one flow. */
export type RuleRun = {
  readonly findings: readonly Finding[];
  readonly outcomes: RuleOutcomes;
  /** Rules that threw. */
  readonly failures: readonly Failure[];
};

/** How each rule ended, kept by its place: hundreds are written for each flow, and few are asked for. */
export type RuleOutcomes = {
  /** `undefined` for one that was not run. */
  readonly of: (id: RuleId) => RuleOutcome | undefined;
  /** All of them, in the order in which they were run. */
  readonly all: readonly RuleOutcome[];
};

/** So many rules are run over one flow before they are run over others. */
const untilPause = 4;

/** Runs the rules over the facts of one flow. A rule that throws becomes one `error` outcome and one failure, and takes nothing down. */
export function* runRules(rules: readonly NamedRule[], facts: Facts): Pausing<RuleRun> {
  const findings: Finding[] = [];
  const all: RuleOutcome[] = [];
  const failures: Failure[] = [];
  const hasNeeds = needsIn(rules, facts);
  const failed = (failure: Failure): void => void failures.push(failure);
  for (let place = 0; place < rules.length; place += 1) {
    const found = inspect(rules[place]!, facts, hasNeeds, place, failed);
    all.push(typeof found === 'string' ? found : found.length > 0 ? 'finding' : 'pass');
    if (typeof found !== 'string') findings.push(...found);
    if (place % untilPause === 0) yield;
  }
  const outcomes: RuleOutcomes = { of: (id) => all[placesOf(rules).get(id) ?? -1], all };
  return { findings: withFolded(findings).toSorted(worstFirst), outcomes, failures };
}

const placesOf = onceFor(
  (rules: readonly NamedRule[]): ReadonlyMap<RuleId, number> =>
    new Map(rules.map(({ id }, place) => [id, place])),
);

function inspect(
  rule: NamedRule,
  facts: Facts,
  hasNeeds: (place: number) => boolean,
  place: number,
  failed: (failure: Failure) => void,
): readonly Finding[] | 'not applicable' | 'error' {
  try {
    if (!hasNeeds(place)) return 'not applicable';
    const found = rule.inspect(facts);
    if (typeof found === 'string') return found;
    if (found.length === 0) return [];
    return found.map(({ isToldEarlier, ...draft }) =>
      rated(
        {
          ...draft,
          rule,
          severity: draft.severity ?? rule.severity,
          ...(isToldEarlier && { partOf: rule.id }),
        },
        facts,
      ),
    );
  } catch (error) {
    failed(failureOf('rule', rule.id, error));
    return 'error';
  }
}

/** Only what is certain may be critical. A playground makes every finding a remark: what is done there on purpose is no defect. */
function rated(draft: Finding, facts: Facts): Finding {
  if (facts.environment === 'playground') return { ...draft, severity: 'info' };
  const isGuess = draft.severity === 'critical' && draft.confidence !== 'certain';
  return isGuess ? { ...draft, severity: 'high' } : draft;
}

function worstFirst(a: Finding, b: Finding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}
