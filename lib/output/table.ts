/** A column of a table. */
export type Column = {
  readonly title: string;
  /** Which end of a text that is too long is left out. */
  readonly cut: 'start' | 'end';
};

/** As few columns as a text is cut to. */
const least = 10;
const gap = 2;

/**
 * Texts in columns, at most `width` wide in all: the widest columns give way first, `…` stands for what was left out. A row has one
 * text a column; the first line has the titles. Not meant for less than 60.
 */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly (readonly string[])[] {
  const all = [columns.map(({ title }) => title), ...rows];
  const natural = columns.map((_, at) =>
    all.reduce((most, row) => Math.max(most, lengthOf(row[at] ?? '')), 0),
  );
  const widths = fitted(natural, width - gap * (columns.length - 1));
  return all.map((row) =>
    row.map((text, at) => {
      const room = widths[at] ?? 0;
      const fit = cutTo(text, room, columns[at]?.cut ?? 'end');
      return fit + ' '.repeat(Math.max(0, room - lengthOf(fit)));
    }),
  );
}

/** `text` in at most `room` columns. */
export function cutTo(text: string, room: number, cut: Column['cut']): string {
  const letters = [...text];
  if (letters.length <= room) return text;
  return cut === 'end'
    ? `${letters.slice(0, Math.max(0, room - 1)).join('')}…`
    : `…${letters.slice(letters.length - Math.max(0, room - 1)).join('')}`;
}

function fitted(natural: readonly number[], room: number): readonly number[] {
  const widths = [...natural];
  let over = widths.reduce((sum, one) => sum + one, 0) - room;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= least) break;
    widths[widths.indexOf(widest)] = widest - 1;
    over -= 1;
  }
  return widths;
}

function lengthOf(text: string): number {
  return [...text].length;
}
