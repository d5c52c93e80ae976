import type { Comparison, ValueAt } from '../facts/comparison.ts';
import type { Validity } from '../facts/validity.ts';
import type { CauseDraft, Compared } from './cause.ts';

type Difference = Extract<Comparison, { readonly verdict: 'differs' }>;
type Untimely = Extract<Validity, { readonly limit: ValueAt }>;

/** Two recorded values side by side, each with the message that carries it; `name` is that of what was given unless told. */
export function besides(expected: ValueAt, got: ValueAt, name = got.name): Compared {
  return {
    name,
    expected: { value: expected.value, at: expected.message },
    got: { value: got.value, at: got.message },
  };
}

/** What a cause says of two recorded values that ought to be one and differ. */
export function ofDifference(
  { expected, found, confidence }: Difference,
  why: string,
  name?: string,
): CauseDraft {
  return {
    at: found.message,
    why,
    proof: 'comparison',
    confidence,
    evidence: [expected.message, found.message],
    compared: [besides(expected, found, name)],
  };
}

/** What a cause says of something that was used outside its time, by the clock of whoever took it. */
export function ofTime({ limit, clock, confidence }: Untimely, why: string): CauseDraft {
  return {
    at: clock.message,
    why,
    proof: 'comparison',
    // Some receivers let no second pass, and this one refused.
    confidence: confidence === 'tentative' ? 'firm' : confidence,
    evidence: [limit.message],
    compared: [besides(clock, limit)],
  };
}
