import type { Outcome } from '../vocabulary/outcome.ts';
import type { ToldFlow, ToldStep } from './told.ts';

/**
 * How a flow stands for a reader: how it ended; `stuck`: it has not ended, and what keeps it is known; `unsafe`: it succeeded, which is no
 * good news, as something critical was found.
 */
export type Standing = Outcome | 'stuck' | 'unsafe';

/** How a flow stands. A login in progress is not stuck, whatever may be guessed of it. */
export function standingOf(flow: Standable & Weighed): Standing {
  if (isStuck(flow)) return 'stuck';
  return flow.outcome === 'succeeded' && hasCritical(flow) ? 'unsafe' : flow.outcome;
}

type Standable = Pick<ToldFlow, 'outcome' | 'broken_step'> & {
  readonly diagnosis: readonly Pick<ToldFlow['diagnosis'][number], 'confidence'>[];
};

type Weighed = { readonly findings: readonly Pick<ToldFlow['findings'][number], 'severity'>[] };

/** Whether it stands for itself or is part of another finding. */
function hasCritical({ findings }: Weighed): boolean {
  return findings.some(({ severity }) => severity === 'critical');
}

function isStuck({ outcome, broken_step, diagnosis: [reason] }: Standable): boolean {
  const isSure = reason !== undefined && reason.confidence !== 'tentative';
  return outcome === 'pending' && broken_step === null && isSure;
}

/** Where the bar belongs: the step that broke a flow, at which somebody said no, or after which it did not go on. */
export type BreakPoint = { readonly step: ToldStep; readonly type: 'broken' | 'refused' | 'stuck' };

/** Where a flow broke or got stuck; `undefined` where it went well, is under way, or no step stands for it. */
export function breakPointOf(
  flow: Pick<ToldFlow, 'outcome' | 'broken_step' | 'diagnosis' | 'steps'>,
): BreakPoint | undefined {
  const stepOf = (id: string | null | undefined) => flow.steps.find((step) => step.id === id);
  const broken = stepOf(flow.broken_step);
  if (broken) return { step: broken, type: flow.outcome === 'denied' ? 'refused' : 'broken' };
  const stuck = isStuck(flow) ? stepOf(flow.diagnosis[0]?.step) : undefined;
  return stuck && { step: stuck, type: 'stuck' };
}
