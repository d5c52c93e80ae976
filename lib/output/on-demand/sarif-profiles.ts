import type { Report, ReportFlow, ReportProfile, ReportRequirement } from '../../report/report.ts';
import type { AskedProfiles } from '../format.ts';

/** A requirement that a flow does not meet, of a profile that was asked for. */
export type UnmetRequirement = {
  readonly profile: ReportProfile;
  readonly requirement: ReportRequirement;
  /** Ids of the steps at which that was found. */
  readonly steps: readonly string[];
  /** What was found there, in sentences. */
  readonly found: readonly string[];
};

/** What a flow does not meet of the profiles that were asked for and apply to it, in their order. */
export function unmetRequirements(flow: ReportFlow, asked: AskedProfiles): readonly UnmetRequirement[] {
  return askedOf(flow, asked).flatMap((profile) =>
    profile.requirements
      .filter(({ status }) => status === 'fail')
      .map((requirement) => {
        const findings = flow.findings.filter(({ rule }) => requirement.rules.includes(rule));
        return {
          profile,
          requirement,
          steps: [...new Set(findings.flatMap(({ steps }) => steps))],
          found: [...new Set(findings.map(({ title }) => `${title}.`))],
        };
      }),
  );
}

/**
 * How each flow stands to each profile that was asked for and applies to it, as properties of the run (SARIF 2.1.0 §3.8): a result only
 * tells what is not met.
 * @param uri of the file that was read
 */
export function profileProperties(
  { flows }: Report,
  asked: AskedProfiles,
  uri: string | undefined,
): { readonly profiles: readonly object[] } | undefined {
  const profiles = flows.flatMap((flow) =>
    askedOf(flow, asked).map(({ id, title, counts }) => ({
      flow: flow.id,
      profile: id,
      title,
      counts,
      ...(uri !== undefined && { artifactLocation: { uri, index: 0 } }),
    })),
  );
  return profiles.length > 0 ? { profiles } : undefined;
}

function askedOf({ profiles }: ReportFlow, asked: AskedProfiles): readonly ReportProfile[] {
  return profiles.filter(({ id }) => asked.includes(id) || asked.includes('all'));
}
