import type { Facts } from '../facts/facts.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import type { RuleId } from '../rules/index.ts';
import type { ReferenceId } from '../spec/references.ts';

/** A condition on a flow. */
export type Condition = (facts: Facts) => boolean;

/** One requirement of a profile: decided by rules, or by what the facts show. */
export type Requirement = {
  /** Unique within its profile. */
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD';
  /** What has to be so, in plain words. */
  readonly text: string;
  readonly reference: ReferenceId;
  /** Ids of the rules that decide it: a finding of any fails it, a pass of any (and no finding) passes it. */
  readonly rules: readonly RuleId[];
  /** Where it says something; everywhere unless told. Elsewhere it is not applicable. */
  readonly when?: Condition;
  /** Decides where no rule does. */
  readonly judge?: (facts: Facts) => RequirementStatus;
};

/** A named set of requirements, and the flows that it is for. */
export type Profile = {
  readonly id: string;
  readonly title: string;
  readonly reference: ReferenceId;
  readonly appliesTo: Condition;
  readonly requirements: readonly Requirement[];
};

type Words = Pick<Requirement, 'text' | 'reference'>;

/** A requirement that rules decide. */
export function must(
  id: string,
  { text, reference }: Words,
  rules: readonly RuleId[],
  when?: Condition,
): Requirement {
  return { id, level: 'MUST', text, reference, rules, when };
}

/** A recommendation that rules decide. */
export function should(id: string, words: Words, rules: readonly RuleId[], when?: Condition): Requirement {
  return { ...must(id, words, rules, when), level: 'SHOULD' };
}

/** A requirement that the facts decide. */
export function judged(
  level: Requirement['level'],
  id: string,
  { text, reference }: Words,
  judge: (facts: Facts) => RequirementStatus,
  when?: Condition,
): Requirement {
  return { id, level, text, reference, rules: [], judge, when };
}
