import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Inspected } from '../../components/state/inspected.ts';
import { inspectedBy } from '../../components/state/live-inspection.ts';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { panelOf, popupOf, textOf } from '../support/told.tsx';
import { words } from '../support/words.ts';
import { failureCases, type Expectation, type FailureCase } from './failures/cases.ts';

async function inspected(name: string) {
  const seen = await inspectCapture(readFileSync(new URL(`failures/${name}.har`, import.meta.url), 'utf8'));
  if ('error' in seen) throw new Error(seen.error);
  return inspectedBy(seen.inspection, seen.report);
}

/** What the product tells wrong of a case, with what it tells instead. */
function toldWrong(known: FailureCase, seen: Inspected): ReadonlyMap<Expectation, unknown> {
  const { flows } = seen.report;
  const flow = flows[known.flow];
  const [first] = flow?.diagnosis ?? [];
  const told = JSON.stringify(first ?? '').replaceAll('\\"', '"');
  const unsaid = known.says.filter((sentence) => !sentence.test(told));
  const misleading = flows
    .flatMap((one) => viewsOf(seen, one))
    .flatMap((view) => known.never.flatMap((sentence) => sentence.exec(view)?.[0] ?? []));
  const wrong = new Map<Expectation, unknown>();
  if (flows.length !== known.flows) wrong.set('flows', flows.length);
  if (flow?.outcome !== known.outcome) wrong.set('outcome', flow?.outcome ?? 'no flow');
  if (!first || !known.cause.includes(first.cause)) wrong.set('cause', first?.cause ?? 'none');
  if (unsaid.length > 0) wrong.set('says', unsaid.map(String));
  if (misleading.length > 0) wrong.set('never', misleading);
  const silent = known.finds?.filter((id) => !flow?.findings.some(({ rule }) => rule === id)) ?? [];
  if (silent.length > 0) wrong.set('finds', silent);
  return wrong;
}

function viewsOf(seen: Inspected, flow: ReportFlow): readonly string[] {
  const shown = [panelOf(seen, flow), popupOf(seen, flow)];
  return [
    textOf(seen, flow),
    ...shown.map((html) => words(<div dangerouslySetInnerHTML={{ __html: html }} />)),
  ];
}

it.each(failureCases)('$name is told as it was, but for what `notYet` lists', async (known) => {
  const wrong = toldWrong(known, await inspected(known.name));
  const listed = (known.notYet ?? []).map((what) => [what, expect.anything()] as const);
  expect(Object.fromEntries(wrong)).toEqual(Object.fromEntries(listed));
});
