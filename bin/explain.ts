import { entriesOf, suggestionsFor } from '../lib/catalogue/knowledge.ts';
import { knowledgeText } from '../lib/catalogue/knowledge-text.ts';
import type { Surroundings } from './surroundings.ts';

/** Prints what is known of a name; of an unknown one, the names that look like it. */
export function explain(word: string, surroundings: Surroundings): number {
  const entries = entriesOf(word);
  if (entries.length > 0) {
    surroundings.write(knowledgeText(entries, surroundings));
    return 0;
  }
  const alike = suggestionsFor(word);
  const hint = alike.length > 0 ? ` Did you mean ${alike.join(', ')}?` : ' Names are written as on the wire.';
  surroundings.complain(`oauth-lens: nothing is known of "${word}".${hint}`);
  return 2;
}
