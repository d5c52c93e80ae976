import type { Exchange } from '../../lib/exchange/exchange.ts';
import type { Inspection } from '../../lib/inspection.ts';
import { isGated, judge, notJudged, type Gates, type Verdict } from '../../lib/gates/gates.ts';
import type { FormatId } from '../../lib/output/format-id.ts';
import { formatOf } from '../../lib/output/formats.ts';
import { summaryRows, summed, type SummaryRow } from '../../lib/output/summary-row.ts';
import { redactedReport } from '../../lib/redact/redact.ts';
import { partOf } from '../../lib/report/part-of.ts';
import type { Brief } from '../../lib/report/brief.ts';
import type { Report, ReportFailure } from '../../lib/report/report.ts';
import type { ProfileId } from '../../lib/vocabulary/profile-id.ts';
import type { RedactionLevel } from '../../lib/vocabulary/redaction-level.ts';
import { walkCapture } from '../read-capture.ts';
import type { Surroundings } from '../surroundings.ts';
import type { Input } from './inputs.ts';

/** How captures are to be told. Goes to threads as it is. */
export type Asked = {
  readonly format: FormatId;
  readonly redaction: RedactionLevel;
  /** Profiles to tell of in text, by id, or `all`. */
  readonly profiles: readonly (ProfileId | 'all')[];
  /** In text: a capture with more flows is told by its summary alone. */
  readonly mostFlows: number;
  readonly gates: Gates;
  readonly color: boolean;
  readonly width: number;
};

/** What one capture amounts to; `error`: why it could not be read, in one sentence. */
export type Told = { readonly input: Input; readonly error: string } | Read;

/** A capture that could be read. */
export type Read = {
  readonly input: Input;
  readonly entries: number;
  /** Of text alone. */
  readonly rows: readonly SummaryRow[];
  /** In the format that was asked for; `null` where only a summary is told. */
  readonly text: ToldText | null;
  readonly verdict: Verdict;
  readonly failures: readonly ReportFailure[];
};

/** A text, or its pieces as they are made, once. */
export type ToldText = string | Iterable<string>;

/** A text that may be in pieces as one. */
export function wholeText(text: ToldText | null): string {
  return typeof text === 'string' ? text : [...(text ?? [])].join('');
}

/** Reads, judges and tells one capture. */
export async function tell(
  input: Input,
  asked: Asked,
  surroundings: Pick<Surroundings, 'stdin'>,
): Promise<Told> {
  const capture = await walkCapture(input.path, surroundings);
  if ('error' in capture) return { input, error: capture.error };
  const isMany = capture.inspection.count > asked.mostFlows;
  const brief = isMany && mayBeBrief(input, asked) ? await capture.brief() : undefined;
  // Of those that break off nothing is told: there may be few after all.
  if (brief && brief.flows.length > asked.mostFlows) {
    const rows = rowsOf(brief, capture.inspection.recorded(), input, asked);
    return { input, ...toldOf(brief), rows, text: null, verdict: notJudged };
  }
  const whole = await capture.report();
  const { flow } = input;
  const report = flow === undefined ? whole : partOf(whole, [flow]);
  if (flow !== undefined && report.flows.length === 0) return { input, error: `It has no ${flow}.` };
  return inFull(input, asked, report, capture.inspection);
}

/** Of many logins a table is told, and no more is worked out of them, unless a gate looks at it. */
function mayBeBrief({ flow }: Input, { format, gates }: Asked): boolean {
  return format === 'text' && flow === undefined && !isGated(gates);
}

async function inFull(input: Input, asked: Asked, report: Report, inspection: Inspection): Promise<Told> {
  const { format, redaction, profiles, color, width, mostFlows } = asked;
  const isText = format === 'text';
  const isShort = isText && report.flows.length > mostFlows;
  // A summary shows no exchange: what is secret in them is all that it wants of them.
  const exchanges = isShort
    ? inspection.recorded()
    : inspection.evidence(input.flow === undefined ? undefined : [input.flow]);
  const name = input.path === '-' ? {} : { input: input.path };
  const content = { exchanges, report, redaction, ...name };
  const to = formatOf(format);
  return {
    input,
    ...toldOf(report),
    rows: isText ? rowsOf(report, exchanges, input, asked) : [],
    text: isShort ? null : (to.parts?.(content) ?? (await to.write(content, { color, width, profiles }))),
    verdict: judge(report, asked.gates),
  };
}

function toldOf({ source, failures }: Brief): Pick<Read, 'entries' | 'failures'> {
  return { entries: source.entries, failures };
}

function rowsOf(
  report: Brief,
  exchanges: readonly Exchange[],
  { path }: Input,
  { redaction }: Asked,
): readonly SummaryRow[] {
  return summaryRows(redactedReport(redaction, { exchanges, report: summed(report) }), path);
}
