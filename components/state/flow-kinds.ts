import { headlines } from '../../lib/report/headlines.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { standingOf, type Standing } from '../../lib/telling/standing.ts';

/** Kinds of flows that the list can be narrowed to. */
export const flowChips = ['all', 'failed', 'unclear', 'findings', 'pending'] as const;
export type FlowChip = (typeof flowChips)[number];

/** The kinds that a flow is of. */
export function kindsOf(flow: ReportFlow): ReadonlySet<FlowChip> {
  const ofStanding = standingKinds[standingOf(flow)];
  const hasFindings = headlines(flow.findings).some(({ severity }) => severity !== 'info');
  return new Set<FlowChip>([
    'all',
    ...(ofStanding ? [ofStanding] : []),
    ...(hasFindings ? (['findings'] as const) : []),
  ]);
}

const standingKinds: Partial<Readonly<Record<Standing, FlowChip>>> = {
  failed: 'failed',
  denied: 'failed',
  stuck: 'failed',
  unclear: 'unclear',
  pending: 'pending',
};
