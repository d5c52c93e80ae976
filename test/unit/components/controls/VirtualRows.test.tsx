import { describe, expect, it } from 'vitest';
import { VirtualRows } from '../../../../components/controls/VirtualRows.tsx';
import { markup } from '../../../support/words.ts';

/** The rows that are elements, of so many. */
function drawn(count: number, kept?: number): readonly number[] {
  const html = markup(
    <VirtualRows items={[...Array(count).keys()]} keyOf={String} estimate={50} kept={kept}>
      {(item) => <b>row {item}</b>}
    </VirtualRows>,
  );
  return [...html.matchAll(/<b>row (\d+)<\/b>/g)].map(([, place]) => Number(place));
}

describe('the rows of a list', () => {
  it('are all there while there are few', () => {
    expect(drawn(30)).toEqual([...Array(30).keys()]);
    expect(drawn(0)).toEqual([]);
  });

  it('are those in sight and a few beyond where there are thousands', () => {
    const rows = drawn(2000);
    expect(rows[0]).toBe(0);
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.length).toBeLessThan(60);
  });

  it('are among them the one at which the keyboard stands, wherever it is', () => {
    expect(drawn(2000, 1234)).toEqual([...drawn(2000), 1234]);
    expect(drawn(2000, 3)).toEqual(drawn(2000));
    expect(drawn(2000, -1)).toEqual(drawn(2000));
  });
});
