import { failuresAbout } from './failures.ts';
import type { Report } from './report.ts';

/** A report of some flows alone, and of what broke off when they were judged. Unknown ids are passed over. */
export function partOf(report: Report, flowIds: readonly string[]): Report {
  const wanted = new Set(flowIds);
  return {
    ...report,
    flows: report.flows.filter(({ id }) => wanted.has(id)),
    failures: failuresAbout(report, flowIds),
  };
}
