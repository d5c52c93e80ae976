import type { Facts } from '../facts/facts.ts';
import { failureOf, type Failure } from '../vocabulary/failure.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import type { RuleOutcome, RuleRun } from '../rules/run.ts';
import { reference, type Reference } from '../spec/references.ts';
import type { ProfileId } from '../vocabulary/profile-id.ts';
import { profiles, type RequirementId } from './index.ts';
import type { Requirement } from './profile.ts';

/** One requirement, held against a flow. */
export type RequirementResult = Pick<Requirement, 'level' | 'text' | 'conditions'> & {
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
  return profiles.flatMap((profile, at) => {
    try {
      return profile.appliesTo(facts) ? [evaluate(profile, told[at]!, facts, outcomes)] : [];
    } catch (error) {
      failed(failureOf('profile', profile.id, error));
      return [];
    }
  });
}

type Results = Readonly<Record<RequirementStatus, RequirementResult>>;

/** What can be told of each requirement is the same for all flows, but for the rules that fail it: it is made once. */
const told: readonly (readonly Results[])[] = profiles.map(({ id: profile, requirements }) =>
  requirements.map(({ id, level, text, reference: place, conditions }): Results => {
    const result = (status: RequirementStatus): RequirementResult => ({
      // The two belong together, which the compiler does not see.
      id: `${profile}/${id}` as RequirementId,
      level,
      text,
      status,
      rules: [],
      reference: reference(place),
      ...(conditions && { conditions }),
    });
    return {
      pass: result('pass'),
      fail: result('fail'),
      not_seen: result('not_seen'),
      not_applicable: result('not_applicable'),
    };
  }),
);

function evaluate(
  profile: (typeof profiles)[number],
  results: readonly Results[],
  facts: Facts,
  outcomes: RuleRun['outcomes'],
): ProfileResult {
  const counts = { pass: 0, fail: 0, not_seen: 0, not_applicable: 0 };
  const requirements = profile.requirements.map((requirement, at): RequirementResult => {
    const status = statusOf(requirement, facts, outcomes);
    counts[status] += 1;
    const result = results[at]![status];
    if (status !== 'fail') return result;
    return { ...result, rules: requirement.rules.filter((rule) => outcomes.of(rule) === 'finding') };
  });
  return { id: profile.id, title: profile.title, counts, requirements };
}

function statusOf(
  { rules, when, sawAll, judge }: Requirement,
  facts: Facts,
  outcomes: RuleRun['outcomes'],
): RequirementStatus {
  if (when && !when(facts)) return 'not_applicable';
  if (judge) return judge(facts);
  const ended = (outcome: RuleOutcome) => rules.some((rule) => outcomes.of(rule) === outcome);
  if (ended('finding')) return 'fail';
  // What a rule that broke off would have found is not known.
  if (ended('error')) return 'not_seen';
  if (!ended('pass') || (sawAll && !sawAll(facts))) return 'not_seen';
  return 'pass';
}
