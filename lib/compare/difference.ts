import type { ReportStep } from '../report/report.ts';
import type { Aspect, Difference } from '../vocabulary/comparison.ts';

/** Something that two steps differ in, which are the same message of two logins. */
export function between(
  [a, b]: readonly [ReportStep, ReportStep],
  aspect: Aspect,
  name: string,
  values: Difference['values'],
  more: Pick<Difference, 'of' | 'isSet'> = {},
): Difference {
  return { aspect, name, kind: a.kind, steps: [a.id, b.id], values, ...more };
}

/** What each of two sets has and the other has not; `undefined` where they are equal. Their members have spaces or commas between them. */
export function setDifference(one: string, other: string): Difference['values'] | undefined {
  const [left, right] = [one, other].map((text) => text.split(/[\s,]+/).filter(Boolean));
  const only = (those: readonly string[] = [], others: readonly string[] = []): string | null => {
    const has = new Set(others);
    return those.filter((member) => !has.has(member)).join(' ') || null;
  };
  const values = [only(left, right), only(right, left)] as const;
  return values[0] === null && values[1] === null ? undefined : values;
}
