import type { ReportDiagnosis, ReportFinding, ReportFlow, ReportStep } from '../../lib/report/report.ts';

/** Why this very step failed, where that is more than a guess. */
export function reasonAt({ diagnosis }: ReportFlow, step: ReportStep): ReportDiagnosis | undefined {
  const [reason] = diagnosis;
  return reason?.step === step.id && reason.confidence !== 'tentative' ? reason : undefined;
}

/** Findings worth showing beside the reason: those that only say the error again are left to the list of findings. */
export function besideReason(
  findings: readonly ReportFinding[],
  reason: ReportDiagnosis | undefined,
): readonly ReportFinding[] {
  return reason ? findings.filter(({ rule }) => !rule.startsWith('err-')) : findings;
}
