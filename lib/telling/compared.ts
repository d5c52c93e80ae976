import type { Comparison, Difference } from '../vocabulary/comparison.ts';
import { explainStep } from '../explain/step.ts';
import { comparedHeadline } from './compared-headline.ts';
import { headingOf, shortNameOf, shownValues } from './compared-names.ts';
import { markedDifference, type ValuePiece } from './difference.ts';
import { stepNumberIn } from './step.ts';
import type { ToldFlow } from './told.ts';

/** One difference in words: what differs, where, and the two sides. */
export type ComparedRow = {
  readonly difference: Difference;
  /** `redirect_uri of the authorization request`. */
  readonly what: string;
  /** What each login has, in pieces of which the differing ones are marked; empty: it has none. */
  readonly sides: readonly [readonly ValuePiece[], readonly ValuePiece[]];
  /** `step 2`, where a step has it. */
  readonly places: readonly [string | undefined, string | undefined];
};

/** One step of both logins, or of one where the other has no such step. */
export type ComparedStep = {
  /** `Code exchange`, as each login has it; undefined: it has none. */
  readonly titles: readonly [string | undefined, string | undefined];
  /** Ids of the two steps. */
  readonly steps: readonly [string | null, string | null];
  /** What differs there, by name, each once. */
  readonly differs: readonly string[];
};

/** What is new in every login, by name: what says so in one sentence, and what says how many there are. */
export type FreshTold = {
  readonly names: readonly string[];
  readonly sentence: string;
  /** `5 values that every login makes anew` */
  readonly count: string;
};

/** A comparison of two logins in words. */
export type ComparedTold = {
  /** What tells most, in a sentence. */
  readonly headline: string;
  /** What the two logins are called: by how they ended where that tells them apart, else by their order. */
  readonly names: readonly [string, string];
  readonly rows: readonly ComparedRow[];
  /** Side by side, in their order. */
  readonly steps: readonly ComparedStep[];
  /** Values that every login makes anew, and that were not compared; undefined: there are none. */
  readonly fresh: FreshTold | undefined;
  /** What else was left out, and why, a sentence each. */
  readonly notes: readonly string[];
};

/** Tells what {@link Comparison} found. The values are as the two flows have them: redacted, where those are. */
export function comparedTold(flows: readonly [ToldFlow, ToldFlow], comparison: Comparison): ComparedTold {
  const names = namesOf(flows);
  const rows = comparison.differences.map((difference) => rowOf(flows, difference));
  return {
    headline: comparedHeadline(flows, comparison, names),
    names,
    rows,
    steps: comparison.steps.map((pair) => stepOf(flows, pair, comparison.differences)),
    fresh: freshTold(comparison),
    notes: notes(comparison),
  };
}

function namesOf([a, b]: readonly [ToldFlow, ToldFlow]): readonly [string, string] {
  const isBad = ({ outcome }: ToldFlow): boolean => outcome === 'failed' || outcome === 'denied';
  if (a.outcome === 'succeeded' && isBad(b)) return ['the good login', 'the bad one'];
  if (isBad(a) && b.outcome === 'succeeded') return ['the bad login', 'the good one'];
  return ['the first login', 'the second'];
}

function rowOf(flows: readonly [ToldFlow, ToldFlow], difference: Difference): ComparedRow {
  const [left, right] = shownValues(flows, difference);
  const { steps } = difference;
  return {
    difference,
    what: headingOf(flows, difference),
    sides:
      left === null || right === null || isWord(difference) || difference.isSet
        ? [whole(left), whole(right)]
        : markedDifference(left, right),
    places: [stepNumberIn(flows[0], steps[0]), stepNumberIn(flows[1], steps[1])],
  };
}

function stepOf(
  flows: readonly [ToldFlow, ToldFlow],
  steps: ComparedStep['steps'],
  differences: readonly Difference[],
): ComparedStep {
  const titleAt = (at: 0 | 1): string | undefined => {
    const step = flows[at].steps.find(({ id }) => id === steps[at]);
    return step && explainStep(step).title;
  };
  const isHere = ({ aspect, steps: [one, other] }: Difference): boolean =>
    aspect !== 'step' && aspect !== 'finding' && isStep(one, steps[0]) && isStep(other, steps[1]);
  const names = differences.filter(isHere).map(shortNameOf);
  return { titles: [titleAt(0), titleAt(1)], steps, differs: [...new Set(names)] };
}

function isStep(one: string | null, wanted: string | null): boolean {
  return one !== null && one === wanted;
}

/** Of two words nobody compares the letters. */
function isWord({ aspect }: Difference): boolean {
  return ['outcome', 'protection', 'error', 'status', 'step', 'finding', 'protocol', 'timing'].includes(
    aspect,
  );
}

function whole(text: string | null): readonly ValuePiece[] {
  return text === null ? [] : [{ text, differs: true }];
}

function freshTold({ fresh: names }: Comparison): FreshTold | undefined {
  if (names.length === 0) return undefined;
  return {
    names,
    sentence: `Made anew by every login, and not compared: ${names.join(', ')}.`,
    count:
      names.length === 1
        ? 'One value is new in every login'
        : `${names.length} values are new in every login`,
  };
}

function notes({ same, withheld }: Comparison): readonly string[] {
  return [
    withheld > 0
      ? `${withheld === 1 ? 'One value was' : `${withheld} values were`} taken out of the recordings, and not compared.`
      : [],
    same > 0 ? `${same === 1 ? 'One value is' : `${same} values are`} the same in both.` : [],
  ].flat();
}
