import { expect } from 'vitest';
import type { CauseId } from '../../lib/causes/cause-id.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { ReportDiagnosis, ReportFlow } from '../../lib/report/report.ts';
import { flowsOf } from './flow.ts';
import { redacted } from './redacted.ts';

/** The first reason of the last flow that these exchanges make; `undefined` where none is given. */
export function reasonOf(exchanges: readonly Exchange[]): ReportDiagnosis | undefined {
  return told(exchanges).at(-1)?.diagnosis[0];
}

/** The names of all reasons of all flows that these exchanges make. */
export function causesOf(exchanges: readonly Exchange[]): readonly CauseId[] {
  return told(exchanges).flatMap(({ diagnosis }) => diagnosis.map(({ cause }) => cause));
}

/** The first cause, as it is and as a redacted trace gives it: both must be the same. */
export function causeAndOfTrace(exchanges: readonly Exchange[]): readonly (CauseId | undefined)[] {
  return [reasonOf(exchanges)?.cause, reasonOf(redacted(exchanges))?.cause];
}

/** That cause is told first, after redaction too, in a sentence with those words and without the login’s secret. */
export function expectReason(exchanges: readonly Exchange[], id: string, said: string): void {
  expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  const why = reasonOf(exchanges)?.why;
  expect(why).toContain(said);
  expect(why).not.toContain('a-secret');
}

/** Where one value in two places is what went wrong. */
const ofOneTwice: ReadonlySet<CauseId> = new Set<CauseId>([
  'callback-twice',
  'refresh-race',
  'strictmode-double-run',
]);

/** No other reason shows one value twice, as what was expected and what came instead. */
function told(exchanges: readonly Exchange[]): readonly ReportFlow[] {
  const flows = flowsOf(exchanges);
  const pairs = flows
    .flatMap(({ diagnosis }) => diagnosis)
    .flatMap(({ cause, compared = [] }) => (ofOneTwice.has(cause) ? [] : compared));
  expect(
    pairs.filter(({ expected, got }) => expected.value !== null && expected.value === got.value),
  ).toEqual([]);
  return flows;
}
