import type { Outcome } from '../vocabulary/outcome.ts';
import type { Standing } from './standing.ts';

/** One outcome in the forms that sentences need. */
export type OutcomeWords = {
  /** By itself, or at the beginning: `Succeeded`. */
  readonly title: string;
  /** Within a sentence: `succeeded`. */
  readonly word: string;
  /** How the sentence on a flow goes on after it said who asked whom for what. */
  readonly clause: string;
  /** What is said of the step at which it shows. */
  readonly ofStep: string;
};

/** How flows end, in words. */
export const outcomeWords: Readonly<Record<Outcome, OutcomeWords>> = {
  succeeded: {
    title: 'Succeeded',
    word: 'succeeded',
    clause: ', and it worked',
    ofStep: 'did not go well',
  },
  failed: { title: 'Failed', word: 'failed', clause: ', and it failed', ofStep: 'failed' },
  denied: {
    title: 'Refused',
    word: 'refused',
    clause: ', and it was refused',
    ofStep: 'is where somebody said no',
  },
  unclear: {
    title: 'Unclear',
    word: 'unclear',
    clause: '; the answer reached the app, and whether it logged anyone in was not seen',
    ofStep: 'is the last that was seen',
  },
  pending: {
    title: 'Not finished',
    word: 'not finished',
    clause: '; it is not finished',
    ofStep: 'is the last that was seen',
  },
};

/** How a flow stands, by itself: the title of its outcome, or what there is to say beyond that. */
export function standingTitle(standing: Standing): string {
  switch (standing) {
    case 'stuck':
      return 'Stuck';
    case 'unsafe':
      return `${outcomeWords.succeeded.title}, with a critical problem`;
    default:
      return outcomeWords[standing].title;
  }
}
