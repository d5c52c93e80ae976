import type { Diagnosis } from '../causes/diagnosis.ts';
import type { Place } from '../causes/cause.ts';
import { titleInSentence } from '../explain/step.ts';
import type { Ending } from '../flows/outcome.ts';
import type { Message } from '../messages/message.ts';
import type { ReportDiagnosis, ReportPlace, ReportStep } from './report.ts';
import type { Outcome } from '../vocabulary/outcome.ts';

/** A reason as the report shows it; `idOf` names the step that a message is, `null` where none stands for it. */
export function reportDiagnosis(
  reason: Diagnosis,
  steps: readonly ReportStep[],
  ending: Ending,
  idOf: (message: Message | undefined) => string | null,
): ReportDiagnosis {
  const { cause, at, why, fix, confidence, rules, proof, owner, evidence, compared, quote, tellApart } =
    reason;
  const id = idOf(at);
  const place = ({ value, at: where }: Place): ReportPlace => ({ value, step: idOf(where) });
  return {
    cause,
    step: id,
    what: whatOf(
      steps.find((step) => step.id === id),
      steps,
      ending,
    ),
    why,
    fix,
    confidence,
    rules,
    ...(proof && { proof }),
    ...(owner && { owner }),
    ...(evidence && { steps: [...new Set(evidence.flatMap((message) => idOf(message) ?? []))] }),
    ...(compared && {
      compared: compared.map(({ name, expected, got }) => ({
        name,
        expected: place(expected),
        got: place(got),
      })),
    }),
    ...(quote && { quote: { text: quote.text, host: quote.host, step: id } }),
    ...(tellApart && { tell_apart: tellApart }),
  };
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
