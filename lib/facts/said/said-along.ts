import type { Exchange } from '../../exchange/exchange.ts';
import { withoutFragment } from '../../exchange/parameters.ts';
import { ledTo } from '../../messages/oidc/led-to.ts';
import { isProse } from './member-words.ts';
import { saidBy, type Said } from './said.ts';

/** What was said, and by which exchange. */
export type SaidAt = { readonly exchange: Exchange; readonly said: Said };

/** Redirects that are followed to the page that a person sees. */
const mostHops = 3;

/**
 * What a failing exchange and the documents that it leads to say: a callback often says no more than `?error`, and the page behind it
 * the reason. The most telling first, else in order; empty when none says anything.
 * @param later what was asked after it, in order of time; what it does not lead to is passed over
 * @param earlier documents before the login, as for {@link saidBy}
 */
export function saidAlong(
  failing: Exchange,
  later: readonly Exchange[],
  earlier: readonly Exchange[] = [],
): readonly SaidAt[] {
  return chainFrom(failing, later)
    .flatMap((exchange): SaidAt[] => {
      const said = saidBy(exchange, earlier);
      return said ? [{ exchange, said }] : [];
    })
    .toSorted((a, b) => vagueness(a.said) - vagueness(b.said));
}

/** An exchange and the documents that its redirects led to, a few at most. @param later in order of time */
export function chainFrom(failing: Exchange, later: readonly Exchange[]): readonly Exchange[] {
  const chain = [failing];
  let rest = later;
  while (chain.length <= mostHops) {
    const last = chain.at(-1);
    const target = last && ledTo(last);
    const at = target === undefined ? -1 : rest.findIndex(({ url }) => isSame(url, target));
    const next = rest[at];
    if (!next) break;
    chain.push(next);
    rest = rest.slice(at + 1);
  }
  return chain;
}

function isSame(url: string, target: string): boolean {
  return withoutFragment(url) === withoutFragment(target);
}

/** A known reason, a sentence about one, any sentence, a code. */
function vagueness({ phrases, words }: Said): number {
  const known = phrases.filter(({ phrase }) => !phrase.hidesReason);
  if (known.some(({ phrase }) => phrase.loosely.length === 0)) return 0;
  if (known.length > 0) return 1;
  return words[0] && isProse(words[0]) ? 2 : 3;
}
