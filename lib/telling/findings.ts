import type { Confidence } from '../vocabulary/confidence.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import type { Severity } from '../vocabulary/severity.ts';

/** As much of a finding as decides whether it is told. */
type ToldFinding = { readonly rule: string; readonly severity: Severity; readonly part_of?: string };

/** As much of a reason as decides which findings it tells. */
type ToldReason = { readonly rules: readonly string[] };

/** Reasons that are told; the rest are less probable still. */
const most = 3;

/** The reasons of a diagnosis that are told, the most probable first. */
export function reasonsTold<R extends ToldReason>(diagnosis: readonly R[]): readonly R[] {
  return diagnosis.slice(0, most);
}

/** The findings that stand for themselves, without those that only say a told reason again, or guess at it; grave ones are never left out. */
export function findingsBeside<F extends ToldFinding>(
  findings: readonly F[],
  diagnosis: readonly ToldReason[],
): readonly F[] {
  const told = new Set(reasonsTold(diagnosis).flatMap(({ rules }) => rules));
  return findings.filter(
    (finding) => finding.part_of === undefined && !(told.has(finding.rule) && isSaidAgain(finding)),
  );
}

/** A remark, or one that only asks why a login failed (`err-…`). */
function isSaidAgain({ rule, severity }: ToldFinding): boolean {
  return severity === 'info' || (severity === 'low' && rule.startsWith('err-'));
}

/** Why this very step failed, where that is more than a guess. */
export function reasonAt<R extends { readonly step: string | null; readonly confidence: Confidence }>(
  [reason]: readonly R[],
  stepId: string,
): R | undefined {
  return reason?.step === stepId && reason.confidence !== 'tentative' ? reason : undefined;
}

/** The findings in the order of a report that is read from its top: where a flow did not succeed, what explains that comes first. */
export function explainingFirst<F extends ToldFinding>(
  { outcome }: { readonly outcome: Outcome },
  findings: readonly F[],
): readonly F[] {
  const explains = ({ rule }: F) => outcome !== 'succeeded' && rule.startsWith('err-');
  return findings.toSorted((a, b) => Number(explains(b)) - Number(explains(a)));
}
