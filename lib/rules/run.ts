import type { Facts } from '../facts/facts.ts';
import { isSeen } from '../facts/need.ts';
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

/** What all rules say of one flow; `outcomes` by rule id. */
export type RuleRun = {
  readonly findings: readonly Finding[];
  readonly outcomes: Readonly<Partial<Record<RuleId, RuleOutcome>>>;
  /** Rules that threw. */
  readonly failures: readonly Failure[];
};

/** Runs the rules over the facts of one flow. A rule that throws becomes one `error` outcome and one failure, and takes nothing down. */
export function runRules(rules: readonly NamedRule[], facts: Facts): RuleRun {
  const findings: Finding[] = [];
  const outcomes: Partial<Record<RuleId, RuleOutcome>> = {};
  const failures: Failure[] = [];
  for (const rule of rules) {
    const found = inspect(rule, facts, (failure) => failures.push(failure));
    outcomes[rule.id] = typeof found === 'string' ? found : found.length > 0 ? 'finding' : 'pass';
    if (typeof found !== 'string') findings.push(...found);
  }
  return { findings: withFolded(findings).toSorted(worstFirst), outcomes, failures };
}

function inspect(
  rule: NamedRule,
  facts: Facts,
  failed: (failure: Failure) => void,
): readonly Finding[] | 'not applicable' | 'error' {
  try {
    if (!rule.needs.every((need) => isSeen(facts, need))) return 'not applicable';
    const found = rule.inspect(facts);
    if (typeof found === 'string') return found;
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
