import { isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { begins, brokenStep, type Told } from './broken-step.ts';
import { headlines } from './headlines.ts';
import type { ReportStep } from './report.ts';

/**
 * The step worth looking at first: where the flow broke or got stuck, else where the worst finding points, else the answer of which
 * nobody saw what it led to, else where it began.
 */
export function tellingStep(flow: Told): ReportStep | undefined {
  const [reason] = flow.diagnosis;
  const [worst] = headlines(flow.findings);
  const blamed = worst?.severity === 'info' ? undefined : worst?.steps[0];
  return (
    brokenStep(flow) ??
    (reason?.confidence === 'tentative' ? undefined : flow.steps.find(({ id }) => id === reason?.step)) ??
    flow.steps.find((step) => step.id === blamed) ??
    (flow.outcome === 'unclear' ? flow.steps.findLast(isFrontChannelResponse) : undefined) ??
    flow.steps.find(begins) ??
    flow.steps[0]
  );
}
