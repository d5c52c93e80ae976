import type { Diagnosis } from '../causes/diagnosis.ts';
import type { InBrowser, Place } from '../causes/cause.ts';
import { endpointOf } from '../exchange/parameters.ts';
import type { Ending } from '../flows/outcome.ts';
import type { Message } from '../messages/message.ts';
import { outcomeWords } from '../telling/outcome.ts';
import { remarkOf } from '../telling/remark.ts';
import { complaintOf, stepNameFirst } from '../telling/step.ts';
import type { ReportBrowserAct, ReportDiagnosis, ReportPlace, ReportStep } from './report.ts';

/**
 * A reason as the report shows it; `idOf` names the step that a message is, `null` where none stands for it; `actsOf` places what the
 * browser did among the steps.
 */
export function reportDiagnosis(
  reason: Diagnosis,
  steps: readonly ReportStep[],
  ending: Ending,
  idOf: (message: Message | undefined) => string | null,
  actsOf: (acts: readonly InBrowser[]) => readonly ReportBrowserAct[],
): ReportDiagnosis {
  const { cause, at, why, fix, confidence, rules, proof, owner, evidence, compared, quote, tellApart } =
    reason;
  const acts = actsOf(reason.browser ?? []);
  const id = idOf(at);
  const place = ({ value, at: where, exchange }: Place): ReportPlace => {
    const placed = idOf(where);
    return { value, step: placed, ...(exchange && placed === null && { address: endpointOf(exchange.url) }) };
  };
  return {
    cause,
    step: id,
    what: whatOf(
      remarkOf({
        outcome: ending.outcome,
        error: ending.error,
        diagnosis: [{ cause, step: id, confidence }],
      }),
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
    ...(acts.length > 0 && { browser: acts }),
    ...(tellApart && { tell_apart: tellApart }),
  };
}

/** `Step 3, code exchange, failed: invalid_grant.` */
function whatOf(
  remark: string | undefined,
  step: ReportStep | undefined,
  steps: readonly ReportStep[],
  { outcome, error }: Ending,
): string {
  if (remark) return `${outcomeWords[outcome].title}, ${remark}.`;
  if (!step) return outcome === 'unclear' ? 'No step that was seen failed.' : 'The flow did not go on.';
  const isLast = steps.findLast(({ observed }) => observed) === step;
  const isOpen = outcome === 'pending' || outcome === 'unclear';
  const said = isOpen && !isLast ? outcomeWords.succeeded : outcomeWords[outcome];
  const complaint = isOpen ? undefined : complaintOf(step, error?.code);
  return `${stepNameFirst({ steps }, step)}, ${said.ofStep}${complaint ? `: ${complaint}` : ''}.`;
}
