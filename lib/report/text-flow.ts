import { explainEnvironment } from '../explain/environment.ts';
import { explainGrant, purposeOf } from '../explain/grant.ts';
import { explainStep } from '../explain/step.ts';
import { brokenStep } from './broken-step.ts';
import type { ReportFlow, ReportStep } from './report.ts';
import { diagnosisText } from './text-diagnosis.ts';
import { findingsText } from './text-findings.ts';
import { wrapped, type Paint } from './text-layout.ts';
import { stepsText } from './text-steps.ts';
import { protocolNames } from './words.ts';

/** One flow: who with whom, how it ended and where it broke, what is to be said of it, and its steps. */
export function flowText(
  flow: ReportFlow,
  flows: readonly ReportFlow[],
  width: number,
  paint: Paint,
): readonly string[] {
  const server = flow.server.issuer ?? flow.server.origin ?? 'unknown server';
  const client = flow.client.id ?? flow.client.redirect_uri ?? 'unknown client';
  return [
    `${paint.bold(flow.id)}  ${paint.bold(client)} → ${paint.bold(server)}`,
    ...wrapped(traitsOf(flow, flows).join(', '), width, '  ').map(paint.dim),
    ...endingText(flow, width, paint),
    ...findingsText(flow, width, paint),
    '',
    ...stepsText(flow, paint),
    '',
    ...wrapped(reasonText(flow), width, '  ').map(paint.dim),
  ];
}

function traitsOf(flow: ReportFlow, flows: readonly ReportFlow[]): readonly string[] {
  const nested = flows.filter(({ parent }) => parent === flow.id).map(({ id }) => id);
  const traits = [
    `${protocolNames[flow.protocol]} (${purposeOf(flow).label.toLowerCase()})`,
    flow.grant?.replaceAll('_', ' '),
    pkceText(flow),
    flow.client.type === 'unknown' ? 'client type unknown' : `${flow.client.type} client`,
    explainEnvironment(flow.environment)?.label.toLowerCase(),
    flow.parent && `nested in ${flow.parent}`,
    nested.length > 0 && `contains ${nested.join(', ')}`,
  ];
  return traits.filter((trait) => typeof trait === 'string');
}

/** Why one uses this way, and what instead where it is outdated. */
function reasonText({ grant, protocol }: ReportFlow): string {
  const { why, instead } = explainGrant(grant, protocol);
  return `Why this way: ${why}${instead ? ` ${instead}` : ''}`;
}

function pkceText({ pkce }: ReportFlow): string | undefined {
  if (pkce === null) return undefined;
  return pkce === 'none' ? 'no PKCE' : pkce === 'unknown' ? 'PKCE not seen' : `PKCE ${pkce}`;
}

function endingText(flow: ReportFlow, width: number, paint: Paint): readonly string[] {
  const colour =
    flow.outcome === 'succeeded' ? paint.good : flow.outcome === 'pending' ? paint.warn : paint.bad;
  return [...wrapped(endingOf(flow), width, '    ', '  ').map(colour), ...diagnosisText(flow, width, paint)];
}

function endingOf(flow: ReportFlow): string {
  const broken = brokenStep(flow);
  const at = broken ? ` at ${nameOf(broken, flow)}${complaintOf(flow, broken)}` : '';
  switch (flow.outcome) {
    case 'succeeded':
      return at ? `Succeeded, with an error${at}` : 'Succeeded';
    case 'failed':
      return `Failed${at}`;
    case 'denied':
      return `Refused${at}`;
    case 'pending': {
      const last = flow.steps.findLast(({ observed }) => observed);
      return `Not finished${last ? `: the last step seen is ${nameOf(last, flow)}` : ''}`;
    }
  }
}

function nameOf(step: ReportStep, { steps }: ReportFlow): string {
  return `step ${steps.indexOf(step) + 1}, ${explainStep(step).title}`;
}

function complaintOf({ error }: ReportFlow, { status }: ReportStep): string {
  if (error) return `: ${error.code}${error.description ? `, “${error.description}”` : ''}`;
  if (status === 0) return ': no response came';
  return status !== null && status >= 400 ? `: HTTP ${status}` : '';
}
