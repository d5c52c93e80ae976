import type { SaidPhrase } from './said.ts';

/**
 * A product’s own wordings, and what a sentence is about in nobody’s words where it has none of them that tell: an app’s general sentence
 * may quote another’s, a provider’s does not.
 */
export function surest(phrases: readonly SaidPhrase[]): readonly SaidPhrase[] {
  const telling = phrases.filter(
    ({ phrase: { loosely, hidesReason, by } }) =>
      loosely.length === 0 && (!hidesReason || by === 'authorization_server'),
  );
  return phrases.filter(
    (one) => one.phrase.loosely.length === 0 || !telling.some(({ words }) => words === one.words),
  );
}
