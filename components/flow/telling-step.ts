import { isFrontChannelRequest } from '../../lib/messages/message.ts';
import { brokenStep } from '../../lib/report/broken-step.ts';
import type { ReportFlow, ReportStep } from '../../lib/report/report.ts';
import { bySeverity } from './flow-list.ts';

/** The step worth looking at first: where it broke, else where the worst finding points, else where it began. */
export function tellingStep(flow: ReportFlow): ReportStep | undefined {
  const worst = bySeverity(flow.findings)[0];
  const blamed = worst?.severity === 'info' ? undefined : worst?.steps[0];
  return (
    brokenStep(flow) ??
    flow.steps.find((step) => step.id === blamed) ??
    flow.steps.find((step) => isFrontChannelRequest(step) || begins.has(step.kind)) ??
    flow.steps[0]
  );
}

/** What a flow without a front channel begins with, behind discovery and registration. */
const begins: ReadonlySet<ReportStep['kind']> = new Set<ReportStep['kind']>([
  'device_authorization_request',
  'backchannel_authentication_request',
  'token_request',
]);
