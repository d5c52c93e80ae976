import { originOf } from '../exchange/parameters.ts';
import { isLoopback } from '../exchange/loopback.ts';
import type { CauseId } from '../causes/cause-id.ts';
import type { RequirementId } from '../profiles/index.ts';
import type { Report, ReportFlow, ReportStep } from '../report/report.ts';
import type { RuleId } from '../rules/index.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import type { ProfileId } from '../vocabulary/profile-id.ts';
import type { Severity } from '../vocabulary/severity.ts';

/** Something of a flow that a gate may stop at: a finding, how the flow ended, or a requirement that it fails. */
export type Charge = {
  /** Id of the flow. */
  readonly flow: string;
  /**
   * The same for the same thing in another recording of the same login: made of its name, the client and the place, and of no id, time
   * or loopback port.
   */
  readonly key: string;
  /** Rules that it rests on: the finding's own and the one that explains it, or those that fail the requirement. */
  readonly rules: readonly RuleId[];
  /** The id of the client, where it is not made anew by each registration. */
  readonly client: string | null;
  /** Hosts of the steps that it is about, else of the server. */
  readonly hosts: readonly string[];
} & (
  | { readonly kind: 'finding'; readonly rule: RuleId; readonly severity: Severity; readonly title: string }
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly cause: CauseId | null }
  | {
      readonly kind: 'requirement';
      readonly requirement: RequirementId;
      readonly profile: ProfileId;
      readonly text: string;
    }
);

/** Everything that a gate may stop at, flow by flow. What a profile only recommends stops nobody. */
export function chargesOf({ flows }: Pick<Report, 'flows'>): readonly Charge[] {
  return flows.flatMap((flow) => [outcomeCharge(flow), ...findingCharges(flow), ...requirementCharges(flow)]);
}

function outcomeCharge(flow: ReportFlow): Charge {
  const [reason] = flow.diagnosis;
  const cause = reason?.cause ?? null;
  const step = flow.steps.find(({ id }) => id === (reason?.step ?? flow.broken_step));
  return {
    kind: 'outcome',
    outcome: flow.outcome,
    cause,
    rules: reason?.rules ?? [],
    ...placed(flow, step ? [step] : [], ['outcome', flow.outcome, cause ?? '']),
  };
}

function findingCharges(flow: ReportFlow): readonly Charge[] {
  return flow.findings.map(({ rule, severity, title, about, part_of, steps }) => ({
    kind: 'finding',
    rule,
    severity,
    title,
    rules: part_of ? [rule, part_of] : [rule],
    ...placed(
      flow,
      flow.steps.filter(({ id }) => steps.includes(id)),
      ['finding', rule, about ?? ''],
    ),
  }));
}

function requirementCharges(flow: ReportFlow): readonly Charge[] {
  return flow.profiles.flatMap(({ id: profile, requirements }) =>
    requirements
      .filter(({ status, level }) => status === 'fail' && level === 'MUST')
      .map(({ id: requirement, text, rules }) => ({
        kind: 'requirement' as const,
        requirement,
        profile,
        text,
        rules,
        ...placed(flow, [], ['requirement', requirement]),
      })),
  );
}

function placed(
  flow: ReportFlow,
  steps: readonly ReportStep[],
  name: readonly string[],
): Pick<Charge, 'flow' | 'key' | 'client' | 'hosts'> {
  const client = stableClient(flow);
  const places = steps.flatMap(({ url }) => (url ? [placeOf(url)] : []));
  const server = flow.server.origin ?? flow.server.issuer;
  const hosts = places.length > 0 ? [...new Set(places)] : server ? [placeOf(server)] : [];
  const redirect = flow.client.redirect_uri;
  const who = client ?? (redirect ? placeOf(redirect) : '');
  return {
    flow: flow.id,
    client,
    hosts,
    key: JSON.stringify([...name, who, steps[0]?.kind ?? '', hosts[0] ?? '']),
  };
}

/** An id that a registration within the flow made is another one the next time. */
function stableClient({ client, steps }: ReportFlow): string | null {
  return steps.some(({ kind }) => kind === 'client_registration') ? null : client.id;
}

/** A host with its port; of the device itself without: it is another port in every run. */
function placeOf(url: string): string {
  const host = originOf(url)?.replace(/^[a-z][\w+.-]*:\/\//, '') ?? url;
  return isLoopback(url) ? host.replace(/:\d+$/, '') : host;
}
