import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Inspected } from '../../components/state/inspected.ts';
import { inspectedBy } from '../../components/state/live-inspection.ts';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import type { ReportFlow } from '../../lib/report/report.ts';
import { panelOf, popupOf, textOf } from '../support/told.tsx';
import { words } from '../support/words.ts';
import { recordingCases, type ExpectedFlow } from './recordings/cases.ts';

const folder = new URL('recordings/', import.meta.url);

async function inspected(name: string): Promise<Inspected> {
  const seen = await inspectCapture(readFileSync(new URL(`${name}.har`, folder), 'utf8'));
  if ('error' in seen) throw new Error(seen.error);
  return inspectedBy(seen.inspection, seen.report);
}

/** What a flow is, as far as it is expected to be something. */
function isAsExpected(flow: ReportFlow, expected: ExpectedFlow): void {
  const { outcome, steps, grant, client, cause, says = [], finds = [], quiet = [] } = expected;
  const [first] = flow.diagnosis;
  const found = flow.findings.map(({ rule }) => rule);
  expect(flow.outcome).toBe(outcome);
  expect(flow.steps.filter(({ observed }) => observed).map(({ kind }) => kind)).toEqual(steps);
  if (grant !== undefined) expect(flow.grant).toBe(grant);
  if (client !== undefined) expect(flow.client.id).toBe(client);
  if (cause !== undefined) expect(first?.cause ?? null).toBe(cause);
  for (const sentence of says) expect(JSON.stringify(first)).toMatch(sentence);
  expect(found).toEqual(expect.arrayContaining([...finds]));
  expect(found.filter((rule) => quiet.includes(rule))).toEqual([]);
}

function viewsOf(seen: Inspected, flow: ReportFlow): readonly string[] {
  const shown = [panelOf(seen, flow), popupOf(seen, flow)];
  return [
    textOf(seen, flow),
    ...shown.map((html) => words(<div dangerouslySetInnerHTML={{ __html: html }} />)),
  ];
}

it('every recording is told of', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.har'));
  expect(recordingCases.map(({ name }) => `${name}.har`).toSorted()).toEqual(files.toSorted());
});

describe.each(recordingCases)('$name: $story', ({ name, flows, never = [] }) => {
  it('is told as it was', async () => {
    const { report } = await inspected(name);
    expect(report.flows.map(({ outcome }) => outcome)).toEqual(flows.map(({ outcome }) => outcome));
    report.flows.forEach((flow, at) => isAsExpected(flow, flows[at]!));
  });

  it('and nothing misleading is said', async () => {
    const seen = await inspected(name);
    for (const view of seen.report.flows.flatMap((flow) => viewsOf(seen, flow)))
      for (const sentence of never) expect(view).not.toMatch(sentence);
  });
});
