import { isGeneric } from './error-words.ts';
import { isProse } from './member-words.ts';
import type { Words } from './words.ts';

/** What is said of any refusal, and of a request as such. */
const ofRequest =
  /\b(?:requests?|parameters?|params?|malformed|invalid|query|arguments?|values?|missing|unsupported)\b|went wrong|unexpected|try again|anfrage|requête|solicitud/i;

/** True for a sentence that gives a reason of its own: “This application has been suspended”. Then what is odd in the request need not be it. */
export function givesReason(words: Words): boolean {
  return (
    isProse(words) && /\S\s+\S/.test(words.text) && !isGeneric(words.text) && !ofRequest.test(words.text)
  );
}
