import type { Outcome } from '../vocabulary/outcome.ts';
import type { ToldFlow, ToldStep } from './told.ts';

/** How a flow stands for a reader: how it ended, or `stuck`: it has not ended, and what keeps it is known. */
export type Standing = Outcome | 'stuck';

/** How a flow stands. A login in progress is not stuck, whatever may be guessed of it. */
export function standingOf(flow: Standable): Standing {
  return isStuck(flow) ? 'stuck' : flow.outcome;
}

type Standable = Pick<ToldFlow, 'outcome' | 'broken_step' | 'diagnosis'>;

function isStuck({ outcome, broken_step, diagnosis: [reason] }: Standable): boolean {
  const isSure = reason !== undefined && reason.confidence !== 'tentative';
  return outcome === 'pending' && broken_step === null && isSure;
}

/** Where the red bar belongs: the step that broke a flow, or after which it did not go on. */
export type BreakPoint = { readonly step: ToldStep; readonly type: 'broken' | 'stuck' };

/** Where a flow broke or got stuck; `undefined` where it went well, is under way, or no step stands for it. */
export function breakPointOf(flow: Standable & Pick<ToldFlow, 'steps'>): BreakPoint | undefined {
  const stepOf = (id: string | null | undefined) => flow.steps.find((step) => step.id === id);
  const broken = stepOf(flow.broken_step);
  if (broken) return { step: broken, type: 'broken' };
  const stuck = isStuck(flow) ? stepOf(flow.diagnosis[0]?.step) : undefined;
  return stuck && { step: stuck, type: 'stuck' };
}
