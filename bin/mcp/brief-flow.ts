import * as z from 'zod';
import { endpointOf } from '../../lib/exchange/parameters.ts';
import { headlines } from '../../lib/report/headlines.ts';
import type { ReportFlow, ReportProfile } from '../../lib/report/report.ts';
import { headlineOf } from '../../lib/telling/headline.ts';
import { standingOf } from '../../lib/telling/standing.ts';
import { cutValues, firstOf } from './bounds.ts';

/** Of a flow, as data. What has more is told by the text, and step by step by `explain`. */
const most = { steps: 60, findings: 25, reasons: 4 };

const members = z.record(z.string(), z.unknown());

/** The shape of a flow in an answer; the names are those of docs/report-format.md. */
export const briefFlowShape = z.object({
  id: z.string(),
  headline: z.string(),
  standing: z.string(),
  outcome: z.string(),
  protocol: z.string(),
  grant: z.string().nullable(),
  client: members,
  server: members,
  environment: z.string(),
  started: z.string(),
  ended: z.string(),
  error: members.nullable(),
  broken_step: z.string().nullable(),
  diagnosis: z.array(members),
  findings: z.array(members),
  findings_left_out: z.number(),
  protections: z.array(members),
  steps: z.array(members),
  steps_left_out: z.number(),
  profiles: z.array(members),
  gaps: z.array(z.string()),
});

type BriefFlow = z.infer<typeof briefFlowShape>;

/** A redacted flow in few words: its steps without their parameters, the findings that stand for themselves, profiles counted. */
export function briefFlow(flow: ReportFlow): BriefFlow {
  const { id, outcome, protocol, grant, environment, started, ended, error, broken_step } = flow;
  const steps = firstOf(flow.steps, most.steps);
  const findings = firstOf(headlines(flow.findings), most.findings);
  return cutValues({
    id,
    headline: headlineOf(flow),
    standing: standingOf(flow),
    outcome,
    protocol,
    grant,
    client: flow.client,
    server: flow.server,
    environment,
    started,
    ended,
    error,
    broken_step,
    diagnosis: flow.diagnosis.slice(0, most.reasons).map((reason) => ({ ...reason })),
    findings: findings.first.map(({ references: _, ...finding }) => finding),
    findings_left_out: findings.leftOut,
    protections: flow.protections.map(({ name, verdict, reason }) => ({ name, verdict, reason })),
    steps: steps.first.map(briefStep),
    steps_left_out: steps.leftOut,
    profiles: flow.profiles.map(briefProfile),
    gaps: (flow.gaps ?? []).map(({ text }) => text),
  });
}

function briefStep({ id, kind, observed, from, to, method, url, status, time }: ReportFlow['steps'][number]) {
  return { id, kind, observed, from, to, method, url: url === null ? null : endpointOf(url), status, time };
}

function briefProfile({ id, counts, requirements }: ReportProfile) {
  const failed = requirements.filter(({ status }) => status === 'fail').map((requirement) => requirement.id);
  return { id, counts, failed };
}
