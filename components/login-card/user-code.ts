import { answerMembers } from '../../lib/exchange/answer-members.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { asText } from '../../lib/exchange/json.ts';
import type { ReportFlow } from '../../lib/report/report.ts';

/** The code a device shows while its login waits for the person. RFC 8628 §3.2. */
export function userCodeOf(
  { outcome, steps }: ReportFlow,
  exchangeOf: (stepId: string) => Exchange | undefined,
): string | undefined {
  const step = steps.findLast(({ kind }) => kind === 'device_authorization_request');
  if (!step || outcome !== 'pending') return undefined;
  return asText(answerMembers(exchangeOf(step.id))?.['user_code']);
}
