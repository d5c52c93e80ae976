import type { CauseId } from '../cause-id.ts';
import { appWords } from '../../facts/said/app-words.ts';
import type { Facts } from '../../facts/facts.ts';

/**
 * True where the client's page says in known words why it failed, and that is none of the reasons that a cause explains: what else is odd in
 * the login is then no reason. False where it says nothing, or only something in nobody's known words.
 */
export function namesOtherReason({ of }: Facts, explained: readonly CauseId[]): boolean {
  const named = (of(appWords)?.phrases ?? []).flatMap(({ cause, loosely }) =>
    loosely.length === 0 && cause !== undefined ? [cause] : [],
  );
  return named.length > 0 && !named.some((cause) => explained.includes(cause));
}
