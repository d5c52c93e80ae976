import { redactedReport } from '../redact/redact.ts';
import { headlines } from '../report/headlines.ts';
import type { Report } from '../report/report.ts';
import { severities } from '../vocabulary/severity.ts';
import type { AskedProfiles, Look, OutputFormat } from './format.ts';
import { flowText } from './text-flow.ts';
import { profilesText } from './text-profile.ts';
import { ansi, count, plain, printable, wrapped, type Paint } from './text-layout.ts';
import { failureWords } from '../telling/failures.ts';
import { notSeenTitle } from '../telling/gaps.ts';
import { beginWith } from '../telling/look-first.ts';
import { outcomeWords } from '../telling/outcome.ts';
import { unheldOf, unheldWords } from '../telling/unheld-profiles.ts';
import { outcomes } from '../vocabulary/outcome.ts';

/** The report for reading, on a terminal or in a ticket. */
export const text = {
  id: 'text',
  title: 'Text',
  extension: 'txt',
  mediaType: 'text/plain',
  write({ exchanges, report, redaction }, look) {
    return toText(redactedReport(redaction, { exchanges, report }), look);
  },
} as const satisfies OutputFormat;

/**
 * The report for reading: each flow with its end, its findings and its steps. Redact the report first; nothing is hidden
 * here. What a terminal would obey (escape sequences from the wire) is taken out.
 */
export function toText(report: Report, { color, width = 100, profiles = [] }: Look): string {
  const paint = color ? ansi : plain;
  const { flows, gaps, failures, ...rest } = printable(report);
  const parts = [
    [...headText({ ...rest, flows, gaps, failures }, paint), ...beginText(flows, width, paint)],
    ...flows.map((flow) => [
      ...flowText(flow, flows, width, paint),
      ...profilesText(flow, profiles, width, paint),
    ]),
    ...unheldText(flows, profiles, width),
    ...(flows.length === 0 ? [['No OAuth or OpenID Connect login was found.']] : []),
    ...failuresText(failures, width, paint),
    ...(gaps.length > 0
      ? [[paint.bold(notSeenTitle), ...gaps.flatMap((gap) => wrapped(gap, width, '    ', '  - '))]]
      : []),
  ];
  return `${parts.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n')}\n`;
}

function headText({ source, flows, redacted, generator }: Report, paint: Paint): readonly string[] {
  const read = `${count(source.entries, 'entry', 'entries')}${source.skipped > 0 ? ` (${source.skipped} unreadable)` : ''}`;
  const found = `${count(flows.length, 'flow', 'flows')} in ${read}`;
  const ends = tally(
    flows.map(({ outcome }) => outcome),
    outcomes,
  ).map(([outcome, n]) => `${n} ${outcomeWords[outcome].word}`);
  const findings = tally(
    flows.flatMap((flow) => headlines(flow.findings).map(({ severity }) => severity)),
    severities,
  ).map(([severity, n]) => `${n} ${severity}`);
  const summary = [
    found + (ends.length > 0 ? `: ${ends.join(', ')}` : ''),
    ...(flows.length > 0 ? [`findings: ${findings.join(', ') || 'none'}`] : []),
  ];
  return [
    `${paint.bold(`OAuth Lens ${generator.version}`)}  ${summary.join('; ')}${redacted ? '' : paint.warn('  [not redacted]')}`,
  ];
}

function beginText(flows: Report['flows'], width: number, paint: Paint): readonly string[] {
  const begin = beginWith(flows);
  return begin
    ? wrapped(`Begin with ${begin.flow}: ${begin.headline} ${begin.why ?? ''}`.trim(), width, '  ').map(
        (line) => paint.bold(line),
      )
    : [];
}

/** Silence about a profile that was asked for would pass for praise. */
function unheldText(
  flows: Report['flows'],
  asked: AskedProfiles,
  width: number,
): readonly (readonly string[])[] {
  const unheld = flows.length === 0 ? [] : unheldOf(flows, asked);
  return unheld.length > 0 ? [unheld.flatMap((id) => wrapped(unheldWords(id), width, '  '))] : [];
}

function failuresText(
  failures: Report['failures'],
  width: number,
  paint: Paint,
): readonly (readonly string[])[] {
  const told = failureWords(failures);
  if (!told) return [];
  return [
    [
      paint.warn(told.headline),
      ...wrapped(told.advice, width, '    '),
      ...told.names.flatMap((name) => wrapped(name, width, '    ', '  - ')),
    ],
  ];
}

/** How often each of `order` is in `list`, those that are. */
function tally<T>(list: readonly T[], order: readonly T[]): readonly (readonly [T, number])[] {
  return order
    .map((one) => [one, list.filter((other) => other === one).length] as const)
    .filter(([, n]) => n > 0);
}
