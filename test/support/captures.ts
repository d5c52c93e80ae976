import { readdirSync, readFileSync } from 'node:fs';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { inspectCapture } from '../../lib/inspect-capture.ts';
import type { Report, ReportFlow } from '../../lib/report/report.ts';
import { readCapture, type Capture } from '../../lib/sources/capture.ts';

const folder = new URL('../golden/captures/', import.meta.url);

/** Names of the recorded captures, without `.har`. */
export const captureNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith('.har'))
  .map((file) => file.slice(0, -'.har'.length))
  .sort();

export function captureText(name: string): string {
  return readFileSync(new URL(`${name}.har`, folder), 'utf8');
}

export function captureOf(text: string): Capture {
  const capture = readCapture(text);
  if ('error' in capture) throw new Error(capture.error);
  return capture;
}

/** The report on a recorded capture, not redacted. */
export async function recordedReport(name: string): Promise<Report> {
  const seen = await inspectCapture(captureText(name));
  if ('error' in seen) throw new Error(seen.error);
  return seen.report;
}

/** One of its flows, the first unless told. */
export async function recordedFlow(name: string, index = 0): Promise<ReportFlow> {
  const { flows } = await recordedReport(name);
  return flows[index]!;
}

/** All exchanges of a capture, the gate left open. */
export function allExchanges(text: string): readonly Exchange[] {
  const all: Exchange[] = [];
  captureOf(text).feed({
    admits: () => true,
    admitsError: () => true,
    admitsAround: () => true,
    remembers: () => false,
    put: (exchange) => all.push(exchange) > 0,
  });
  return all;
}
