import type { ComponentChildren } from 'preact';
import { VirtualRows } from './VirtualRows.tsx';

type Props<Row> = {
  rows: readonly Row[];
  /** Height of a row in pixels before it was seen. */
  estimate: number;
  /** Of the list, or of each row’s own. */
  class?: string | undefined;
  /** A name and what belongs to it: `dt` and `dd` in a `div`. */
  children: (row: Row, place: number) => ComponentChildren;
};

/** Tables up to this long are whole. */
const short = 80;

/** Rows of names and values. Of a long table those in sight alone are drawn, each a list of its own. */
export function TableRows<Row>({ rows, estimate, class: style, children }: Props<Row>) {
  if (rows.length <= short) return <dl class={style}>{rows.map(children)}</dl>;
  return (
    <VirtualRows items={rows} keyOf={placeOf} estimate={estimate}>
      {(row, place) => <dl class={style}>{children(row, place)}</dl>}
    </VirtualRows>
  );
}

function placeOf(_: unknown, place: number): string {
  return String(place);
}
