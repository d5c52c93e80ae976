import { visibleLine } from '../telling/visible.ts';

/** How words are set off on a terminal. */
export type Paint = {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  warn(text: string): string;
  bad(text: string): string;
};

const code = (n: number) => (text: string) => `\u001b[${n}m${text}\u001b[0m`;
const asIs = (text: string) => text;

/** ANSI colours; `plain` leaves the text as it is. */
export const ansi: Paint = { bold: code(1), dim: code(2), good: code(32), warn: code(33), bad: code(31) };
/** No colours. */
export const plain: Paint = { bold: asIs, dim: asIs, good: asIs, warn: asIs, bad: asIs };

/**
 * The same data with nothing in its texts that a terminal would obey: other people's traffic may hold escape sequences,
 * line breaks, marks that turn the direction of writing and characters that nobody sees.
 */
export function printable<T>(data: T): T {
  return printableData(data) as T;
}

function printableData(data: unknown): unknown {
  if (typeof data === 'string') return visibleLine(data);
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) return data.map(printableData);
  return Object.fromEntries(
    Object.entries(data).map(([name, member]: [string, unknown]) => [name, printableData(member)]),
  );
}

/** Lines of at most `width` columns, each indented; the first begins with `lead`. A longer word stands on a line of its own. */
export function wrapped(text: string, width: number, indent: string, lead = indent): readonly string[] {
  const lines: string[] = [];
  let line = lead;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
}

/** `1 entry`, `2 entries`. */
export function count(n: number, one: string, many: string): string {
  return `${n} ${n === 1 ? one : many}`;
}
