import { judge, type Gates, type Verdict } from '../../lib/gates/gates.ts';
import type { FormatId } from '../../lib/output/format-id.ts';
import { formatOf } from '../../lib/output/formats.ts';
import { summaryRows, summed, type SummaryRow } from '../../lib/output/summary-row.ts';
import { redactedReport } from '../../lib/redact/redact.ts';
import { partOf } from '../../lib/report/part-of.ts';
import type { ReportFailure } from '../../lib/report/report.ts';
import type { ProfileId } from '../../lib/vocabulary/profile-id.ts';
import type { RedactionLevel } from '../../lib/vocabulary/redaction-level.ts';
import { readCapture } from '../read-capture.ts';
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
export type Told =
  | { readonly input: Input; readonly error: string }
  | {
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
  const inspected = await readCapture(input.path, surroundings);
  if ('error' in inspected) return { input, error: inspected.error };
  const { format, redaction, profiles, color, width, mostFlows } = asked;
  const { inspection } = inspected;
  const { flow } = input;
  const report = flow === undefined ? inspected.report : partOf(inspected.report, [flow]);
  if (flow !== undefined && report.flows.length === 0) return { input, error: `It has no ${flow}.` };
  const isText = format === 'text';
  const isShort = isText && report.flows.length > mostFlows;
  const ids = flow === undefined ? undefined : [flow];
  // A summary shows no exchange: what is secret in them is all that it wants of them.
  const exchanges = isShort ? inspection.recorded(ids) : inspection.evidence(ids);
  const name = input.path === '-' ? {} : { input: input.path };
  const content = { exchanges, report, redaction, ...name };
  const to = formatOf(format);
  return {
    input,
    entries: report.source.entries,
    rows: isText
      ? summaryRows(redactedReport(redaction, { exchanges, report: summed(report) }), input.path)
      : [],
    text: isShort ? null : (to.parts?.(content) ?? (await to.write(content, { color, width, profiles }))),
    verdict: judge(report, asked.gates),
    failures: report.failures,
  };
}
