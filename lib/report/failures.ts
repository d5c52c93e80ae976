import type { Failure } from '../vocabulary/failure.ts';
import type { Report, ReportFailure } from './report.ts';

/** Failures as a report lists them: each once, with the flows that it concerns. `flow` is the id of one, where there is one. */
export function reportFailures(
  failures: readonly { readonly failure: Failure; readonly flow?: string }[],
): readonly ReportFailure[] {
  const each = Map.groupBy(failures, ({ failure: { part, id, error } }) => `${part} ${id} ${error}`);
  return [...each.values()].map((same) => ({
    ...same[0]!.failure,
    flows: [...new Set(same.flatMap(({ flow }) => flow ?? []))],
  }));
}

/** The failures that say something of these flows: theirs, and those that are about none of their own. */
export function failuresAbout(
  { failures }: Pick<Report, 'failures'>,
  flowIds: readonly string[],
): readonly ReportFailure[] {
  return failures.filter(({ flows }) => flows.length === 0 || flows.some((id) => flowIds.includes(id)));
}

/** Whether something broke off when this flow was judged: that nothing was found in it says less. */
export function isPartlyJudged(
  { failures }: Pick<Report, 'failures'>,
  { id }: { readonly id: string },
): boolean {
  return failures.some(({ flows }) => flows.includes(id));
}
