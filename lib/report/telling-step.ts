import { isFrontChannelResponse, kinds } from '../vocabulary/kinds.ts';
import { brokenStep, type Told } from './broken-step.ts';
import type { Role } from '../vocabulary/kind-row.ts';
import { headlines } from './headlines.ts';
import type { ReportDiagnosis, ReportStep } from './report.ts';

/**
 * The step worth looking at first: where the flow broke or got stuck, else where the worst finding points, else the answer of which
 * nobody saw what it led to, else where it began.
 */
export function tellingStep(flow: Told & Reasoned): ReportStep | undefined {
  const [reason] = flow.diagnosis;
  const [worst] = headlines(flow.findings);
  const blamed = worst?.severity === 'info' ? undefined : worst?.steps[0];
  return (
    brokenStep(flow) ??
    (reason?.confidence === 'tentative' ? undefined : flow.steps.find(({ id }) => id === reason?.step)) ??
    flow.steps.find((step) => step.id === blamed) ??
    (flow.outcome === 'unclear' ? flow.steps.findLast(isFrontChannelResponse) : undefined) ??
    flow.steps.find((step) => begins.has(kinds[step.kind].role)) ??
    flow.steps[0]
  );
}

/** As much of its reasons as decides where to look. */
type Reasoned = { readonly diagnosis: readonly Pick<ReportDiagnosis, 'step' | 'confidence'>[] };

/** What a flow begins with, behind discovery and registration: at the browser's address, or without it. */
const begins: ReadonlySet<Role> = new Set<Role>(['request', 'detached', 'redemption']);
