import { brokenStep } from '../../lib/report/broken-step.ts';
import type { ReportFlow, ReportStep } from '../../lib/report/report.ts';
import { bySeverity } from './flow-list.ts';

/** The step worth looking at first: where it broke, else where the worst finding points, else where it began. */
export function tellingStep(flow: ReportFlow): ReportStep | undefined {
  const blamed = bySeverity(flow.findings)[0]?.steps[0];
  return (
    brokenStep(flow) ??
    flow.steps.find((step) => step.id === blamed) ??
    flow.steps.find((step) => step.kind === 'authorization_request' || step.kind === 'token_request') ??
    flow.steps[0]
  );
}
