import { expect, it } from 'vitest';
import { TableRows } from '../../../../components/controls/TableRows.tsx';
import { markup } from '../../../support/words.ts';

const table = (length: number) =>
  markup(
    <TableRows rows={Array.from({ length }, (_, n) => `x-${n}`)} estimate={28}>
      {(name) => (
        <div key={name}>
          <dt>{name}</dt>
        </div>
      )}
    </TableRows>,
  );
const count = (html: string, text: string) => html.split(text).length - 1;

it('a table of ordinary length is whole, and one list', () => {
  expect(count(table(80), '<dt>')).toBe(80);
  expect(count(table(80), '<dl')).toBe(1);
});

it('of a long one the rows in sight are drawn', () => {
  const html = table(900);
  expect(html).toContain('>x-0<');
  expect(count(html, '<dt>')).toBeLessThan(80);
  expect(count(html, '<dt>')).toBeGreaterThan(20);
});
