import type { ReportStep } from '../report/report.ts';
import type { Difference } from '../vocabulary/comparison.ts';
import { kinds } from '../vocabulary/kinds.ts';
import { between } from './difference.ts';
import type { StepEvidence } from './step-evidence.ts';

type Pair<T> = readonly [T, T];

/** Below this nobody loses a login, in milliseconds: people think for a minute, servers for some seconds. */
const [wait, answer] = [60_000, 5_000];
/** So many times longer is no chance. */
const times = 10;

/** Where one of two logins waited very much longer before a step than the other, after the step before it that both have. */
export function compareWaiting(pairs: readonly Pair<ReportStep>[]): readonly Difference[] {
  return pairs.flatMap((steps, at) => {
    const before = pairs[at - 1];
    if (!before || !steps.every(isAwaited)) return [];
    const [one, other] = [sinceOf(steps[0], before[0]), sinceOf(steps[1], before[1])];
    return differs(one, other, wait) ? [between(steps, 'timing', 'wait', [String(one), String(other)])] : [];
  });
}

/** Where an answer took very much longer in one of two logins. */
export function compareAnswering(steps: Pair<ReportStep>, [a, b]: Pair<StepEvidence>): readonly Difference[] {
  if (a.took === undefined || b.took === undefined || !differs(a.took, b.took, answer)) return [];
  return [between(steps, 'timing', 'answer', [String(a.took), String(b.took)])];
}

/** Documents and APIs are read, and tokens renewed, at any time. */
function isAwaited({ kind, observed, params }: ReportStep): boolean {
  const { role } = kinds[kind];
  const isRedeemed = role === 'redemption' && params['grant_type'] !== 'refresh_token';
  return observed && (role === 'response' || isRedeemed);
}

function sinceOf(step: ReportStep, before: ReportStep): number {
  return Date.parse(step.time) - Date.parse(before.time);
}

/** False of times that are none. */
function differs(one: number, other: number, least: number): boolean {
  const [short, long] = [Math.min(one, other), Math.max(one, other)];
  return short >= 0 && long >= least && long >= short * times;
}
