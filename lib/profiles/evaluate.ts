import type { Facts } from '../facts/facts.ts';
import type { ReportProfile, ReportRequirement } from '../report/report.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';
import type { RuleRun } from '../rules/run.ts';
import { reference } from '../spec/references.ts';
import { profiles, type RequirementId } from './index.ts';
import type { Requirement } from './profile.ts';

/** How a flow stands to each profile that applies to it. */
export function evaluateProfiles(
  facts: Facts,
  { outcomes }: Pick<RuleRun, 'outcomes'>,
): readonly ReportProfile[] {
  return profiles
    .filter(({ appliesTo }) => appliesTo(facts))
    .map((profile) => evaluate(profile, facts, outcomes));
}

function evaluate(
  profile: (typeof profiles)[number],
  facts: Facts,
  outcomes: RuleRun['outcomes'],
): ReportProfile {
  const requirements = profile.requirements.map((requirement): ReportRequirement => {
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
  { rules, when, judge }: Requirement,
  facts: Facts,
  outcomes: RuleRun['outcomes'],
): RequirementStatus {
  if (when && !when(facts)) return 'not_applicable';
  if (judge) return judge(facts);
  const seen = new Set(rules.map((rule) => outcomes[rule]));
  if (seen.has('finding')) return 'fail';
  return seen.has('pass') ? 'pass' : 'not_seen';
}
