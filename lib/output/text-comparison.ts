import { compareLogins, type ComparedLogin } from '../compare/compare-logins.ts';
import { comparedTold, type ComparedRow, type ComparedTold } from '../telling/compared.ts';
import type { Comparison } from '../vocabulary/comparison.ts';
import type { RedactionLevel } from '../vocabulary/redaction-level.ts';
import type { Look } from './format.ts';
import { comparisonJson } from './json-comparison.ts';
import { comparisonMarkdown } from './markdown-comparison.ts';
import { ansi, plain, printable, wrapped } from './text-layout.ts';

export type { ComparedLogin } from '../compare/compare-logins.ts';

/** Two logins compared: in text or Markdown the sentence that tells most, then each difference with both sides. */
export function writeComparison(
  pair: readonly [ComparedLogin, ComparedLogin],
  redaction: RedactionLevel,
  look: Look,
  format: 'text' | 'markdown' | 'json' = 'text',
): { readonly text: string; readonly comparison: Comparison } {
  const compared = compareLogins(pair, redaction);
  const { flows, comparison } = compared;
  const told = comparedTold(flows, comparison);
  switch (format) {
    case 'text':
      return { text: textOf(told, look), comparison };
    case 'markdown':
      return { text: comparisonMarkdown(told), comparison };
    case 'json': {
      const inputs = [pair[0].recording, pair[1].recording] as const;
      return { text: comparisonJson(compared, told, inputs, redaction), comparison };
    }
  }
}

function textOf(told: ComparedTold, { color, width = 100 }: Look): string {
  const paint = color ? ansi : plain;
  const { headline, rows, names, fresh, notes: others } = printable(told);
  const notes = fresh ? [fresh.sentence, ...others] : others;
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
