import { asObject } from '../../exchange/json.ts';

/** A header of a HAR. */
export type HarPair = { readonly name: string; readonly value: string };

/** Headers of Postman, a table with rows that may be switched off or the lines themselves, as HAR has them. */
export function headersOf(
  raw: unknown,
  fill: (value: string) => string = (value) => value,
): readonly HarPair[] {
  if (typeof raw === 'string') {
    return raw.split('\n').flatMap((line) => {
      const colon = line.indexOf(':');
      return colon > 0
        ? [{ name: line.slice(0, colon).trim(), value: fill(line.slice(colon + 1).trim()) }]
        : [];
    });
  }
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((one: unknown) => {
    const row = asObject(one);
    const [name, value] = [row?.['key'], row?.['value']];
    return typeof name === 'string' && typeof value === 'string' && row?.['disabled'] !== true
      ? [{ name: fill(name), value: fill(value) }]
      : [];
  });
}
