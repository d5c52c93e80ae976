import type { ExchangeFields } from './exchange.ts';

/** Rows of a test table, each a name and the exchanges of one capture, as `it.each` takes them. */
export function rows(
  table: readonly (readonly [name: string, ...ExchangeFields[]])[],
): readonly (readonly [name: string, exchanges: readonly ExchangeFields[]])[] {
  return table.map(([name, ...exchanges]) => [name, exchanges]);
}
