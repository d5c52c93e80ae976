import { failuresAbout } from '../../lib/report/failures.ts';
import type { FlowEntry } from '../state/flow-list.ts';
import type { Inspected } from '../state/inspected.ts';

/** These flows alone, with their evidence: an export holds what was shown. */
export function partOf(inspected: Inspected, entries: readonly FlowEntry[]): Inspected {
  const flows = entries
    .map(({ flow }) => flow)
    .toSorted((a, b) => inspected.report.flows.indexOf(a) - inspected.report.flows.indexOf(b));
  const ids = flows.map(({ id }) => id);
  return {
    ...inspected,
    report: { ...inspected.report, flows, failures: failuresAbout(inspected.report, ids) },
    evidence: () => inspected.evidence(ids),
  };
}
