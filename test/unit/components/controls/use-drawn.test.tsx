import { expect, it } from 'vitest';
import { useDrawn } from '../../../../components/controls/use-drawn.ts';
import { markup } from '../../../support/words.ts';

/** Names of rows that were drawn, one list of rows after another. */
function drawn(...lists: readonly (readonly (readonly [key: string, value: unknown])[])[]) {
  const names: string[] = [];
  function List() {
    const draw = useDrawn();
    for (const rows of lists)
      for (const [key, value] of rows)
        draw(key, [value], () => {
          names.push(`${key} ${String(value)}`);
          return <p>{key}</p>;
        });
    return <p />;
  }
  markup(<List />);
  return names;
}

it('a row that has not changed is not drawn again', () => {
  const rows = [
    ['a', 1],
    ['b', 1],
  ] as const;
  expect(drawn(rows, rows, rows)).toEqual(['a 1', 'b 1']);
});

it('the one row that has changed is', () => {
  expect(
    drawn(
      [
        ['a', 1],
        ['b', 1],
      ],
      [
        ['a', 1],
        ['b', 2],
      ],
    ),
  ).toEqual(['a 1', 'b 1', 'b 2']);
});

it('a row is another than one of another name', () => {
  expect(drawn([['a', 1]], [['b', 1]])).toEqual(['a 1', 'b 1']);
});
