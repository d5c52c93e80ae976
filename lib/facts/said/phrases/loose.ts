import { looseEastAsian } from './east-asian.ts';
import { looseOfAdmission } from './loose-admission.ts';
import { looseOfRequests } from './loose-requests.ts';
import { looseOfTokens } from './loose-tokens.ts';
import type { Phrase } from './phrase.ts';

/**
 * What is said of a matter in any words: one of the first list and one of the second in one sentence. Looked for in words that tell of
 * a failure by their tone or place, and only where no wording of a product is known: a sign less sure than theirs.
 */
export const loosePhrases: readonly Phrase[] = [
  ...looseOfAdmission,
  ...looseOfRequests,
  ...looseOfTokens,
  ...looseEastAsian,
];
