import type { ComparedRow, ComparedTold } from '../telling/compared.ts';
import { codeCell, escaped } from './markdown-text.ts';

/** Two logins compared, as Markdown: the sentence that tells most, then a row for each difference. */
export function comparisonMarkdown({ headline, rows, names, fresh, notes }: ComparedTold): string {
  const table =
    rows.length === 0
      ? []
      : [
          [
            `| | ${escaped(names[0])} | ${escaped(names[1])} |`,
            '| --- | --- | --- |',
            ...rows.map(rowLine),
          ].join('\n'),
        ];
  return `${[`**${escaped(headline)}**`, ...table, ...(fresh ? [fresh.sentence] : []).concat(notes).map(escaped)].join('\n\n')}\n`;
}

function rowLine({ what, sides, places }: ComparedRow): string {
  const cell = (at: 0 | 1): string => {
    const value = sides[at].map(({ text }) => text).join('');
    const place = places[at] === undefined ? '' : ` (${escaped(places[at])})`;
    return `${value ? codeCell(value) : 'none'}${place}`;
  };
  return `| ${escaped(what)} | ${cell(0)} | ${cell(1)} |`;
}
