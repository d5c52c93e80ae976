import { asObject, parseJson } from '../exchange/json.ts';
import type { Report, ReportFlow } from '../report/report.ts';
import { chargesOf } from './charge.ts';

type Flows = Pick<Report, 'flows'>;

/**
 * What was there before: the keys of everything that a file of reports holds, as `--format json` writes it of one capture or several, or
 * `--format ndjson`. `error` is one line for a person. Never throws.
 */
export function readBaseline(text: string): ReadonlySet<string> | { readonly error: string } {
  const reports = reportsIn(text);
  if (!reports) return { error: 'It is no report of OAuth Lens: --format json writes one.' };
  try {
    return new Set(reports.flatMap((report) => chargesOf(report).map(({ key }) => key)));
  } catch {
    return { error: 'It is a report, but its flows cannot be read.' };
  }
}

/** `undefined` where there is none, or any part of it is something else. */
function reportsIn(text: string): readonly Flows[] | undefined {
  const whole = parseJson(text);
  const parts = whole === undefined ? linesOf(text).map(parseJson) : Array.isArray(whole) ? whole : [whole];
  const reports = parts.map(reportIn);
  const known = reports.filter((report) => report !== undefined);
  return known.length === reports.length && known.length > 0 ? known : undefined;
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function reportIn(value: unknown): Flows | undefined {
  const object = asObject(value);
  if (object?.['format'] === 'oauth-lens-flow') return { flows: [object as unknown as ReportFlow] };
  if (object?.['format'] !== 'oauth-lens-report' || !Array.isArray(object['flows'])) return undefined;
  return { flows: object['flows'] as readonly ReportFlow[] };
}
