import { isFrontChannelRequest, type StepKind } from '../vocabulary/kinds.ts';
import { brokenStep, type Told } from './broken-step.ts';
import { headlines } from './headlines.ts';
import type { ReportStep } from './report.ts';

/** The step worth looking at first: where the flow broke, else where the worst finding points, else where it began. */
export function tellingStep(flow: Told): ReportStep | undefined {
  const [worst] = headlines(flow.findings);
  const blamed = worst?.severity === 'info' ? undefined : worst?.steps[0];
  return (
    brokenStep(flow) ??
    flow.steps.find((step) => step.id === blamed) ??
    flow.steps.find((step) => isFrontChannelRequest(step) || begins.has(step.kind)) ??
    flow.steps[0]
  );
}

/** What a flow without a front channel begins with, behind discovery and registration. */
const begins: ReadonlySet<StepKind> = new Set<StepKind>([
  'device_authorization_request',
  'backchannel_authentication_request',
  'token_request',
]);
