import { outcomeWords } from './outcome.ts';
import { complaintOf, stepNameFirst } from './step.ts';
import type { ToldFlow, ToldStep } from './told.ts';

/** How a flow ended: words that lead to a step, the step, and what was said at it. */
export type Ending = {
  /** `Failed at`; by itself where there is no step: `Succeeded`. */
  readonly lead: string;
  readonly step: ToldStep | undefined;
  readonly complaint: string | undefined;
  /** What the server wrote beside its error. */
  readonly quote: string | undefined;
};

/** What can be said where an application took the answer out of sight. */
const unclear = 'The answer reached the app; whether it logged anyone in was not seen';

/** How a flow ended and where that shows: where it broke, where it is stuck, or how far it came. */
export function endingOf(flow: ToldFlow): Ending {
  const { title } = outcomeWords[flow.outcome];
  const broken = flow.steps.find(({ id }) => id === flow.broken_step);
  if (broken) return brokenAt(flow, broken, title);
  const none = { complaint: undefined, quote: undefined };
  const stuck = stuckAt(flow);
  if (stuck) return { lead: `${title}, stuck at`, step: stuck, ...none };
  const refused = refusedAt(flow);
  if (refused) return { lead: `${title}; what failed then is`, step: refused, ...none };
  const last = flow.steps.findLast(({ observed }) => observed);
  if (flow.outcome === 'unclear') return { lead: unclear, step: undefined, ...none };
  if (flow.outcome !== 'pending' || !last) return { lead: title, step: undefined, ...none };
  return { lead: `${title}: the last step seen is`, step: last, ...none };
}

function brokenAt({ outcome, error }: ToldFlow, step: ToldStep, title: string): Ending {
  const isOver = outcome === 'failed' || outcome === 'denied';
  return {
    lead: isOver ? `${title} at` : `${title}, with an error at`,
    step,
    complaint: error ? error.code : complaintOf(step, undefined),
    quote: error?.description ?? undefined,
  };
}

/** Where a flow that has not ended waits, if that is more than a guess: a login in progress is not stuck. */
function stuckAt({ outcome, diagnosis: [reason], steps }: ToldFlow): ToldStep | undefined {
  if (outcome !== 'pending' || !reason || reason.confidence === 'tentative') return undefined;
  return steps.find(({ id }) => id === reason.step);
}

/** Where something failed after a login that worked: an API that refuses its token. */
function refusedAt({ outcome, diagnosis: [reason], steps }: ToldFlow): ToldStep | undefined {
  if (outcome !== 'succeeded' || !reason || reason.confidence === 'tentative') return undefined;
  return steps.find(({ id }) => id === reason.step);
}

/** Whether a flow is still under way, as far as is known: nothing broke, and what is thought of it is a guess at most. */
export function isInProgress({ outcome, broken_step, diagnosis: [reason] }: ToldFlow): boolean {
  return outcome === 'pending' && broken_step === null && (!reason || reason.confidence === 'tentative');
}

/** Where a flow broke, in one line for a list: `Step 3, code exchange: invalid_grant`. */
export function breakLine(flow: ToldFlow): string | undefined {
  const step = flow.steps.find(({ id }) => id === flow.broken_step);
  if (!step) return undefined;
  const where = stepNameFirst(flow, step);
  return flow.error ? `${where}: ${flow.error.code}` : where;
}
