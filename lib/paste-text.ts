import type { ExplainedPaste, PastedPart } from './explain-pasted.ts';
import type { Look } from './output/format.ts';
import { findingsText } from './output/text-findings.ts';
import { ansi, plain, printable, wrapped, type Paint } from './output/text-layout.ts';
import { notSeenTitle } from './telling/gaps.ts';

/** What was pasted, for a terminal: its parts with what they mean, what is wrong as far as it shows, and what is not seen. */
export function pasteText(pasted: ExplainedPaste, { color, width = 100 }: Look): string {
  const paint = color ? ansi : plain;
  const { steps, parts, flows, gaps } = printable(pasted);
  const findings = flows.flatMap((flow) => findingsText({ ...flow, diagnosis: [] }, width, paint));
  const blocks = [
    ...steps.map(({ title, summary }) => [paint.bold(title), ...wrapped(summary, width, '  ')]),
    ...parts.map((part) => partText(part, width, paint)),
    ...(findings.length > 0 ? [findings.slice(1)] : []),
    [paint.bold(notSeenTitle), ...gaps.flatMap((gap) => wrapped(gap, width, '    ', '  - '))],
  ];
  return `${blocks.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n')}\n`;
}

function partText({ title, rows }: PastedPart, width: number, paint: Paint): readonly string[] {
  return [
    ...wrapped(title, width, '  ', '').map(paint.bold),
    ...rows.flatMap(({ name, value, meaning }) => [
      `  ${name} = ${value.replace(/\s+/g, ' ')}`,
      ...(meaning === undefined ? [] : wrapped(meaning, width, '      ').map(paint.dim)),
    ]),
  ];
}
