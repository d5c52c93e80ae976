import type { Diagnosis } from '../diagnosis/diagnosis.ts';
import { titleInSentence } from '../explain/step.ts';
import type { Ending } from '../flows/outcome.ts';
import type { ReportDiagnosis, ReportStep } from './report.ts';
import type { Outcome } from '../vocabulary/outcome.ts';

/** A reason as the report shows it; `step` is the one among `steps` at which it shows. */
export function reportDiagnosis(
  { cause, why, fix, confidence, rules }: Diagnosis,
  step: ReportStep | undefined,
  steps: readonly ReportStep[],
  ending: Ending,
): ReportDiagnosis {
  return { cause, step: step?.id ?? null, what: whatOf(step, steps, ending), why, fix, confidence, rules };
}

const verbs: Readonly<Record<Outcome, string>> = {
  failed: 'failed',
  denied: 'ended in a refusal',
  pending: 'is the last that was seen',
  succeeded: 'did not go well',
};

/** `Step 3, code exchange, failed: invalid_grant.` */
function whatOf(
  step: ReportStep | undefined,
  steps: readonly ReportStep[],
  { outcome, error }: Ending,
): string {
  if (!step) return 'The flow did not go on.';
  const isLast = steps.findLast(({ observed }) => observed) === step;
  const verb = outcome === 'pending' && !isLast ? verbs.succeeded : verbs[outcome];
  const complaint = outcome === 'pending' ? '' : complaintOf(step, error?.code);
  return `Step ${steps.indexOf(step) + 1}, ${titleInSentence(step)}, ${verb}${complaint}.`;
}

function complaintOf({ params, status }: ReportStep, code: string | undefined): string {
  const said = params['error'] ?? code;
  if (said) return `: ${said}`;
  if (status === 0) return ': no response came';
  return status !== null && status >= 400 ? `: HTTP ${status}` : '';
}
