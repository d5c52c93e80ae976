import { sha256Base64Url } from '../../exchange/digest.ts';
import { headlines } from '../../report/headlines.ts';
import type { Report, ReportDiagnosis, ReportFinding, ReportFlow } from '../../report/report.ts';
import { hedgeOf } from '../../telling/reason.ts';
import { headlineOf } from '../../telling/headline.ts';
import { clientName, serverName } from '../../telling/parties.ts';
import { stepNameFirst } from '../../telling/step.ts';
import type { AskedProfiles } from '../format.ts';
import { unmetRequirements, type UnmetRequirement } from './sarif-profiles.ts';
import { causeRule, failureOf, requirementLevel, sarifLevels } from './sarif-rules.ts';

type Told = {
  readonly ruleId: string;
  readonly level: string;
  readonly text: string;
  readonly steps: readonly string[];
  /** What tells it from others of its rule at the same parties. */
  readonly about: string;
  readonly properties: object;
};

/**
 * The results (§3.27): why logins failed, then what was found, then what profiles ask for in vain, flow by flow.
 * @param uri of the file that was read
 * @param ruleIds of the run's rules, in their order
 * @param asked profiles whose requirements are told
 */
export function sarifResults(
  { flows }: Report,
  uri: string | undefined,
  ruleIds: readonly string[],
  asked: AskedProfiles,
): readonly object[] {
  return flows.flatMap((flow) => {
    const reason = failureOf(flow);
    const told = [
      ...(reason ? [toldOfReason(flow, reason)] : []),
      ...headlines(flow.findings).map((finding) => toldOfFinding(finding)),
      ...unmetRequirements(flow, asked).map((one) => toldOfRequirement(one)),
    ];
    return told.map((one) => resultOf(flow, one, uri, ruleIds));
  });
}

function toldOfReason(flow: ReportFlow, reason: ReportDiagnosis): Told {
  const { step, steps, why, fix, confidence } = reason;
  return {
    ruleId: causeRule(reason),
    level: confidence === 'tentative' || flow.outcome !== 'failed' ? 'warning' : 'error',
    text: `${headlineOf(flow)} ${hedgeOf(reason)}${why} ${fix}`,
    steps: [...new Set([...(step === null ? [] : [step]), ...(steps ?? [])])],
    about: '',
    properties: { outcome: flow.outcome, confidence },
  };
}

function toldOfFinding(finding: ReportFinding): Told {
  const { rule, severity, title, detail, fix, steps, about = '', confidence, owner } = finding;
  return {
    ruleId: rule,
    level: sarifLevels[severity],
    text: [`${title}.`, detail, fix].filter(Boolean).join(' '),
    steps,
    about,
    properties: { severity, confidence, owner },
  };
}

function toldOfRequirement({ profile, requirement, steps, found }: UnmetRequirement): Told {
  const { id, text, level, rules, conditions } = requirement;
  return {
    ruleId: id,
    level: requirementLevel(requirement),
    text: [`${profile.title}, not met: ${text}`, ...found].join(' '),
    steps,
    about: '',
    properties: { profile: profile.id, requirement: level, rules, ...(conditions && { conditions }) },
  };
}

function resultOf(
  flow: ReportFlow,
  { ruleId, level, text, steps, about, properties }: Told,
  uri: string | undefined,
  ruleIds: readonly string[],
): object {
  const [first, ...others] = steps;
  const place = (stepId: string | undefined) => locationOf(flow, stepId, uri);
  return {
    ruleId,
    ruleIndex: ruleIds.indexOf(ruleId),
    level,
    message: { text },
    locations: [place(first)],
    ...(others.length > 0 && { relatedLocations: others.map((one, id) => ({ id, ...place(one) })) }),
    partialFingerprints: { 'oauthLens/v1': fingerprintOf(flow, ruleId, about) },
    properties: { flow: flow.id, client: clientName(flow), server: serverName(flow), ...properties },
  };
}

function locationOf(flow: ReportFlow, stepId: string | undefined, uri: string | undefined): object {
  const step = flow.steps.find(({ id }) => id === stepId);
  const words = step ? stepNameFirst(flow, step) : headlineOf(flow);
  return {
    ...(uri !== undefined && { physicalLocation: { artifactLocation: { uri, index: 0 } } }),
    logicalLocations: [{ name: words, fullyQualifiedName: step?.id ?? flow.id, kind: 'member' }],
    message: { text: words },
  };
}

/** The same for the same rule, client and server, whenever and in whatever file it was recorded. */
function fingerprintOf(flow: ReportFlow, ruleId: string, about: string): string {
  const client = flow.client.id ?? clientName(flow);
  return sha256Base64Url(JSON.stringify([ruleId, client, serverName(flow), about]));
}
