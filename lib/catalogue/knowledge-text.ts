import { ansi, plain, wrapped } from '../output/text-layout.ts';
import type { Look } from '../output/format.ts';
import type { Entry } from './knowledge.ts';

/** What is known of a word, for a terminal. */
export function knowledgeText(entries: readonly Entry[], { color, width = 100 }: Look): string {
  const paint = color ? ansi : plain;
  const parts = entries.map(({ kind, name, paragraphs, references }) => [
    `${paint.bold(name)}  ${paint.dim(kind)}`,
    ...paragraphs.flatMap(([label, text]) => wrapped(label ? `${label}: ${text}` : text, width, '  ')),
    ...references.flatMap(({ label, url }) => [`  ${paint.dim(`${label}  ${url}`)}`]),
  ]);
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
