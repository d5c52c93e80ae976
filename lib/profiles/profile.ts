import type { Facts } from '../facts/facts.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import type { ProfileId } from '../vocabulary/profile-id.ts';
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
  readonly when?: Condition | undefined;
  /** Whether all that the requirement speaks of was seen: without, no rule's pass passes it. */
  readonly sawAll?: Condition | undefined;
  /** What the OpenID conformance suite calls it: its conditions, or its tests where those have no name of their own. */
  readonly conditions?: readonly string[] | undefined;
  /** Decides where no rule does. */
  readonly judge?: ((facts: Facts) => RequirementStatus) | undefined;
};

/** A named set of requirements, and the flows that it is for. */
export type Profile = {
  readonly id: ProfileId;
  readonly title: string;
  readonly reference: ReferenceId;
  readonly appliesTo: Condition;
  readonly requirements: readonly Requirement[];
};

/** Its id is a type of its own, so that the compiler knows every name. */
type Named<T, Id extends string> = T & { readonly id: Id };

type NamedProfile<Id extends string, Name extends string> = Omit<Profile, 'id' | 'requirements'> & {
  readonly id: Id;
  readonly requirements: readonly Named<Requirement, Name>[];
};

/** Declares a profile: one file, one profile. */
export function profile<Id extends string, Name extends string>(
  definition: NamedProfile<Id, Name>,
): NamedProfile<Id, Name> {
  return definition;
}

type Words = Pick<Requirement, 'text' | 'reference'>;

/** A requirement that rules decide. */
export function must<Id extends string>(
  id: Id,
  { text, reference }: Words,
  rules: readonly RuleId[],
  when?: Condition,
): Named<Requirement, Id> {
  return { id, level: 'MUST', text, reference, rules, when };
}

/** The same, where a pass says nothing unless everything that it speaks of was seen: then it is not seen, unless a rule fails it. */
export function seenWhole<Id extends string>(
  requirement: Named<Requirement, Id>,
  sawAll: Condition,
): Named<Requirement, Id> {
  return { ...requirement, sawAll };
}

/** The same by the names that the OpenID conformance suite has for it. */
export function certified<Id extends string>(
  requirement: Named<Requirement, Id>,
  ...conditions: readonly string[]
): Named<Requirement, Id> {
  return { ...requirement, conditions };
}

/** A recommendation that rules decide. */
export function should<Id extends string>(
  id: Id,
  words: Words,
  rules: readonly RuleId[],
  when?: Condition,
): Named<Requirement, Id> {
  return { ...must(id, words, rules, when), level: 'SHOULD' };
}

/** A requirement that the facts decide. */
export function judged<Id extends string>(
  level: Requirement['level'],
  id: Id,
  { text, reference }: Words,
  judge: (facts: Facts) => RequirementStatus,
  when?: Condition,
): Named<Requirement, Id> {
  return { id, level, text, reference, rules: [], judge, when };
}
