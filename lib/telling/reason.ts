import { quoteSentence } from '../explain/quote.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { Owner } from '../vocabulary/owner.ts';
import { ownerWords } from './owner.ts';
import { walletCauseLabels } from './wallet-cause-labels.ts';

/** As much of a reason as its words depend on. */
type ToldReason = {
  readonly why: string;
  readonly confidence: Confidence;
  readonly quote?: { readonly text: string; readonly host: string };
};

/** Why it failed, without the page's own words where the reason has them by themselves: for views that show the quote apart. */
export function whyBesideQuote({ why, quote }: ToldReason): string {
  const rest = quote ? why.replace(quoteSentence(quote), '') : why;
  return rest.replace(/\s{2,}/g, ' ').trim() || why;
}

/** How sure a reason is, before its sentence: a guess says so. */
export function hedgeOf({ confidence }: Pick<ToldReason, 'confidence'>): string {
  return confidence === 'tentative' ? 'Perhaps: ' : '';
}

/** What leads to the advice: whose affair it is, where that is known. `What the app can do:` */
export function fixLead({ owner, cause }: { readonly owner?: Owner; readonly cause?: string }): string {
  return owner && !Object.hasOwn(walletCauseLabels, cause ?? '')
    ? `What ${ownerWords[owner]} can do:`
    : 'What to do:';
}

/** What leads to less probable reasons, by their number. */
export function otherReasonsLead(count: number): string {
  return count === 1 ? 'Another possible reason' : `${count} other possible reasons`;
}

/** What a step says in place of the reason that stands beside it already. */
export const whyStandsWithFlow = 'Why, and what to do, stands above the steps.';

/** What a reason rests on, after “Rests on”. */
export const proofWords = {
  comparison: 'values compared',
  code: 'an error code',
  phrase: 'words of a page',
  answerer: 'who answered',
  status: 'a status',
  guess: 'a guess',
} as const;
