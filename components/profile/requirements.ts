import type { ReportProfile, ReportRequirement } from '../../lib/report/report.ts';
import { toldStatuses } from '../../lib/telling/requirement-status.ts';

/** What failed comes first; what does not apply is left out. */
export function requirementsToShow({ requirements }: ReportProfile): readonly ReportRequirement[] {
  return toldStatuses.flatMap((status) => requirements.filter((one) => one.status === status));
}
