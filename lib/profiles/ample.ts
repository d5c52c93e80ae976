import type { Facts } from '../facts/facts.ts';
import { isAmple, measuredValuesOf, type MeasuredName } from '../facts/meagre-values.ts';
import type { RequirementStatus } from '../vocabulary/requirement-status.ts';

/** Whether every value of that name is too long and too mixed to be guessed, by the measure of the conformance suite. */
export function ample(name: MeasuredName): (facts: Facts) => RequirementStatus {
  return ({ flow }) => {
    const judged = measuredValuesOf(flow).flatMap((one) => (one.name === name ? (isAmple(one) ?? []) : []));
    if (judged.length === 0) return 'not_seen';
    return judged.every(Boolean) ? 'pass' : 'fail';
  };
}
