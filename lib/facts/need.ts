import { onceFor } from '../exchange/once-for.ts';
import type { Fact } from './fact.ts';
import type { Facts } from './facts.ts';

/** What a rule or a cause cannot do without: a fact, or the name of one that every flow is asked for. */
export type Need = Exclude<keyof Facts, 'of' | 'failures'> | Fact<unknown>;

type ValueOf<F> = F extends Fact<infer T> ? T : never;

/** Facts of which those that are needed were seen. */
export type Seen<N extends Need> = {
  readonly of: <F extends Extract<N, Fact<unknown>>>(fact: F) => NonNullable<ValueOf<F>>;
} & Facts & { readonly [K in Extract<N, string>]-?: NonNullable<Facts[K]> };

/** Was it seen in this flow? An empty list, and a `false`, are as good as nothing. Throws where deriving it does. */
export function isSeen(facts: Facts, need: Need): boolean {
  const known: unknown = typeof need === 'string' ? facts[need] : facts.of(need);
  return known !== undefined && known !== false && !(Array.isArray(known) && known.length === 0);
}

/** What has needs: a rule, a cause. */
type Needing = { readonly needs: readonly Need[] };

/**
 * Which of a list, by its place, have in this flow all that they need. What hundreds of them need is a few dozen things: each is asked
 * for once. Throws where deriving one does.
 */
export function needsIn(list: readonly Needing[], facts: Facts): (place: number) => boolean {
  const { needs, byPlace } = needsOf(list);
  const answers: boolean[] = [];
  const isMet = (need: number): boolean => (answers[need] ??= isSeen(facts, needs[need]!));
  return (place) => byPlace[place]!.every(isMet);
}

/** What a list needs, each once, and the places of those that each of it needs. */
const needsOf = onceFor((list: readonly Needing[]) => {
  const needs = [...new Set(list.flatMap((one) => one.needs))];
  return { needs, byPlace: list.map((one) => one.needs.map((need) => needs.indexOf(need))) };
});
