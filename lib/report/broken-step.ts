import type { Role } from '../vocabulary/kind-row.ts';
import { kinds } from '../vocabulary/kinds.ts';
import type { ReportDiagnosis, ReportFlow, ReportStep } from './report.ts';

/** As much of a flow as decides which of its steps matter. */
export type Told = Pick<ReportFlow, 'outcome' | 'error' | 'findings' | 'steps'> & {
  readonly diagnosis: readonly Pick<ReportDiagnosis, 'step' | 'confidence'>[];
};

/**
 * The step at which a flow failed or was refused, or at which an error came that did not end it. `undefined` where nothing
 * went wrong. A diagnosis (`err-…`) says it best; else the wire does. Of an attempt that ended before a login its reason tells: a call that
 * an API turned away is how every such attempt begins.
 */
export function brokenStep(flow: Told): ReportStep | undefined {
  const { outcome, error, findings, steps } = flow;
  const isBroken = outcome === 'failed' || outcome === 'denied';
  if (!isBroken && !error) return undefined;
  const diagnosed = findings.find(({ rule }) => rule.startsWith('err-'))?.steps.at(-1);
  return (
    steps.find(({ id }) => id === diagnosed) ??
    steps.findLast(({ params }) => params['error'] !== undefined) ??
    reasonOfAttempt(flow) ??
    fromLastRequest(steps).findLast(({ status }) => status !== null && (status >= 400 || status === 0)) ??
    // A document that somebody looks at later broke nothing.
    steps.findLast(({ observed, kind }) => observed && kinds[kind].role !== 'document') ??
    steps.findLast(({ observed }) => observed)
  );
}

function reasonOfAttempt({ steps, diagnosis: [reason] }: Told): ReportStep | undefined {
  if (!reason || reason.confidence === 'tentative' || steps.some(begins)) return undefined;
  return steps.find(({ id }) => id === reason.step);
}

/** What was missing before the client asked for the login, it did without. */
function fromLastRequest(steps: readonly ReportStep[]): readonly ReportStep[] {
  return steps.slice(
    Math.max(
      0,
      steps.findLastIndex(({ kind }) => kinds[kind].role === 'request'),
    ),
  );
}

/** What a flow begins with, behind discovery and registration: at the browser's address, or without it. */
export function begins({ kind }: ReportStep): boolean {
  return beginnings.has(kinds[kind].role);
}

const beginnings: ReadonlySet<Role> = new Set<Role>(['request', 'detached', 'redemption']);
