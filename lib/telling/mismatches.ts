import { stepNumber } from './step.ts';
import type { ProtectionVerdict } from '../vocabulary/protection.ts';

type Place = { readonly value: string | null; readonly step: string | null };

/** Two values that should agree and do not, under the wire's name. A comparison of the report fits. */
export type Mismatch = { readonly name: string; readonly expected: Place; readonly got: Place };

/** The values of a step that disagree with another, by their names there. */
export type Mismatches = ReadonlyMap<string, Mismatch>;

/** As much of a flow as tells which of its values disagree. A flow of the report fits. */
type Compared = {
  readonly diagnosis: readonly { readonly compared?: readonly Mismatch[] }[];
  readonly protections: readonly {
    readonly verdict: ProtectionVerdict;
    readonly values: readonly (Place & { readonly name: string })[];
  }[];
};

/**
 * The values of one step that disagree with another, by the names they have there: those that reasons compare, then those by which
 * a protection broke. Judged by nobody here: what nothing was found about is not in it.
 */
export function mismatchesAt(flow: Compared, step: string): Mismatches {
  const found = new Map<string, Mismatch>();
  for (const mismatch of comparedIn(flow)) {
    const name = nameAt(mismatch, step);
    if (name !== undefined && !found.has(name)) found.set(name, mismatch);
  }
  return found;
}

/** All values that disagree in a flow: those that reasons compare, then those by which a protection broke. */
export function comparedIn(flow: Compared): readonly Mismatch[] {
  return [...flow.diagnosis.flatMap(({ compared = [] }) => compared), ...brokenBy(flow)];
}

/** The step that holds the other value; `null` where none does. */
export function otherStep({ expected, got }: Mismatch, step: string): string | null {
  return (got.step === step ? expected : got).step;
}

/** What is said at a value that disagrees: `≠ step 1`; at one that was used twice: `= step 1`. */
export function mismatchLabel(mismatch: Mismatch, step: string): string {
  const other = otherStep(mismatch, step);
  const isTwice = sidesOf(mismatch) === twice;
  if (other === null) return isTwice ? 'used before' : 'not what was expected';
  return `${isTwice ? '=' : '≠'} ${stepNumber(other)}`;
}

/**
 * What the two values of a comparison are called: what works once and came twice (a code) is no mismatch, and nobody expected the
 * first of the two.
 */
export function sidesOf({ expected, got }: Pick<Mismatch, 'expected' | 'got'>): readonly [string, string] {
  return expected.value !== null && expected.value === got.value ? twice : differing;
}

const differing = ['expected', 'got'] as const;
const twice = ['first', 'again'] as const;

function brokenBy({ protections }: Compared): readonly Mismatch[] {
  return protections.flatMap(({ verdict, values: [sent, came] }): readonly Mismatch[] =>
    verdict === 'broken' && sent && came && sent.value !== came.value && sent.step !== came.step
      ? [{ name: came.name, expected: sent, got: came }]
      : [],
  );
}

/** What is expected stands under another name than what came. */
const expectedAs: Readonly<Record<string, string>> = { iss: 'issuer', code_verifier: 'code_challenge' };

function nameAt({ name, expected, got }: Mismatch, step: string): string | undefined {
  if (got.step === step) return name;
  return expected.step === step ? (expectedAs[name] ?? name) : undefined;
}
