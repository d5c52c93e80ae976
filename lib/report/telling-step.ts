import { kinds } from '../vocabulary/kinds.ts';
import { brokenStep, type Told } from './broken-step.ts';
import type { Role } from '../vocabulary/kind-row.ts';
import { headlines } from './headlines.ts';
import type { ReportStep } from './report.ts';

/** The step worth looking at first: where the flow broke, else where the worst finding points, else where it began. */
export function tellingStep(flow: Told): ReportStep | undefined {
  const [worst] = headlines(flow.findings);
  const blamed = worst?.severity === 'info' ? undefined : worst?.steps[0];
  return (
    brokenStep(flow) ??
    flow.steps.find((step) => step.id === blamed) ??
    flow.steps.find((step) => begins.has(kinds[step.kind].role)) ??
    flow.steps[0]
  );
}

/** What a flow begins with, behind discovery and registration: at the browser's address, or without it. */
const begins: ReadonlySet<Role> = new Set<Role>(['request', 'detached', 'redemption']);
