import { withoutEntities } from '../exchange/html-entities.ts';
import { isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { shownElsewhere } from './wallet.ts';
import { outcomeWords, standingTitle } from './outcome.ts';
import { remarkOf } from './remark.ts';
import { breakPointOf, standingOf } from './standing.ts';
import { complaintOf, stepName, stepNameFirst } from './step.ts';
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
const unclear = 'the answer reached the app, and whether it logged anyone in was not seen';

/** How a flow ended and where that shows: where it broke, where it is stuck, or how far it came. */
export function endingOf(flow: ToldFlow): Ending {
  const { title } = outcomeWords[flow.outcome];
  const broke = breakPointOf(flow);
  if (broke && broke.type !== 'stuck') return brokenAt(flow, broke.step, title);
  const none = { complaint: undefined, quote: undefined };
  if (broke) return { lead: `${standingTitle('stuck')} at`, step: broke.step, ...none };
  const refused = refusedAt(flow);
  const standing = standingTitle(standingOf(flow));
  const remark = remarkOf(flow);
  if (remark) return { lead: `${standing}, ${remark}${refused ? ':' : ''}`, step: refused, ...none };
  if (refused)
    return {
      lead: `${standing}; what failed ${isAnswer(refused) ? 'came after' : 'then is'}`,
      step: refused,
      ...none,
    };
  const last = flow.steps.findLast(({ observed }) => observed);
  if (flow.outcome === 'unclear')
    return {
      lead: `${title}: ${flow.protocol === 'openid4vp' ? shownElsewhere : unclear}`,
      step: undefined,
      ...none,
    };
  if (flow.outcome !== 'pending' || !last) return { lead: standing, step: undefined, ...none };
  return { lead: `${title}: the last step seen is`, step: last, ...none };
}

/** What the words on how a flow ended, and why, are called, for somebody who does not see where they stand. */
export function endingTitle(flow: ToldFlow): string {
  if (remarkOf(flow)) return 'How it succeeded';
  return standingOf(flow) === 'pending' && flow.broken_step === null
    ? 'What may keep it from going on'
    : 'Where it broke';
}

function brokenAt({ outcome, error }: ToldFlow, step: ToldStep, title: string): Ending {
  const isOver = outcome === 'failed' || outcome === 'denied';
  return {
    lead: isOver ? `${title} at` : `${title}, with an error at`,
    step,
    complaint: error ? error.code : complaintOf(step, undefined),
    quote: error?.description ? withoutEntities(error.description) : undefined,
  };
}

/** Where something failed after a login that worked: an API that refuses its token. */
function refusedAt({ outcome, diagnosis: [reason], steps }: ToldFlow): ToldStep | undefined {
  if (outcome !== 'succeeded' || !reason || reason.confidence === 'tentative') return undefined;
  return steps.find(({ id }) => id === reason.step);
}

/** An answer that was taken is nothing that failed. */
function isAnswer(step: ToldStep): boolean {
  return isFrontChannelResponse(step);
}

/** Where a flow broke, in one line for a list: `Step 3, code exchange: invalid_grant`; `Stuck at step 2, …`. */
export function breakLine(flow: ToldFlow): string | undefined {
  const broke = breakPointOf(flow);
  if (!broke) return undefined;
  if (broke.type === 'stuck') return `${standingTitle('stuck')} at ${stepName(flow, broke.step)}`;
  const where = stepNameFirst(flow, broke.step);
  return flow.error ? `${where}: ${flow.error.code}` : where;
}
