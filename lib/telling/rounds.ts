import type { ToldStep } from './told.ts';

/** The later times of a login that went round, in words: `the same 3 steps, 6 more times`; `undefined` for one that did not. */
export function roundsWords(steps: readonly ToldStep[]): string | undefined {
  const rounds = [...Map.groupBy(steps, ({ round = 1 }) => round).values()];
  const [first = [], ...later] = rounds.map((those) => those.map(({ kind }) => kind));
  if (later.length === 0) return undefined;
  const times = later.length === 1 ? 'once more' : `${later.length} more times`;
  // The last time may have been cut short.
  const isSame = later.every((kinds) => kinds.every((kind, at) => first[at] === kind));
  return isSame && first.length > 1
    ? `the same ${first.length} steps, ${times}`
    : `and round again, ${times}`;
}
