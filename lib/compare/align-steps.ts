import type { ReportStep } from '../report/report.ts';
import { kinds } from '../vocabulary/kinds.ts';

/** Two steps that are the same message of two logins, or one that the other login does not have. */
export type StepPair =
  | readonly [ReportStep, ReportStep]
  | readonly [ReportStep, null]
  | readonly [null, ReportStep];

/** Steps that are compared: more are polls or a loop. */
const most = 300;

/**
 * The steps of two logins side by side, in their order, by what they are: the weightiest row that both have in common (linear in the product
 * of their numbers, of which the first 300 count). What repeats itself at once, as a poll does, is one, and its last stands for it.
 */
export function alignSteps(a: readonly ReportStep[], b: readonly ReportStep[]): readonly StepPair[] {
  const [left, right] = [folded(a).slice(0, most), folded(b).slice(0, most)];
  const lengths = commonLengths(left, right);
  const pairs: StepPair[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [one, other] = [left[i], right[j]];
    if (one && other && isSame(one, other)) {
      pairs.push([one, other]);
      i += 1;
      j += 1;
    } else if (one && (!other || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      pairs.push([one, null]);
      i += 1;
    } else if (other) {
      pairs.push([null, other]);
      j += 1;
    }
  }
  return pairs;
}

function folded(steps: readonly ReportStep[]): readonly ReportStep[] {
  return steps.filter((step, at) => {
    const next = steps[at + 1];
    return !next || step.kind !== next.kind || grantOf(step) !== grantOf(next);
  });
}

/** A grant that a token request asks with tells what it is for, where both were seen. */
function isSame(a: ReportStep, b: ReportStep): boolean {
  const [one, other] = [grantOf(a), grantOf(b)];
  return a.kind === b.kind && (one === undefined || other === undefined || one === other);
}

function grantOf({ params }: ReportStep): string | undefined {
  return params['grant_type'];
}

/** Documents are read at any time, and again: what a login is made of stays in step before them. */
function weightOf({ kind }: ReportStep): number {
  return kinds[kind].role === 'document' ? 1 : most + 1;
}

/** At [i][j]: what the weightiest row that the steps from i and from j on have in common weighs. */
function commonLengths(a: readonly ReportStep[], b: readonly ReportStep[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i]![j] = isSame(a[i]!, b[j]!)
        ? weightOf(a[i]!) + lengths[i + 1]![j + 1]!
        : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  return lengths;
}
