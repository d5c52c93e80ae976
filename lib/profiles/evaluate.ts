import type { Facts } from '../facts/facts.ts';
import { failureOf, type Failure } from '../vocabulary/failure.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import type { RuleRun } from '../rules/run.ts';
import { reference, type Reference } from '../spec/references.ts';
import type { ProfileId } from '../vocabulary/profile-id.ts';
import { profiles, type RequirementId } from './index.ts';
import type { Requirement } from './profile.ts';

/** One requirement, held against a flow. */
export type RequirementResult = Pick<Requirement, 'level' | 'text'> & {
  /** The profile's name and the requirement's: `rfc9700/pkce`. */
  readonly id: RequirementId;
  readonly status: RequirementStatus;
  /** Ids of the rules whose findings fail it. */
  readonly rules: Requirement['rules'];
  readonly reference: Reference;
};

/** A profile, held against a flow. */
export type ProfileResult = {
  readonly id: ProfileId;
  readonly title: string;
  readonly counts: Readonly<Record<RequirementStatus, number>>;
  readonly requirements: readonly RequirementResult[];
};

/**
 * How a flow stands to each profile that applies to it.
 * @param failed is told of a profile that threw; it is left out
 */
export function evaluateProfiles(
  facts: Facts,
  { outcomes }: Pick<RuleRun, 'outcomes'>,
  failed: (failure: Failure) => void,
): readonly ProfileResult[] {
  return profiles.flatMap((profile) => {
    try {
      return profile.appliesTo(facts) ? [evaluate(profile, facts, outcomes)] : [];
    } catch (error) {
      failed(failureOf('profile', profile.id, error));
      return [];
    }
  });
}

function evaluate(
  profile: (typeof profiles)[number],
  facts: Facts,
  outcomes: RuleRun['outcomes'],
): ProfileResult {
  const requirements = profile.requirements.map((requirement): RequirementResult => {
    const status = statusOf(requirement, facts, outcomes);
    return {
      // The two belong together, which the compiler does not see.
      id: `${profile.id}/${requirement.id}` as RequirementId,
      level: requirement.level,
      text: requirement.text,
      status,
      rules: status === 'fail' ? requirement.rules.filter((rule) => outcomes[rule] === 'finding') : [],
      reference: reference(requirement.reference),
    };
  });
  const count = (status: RequirementStatus) => requirements.filter((one) => one.status === status).length;
  return {
    id: profile.id,
    title: profile.title,
    counts: {
      pass: count('pass'),
      fail: count('fail'),
      not_seen: count('not_seen'),
      not_applicable: count('not_applicable'),
    },
    requirements,
  };
}

function statusOf(
  { rules, when, sawAll, judge }: Requirement,
  facts: Facts,
  outcomes: RuleRun['outcomes'],
): RequirementStatus {
  if (when && !when(facts)) return 'not_applicable';
  if (judge) return judge(facts);
  const seen = new Set(rules.map((rule) => outcomes[rule]));
  if (seen.has('finding')) return 'fail';
  // What a rule that broke off would have found is not known.
  if (seen.has('error')) return 'not_seen';
  if (!seen.has('pass') || (sawAll && !sawAll(facts))) return 'not_seen';
  return 'pass';
}
