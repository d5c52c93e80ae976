import { inspectCapture } from './inspect-capture.ts';
import type { OutputContent } from './output/format.ts';
import { writeBundle, type Bundle } from './output/on-demand/bundle-page.ts';
import type { Report, ReportFlow } from './report/report.ts';
import type { Reread } from './telling/bundle.ts';
import { placeOf } from './telling/step.ts';

export type { Bundle };

/**
 * The support bundle of what was recorded: a page with the redacted trace in it, which is read again before it leaves, so that its receipt
 * can say whether the same is found in it.
 */
export function makeBundle(recorded: Pick<OutputContent, 'exchanges' | 'report'>): Promise<Bundle> {
  return writeBundle(recorded, (trace) => readAgain(trace, recorded.report));
}

async function readAgain(trace: string, { flows }: Report): Promise<Reread> {
  const read = await inspectCapture(trace);
  const counts = {
    flows: flows.length,
    findings: flows.reduce((sum, { findings, diagnosis }) => sum + findings.length + diagnosis.length, 0),
  };
  if ('error' in read) return { ...counts, differing: undefined };
  const again = read.report.flows.map(toldOf);
  const missing = Math.max(0, again.length - flows.length);
  const differing = flows.filter((flow, at) => toldOf(flow) !== again[at]).length + missing;
  return { ...counts, differing };
}

/** What of a login has to be found again: its steps, how it ended, why, and what is to be said of it. */
function toldOf({ steps, outcome, broken_step: broken, diagnosis, findings }: ReportFlow): string {
  return JSON.stringify([
    steps.map(({ kind, status }) => [kind, status]),
    outcome,
    broken && placeOf(broken),
    diagnosis.map(({ cause, confidence }) => [cause, confidence]),
    findings.map(({ rule, severity, steps: places }) => [rule, severity, places.map(placeOf)]),
  ]);
}
