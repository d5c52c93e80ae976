import { inspectCapture } from './inspect-capture.ts';
import type { Exchange } from './exchange/exchange.ts';
import type { OutputContent } from './output/format.ts';
import { contentOf, type PartChoice } from './output/write-part.ts';
import { writeBundle, writeTicket, type Bundle } from './output/on-demand/bundle-page.ts';
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

/** What a page may want written of flows: a part of the report, or a support bundle of them, its page or its lines for the ticket. */
export type WriteChoice = PartChoice | { readonly bundle: 'page' | 'ticket' };

/** Writes the support bundle of some flows, or the lines of it for the ticket. See `writePart`. */
export async function writeBundlePart(
  report: Report,
  flowIds: readonly string[],
  evidence: (flowIds: readonly string[]) => readonly Exchange[],
  wanted: 'page' | 'ticket',
): Promise<string> {
  const part = contentOf(report, flowIds, evidence);
  return wanted === 'ticket' ? writeTicket(part) : (await makeBundle(part)).page;
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
