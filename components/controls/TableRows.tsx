import type { ComponentChildren } from 'preact';
import { VirtualRows } from './VirtualRows.tsx';

type Props<Row> = {
  rows: readonly Row[];
  /** Height of a row in pixels before it was seen. */
  estimate: number;
  /** Around the rows, or each of them: a list of names and values (`dt` and `dd` in a `div`), unless said otherwise. */
  as?: 'dl' | 'div';
  /** Of that. */
  class?: string | undefined;
  children: (row: Row, place: number) => ComponentChildren;
};

/** Tables up to this long are whole. */
const short = 80;

/** Rows of names and values. Of a long table those in sight alone are drawn, each a list of its own. */
export function TableRows<Row>({ rows, estimate, as: List = 'dl', class: style, children }: Props<Row>) {
  if (rows.length <= short) return <List class={style}>{rows.map(children)}</List>;
  return (
    <VirtualRows items={rows} keyOf={placeOf} estimate={estimate}>
      {(row, place) => <List class={style}>{children(row, place)}</List>}
    </VirtualRows>
  );
}

function placeOf(_: unknown, place: number): string {
  return String(place);
}
