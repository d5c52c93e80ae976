import type { ReportProfile, ReportRequirement } from '../../lib/report/report.ts';
import type { RequirementStatus } from '../../lib/vocabulary/requirement-status.ts';

/** Statuses as a person reads them. */
export const statusWords: Readonly<Record<RequirementStatus, string>> = {
  fail: 'Fail',
  pass: 'Pass',
  not_seen: 'Not seen',
  not_applicable: 'Does not apply',
};

const order: readonly RequirementStatus[] = ['fail', 'pass', 'not_seen'];

/** What failed comes first; what does not apply is left out. */
export function requirementsToShow({ requirements }: ReportProfile): readonly ReportRequirement[] {
  return order.flatMap((status) => requirements.filter((one) => one.status === status));
}
