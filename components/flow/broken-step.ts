import type { ReportFlow, ReportStep } from '../../lib/report/report.ts';
import { bySeverity } from './flow-list.ts';

/** The step at which a failed or refused flow broke; `undefined` where nothing broke. */
export function brokenStep(flow: ReportFlow): ReportStep | undefined {
  if (flow.outcome !== 'failed' && flow.outcome !== 'denied') return undefined;
  const diagnosed = flow.findings.find((finding) => finding.rule.startsWith('err-'))?.steps.at(-1);
  return (
    flow.steps.find((step) => step.id === diagnosed) ??
    flow.steps.findLast((step) => step.params['error'] !== undefined) ??
    flow.steps.findLast((step) => step.status !== null && (step.status >= 400 || step.status === 0)) ??
    flow.steps.at(-1)
  );
}

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
