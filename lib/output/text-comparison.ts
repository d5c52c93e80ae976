import { compareFlows } from '../compare/compare-flows.ts';
import type { Comparison } from '../vocabulary/comparison.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { placeholdersIn, withPlaceholders } from '../redact/placeholders.ts';
import { redactedReport } from '../redact/redact.ts';
import type { ReportFlow } from '../report/report.ts';
import { comparedTold, type ComparedRow, type ComparedTold } from '../telling/compared.ts';
import type { RedactionLevel } from '../vocabulary/redaction-level.ts';
import type { Look } from './format.ts';
import { ansi, plain, printable, wrapped } from './text-layout.ts';

/** One of two logins that are compared, and the exchanges behind it. */
export type ComparedLogin = {
  readonly flow: ReportFlow;
  readonly exchanges: readonly Exchange[];
  /** What it was read from, by any name: the placeholders of one recording stand for one value each. */
  readonly recording: string;
};

/**
 * Two logins compared, as text: the sentence that tells most, then each difference with both sides. Both go through one redaction, so
 * that what is the same stays the same.
 */
export function writeComparison(
  [a, b]: readonly [ComparedLogin, ComparedLogin],
  redaction: RedactionLevel,
  look: Look,
): { readonly text: string; readonly comparison: Comparison } {
  const report = { redacted: false, flows: [a.flow, b.flow] as const };
  const redacted = redactedReport(redaction, { exchanges: [...a.exchanges, ...b.exchanges], report });
  const flows =
    a.recording === b.recording ? redacted.flows : withoutPlaceholdersOf(report.flows, redacted.flows);
  const comparison = compareFlows(...flows);
  return { text: textOf(comparedTold(flows, comparison), look), comparison };
}

/**
 * The placeholders that two recordings brought with them were counted in each for itself: the same one is another value, and another one
 * may be the same. They become words that say no more than that a value was taken out, other words in each.
 */
function withoutPlaceholdersOf(brought: Both, [a, b]: Both): Both {
  const taken = new Set(placeholdersIn(JSON.stringify(brought)));
  if (taken.size === 0) return [a, b];
  const without = (flow: ReportFlow, word: string): ReportFlow => {
    const text = withPlaceholders(JSON.stringify(flow), (one) => (taken.has(one) ? word : one));
    return JSON.parse(text) as ReportFlow;
  };
  return [without(a, '[redacted in the first]'), without(b, '[redacted in the second]')];
}

type Both = readonly [ReportFlow, ReportFlow];

function textOf(told: ComparedTold, { color, width = 100 }: Look): string {
  const paint = color ? ansi : plain;
  const { headline, rows, names, notes } = printable(told);
  const lines = [
    ...wrapped(headline, width, '').map((line) => paint.bold(line)),
    ...rows.flatMap((row) => ['', ...rowLines(row, names, width)]),
    ...(notes.length > 0 ? [''] : []),
    ...notes.flatMap((note) => wrapped(note, width, '')).map((line) => paint.dim(line)),
  ];
  return `${lines.join('\n')}\n`;
}

function rowLines(
  { what, sides, places }: ComparedRow,
  names: readonly [string, string],
  width: number,
): readonly string[] {
  const side = (at: 0 | 1): readonly string[] => {
    const value = sides[at].map(({ text }) => text).join('') || 'none';
    const place = places[at] === undefined ? '' : ` (${places[at]})`;
    return wrapped(`${names[at]}: ${value}${place}`, width, '      ', '  ');
  };
  return [what, ...side(0), ...side(1)];
}
