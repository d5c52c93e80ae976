import type { ReportFlow, ReportStep } from './report.ts';

/** As much of a flow as decides which of its steps matter. */
export type Told = Pick<ReportFlow, 'outcome' | 'error' | 'findings' | 'steps'>;

/**
 * The step at which a flow failed or was refused, or at which an error came that did not end it. `undefined` where nothing
 * went wrong. A diagnosis (`err-…`) says it best; else the wire does.
 */
export function brokenStep({ outcome, error, findings, steps }: Told): ReportStep | undefined {
  const isBroken = outcome === 'failed' || outcome === 'denied';
  if (!isBroken && !error) return undefined;
  const diagnosed = findings.find(({ rule }) => rule.startsWith('err-'))?.steps.at(-1);
  return (
    steps.find(({ id }) => id === diagnosed) ??
    steps.findLast(({ params }) => params['error'] !== undefined) ??
    steps.findLast(({ status }) => status !== null && (status >= 400 || status === 0)) ??
    steps.findLast(({ observed }) => observed)
  );
}
