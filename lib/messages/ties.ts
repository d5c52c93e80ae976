import { addressKey } from '../exchange/parameters.ts';
import { tieRows, type Tie, type TieName } from '../vocabulary/ties.ts';

/** The ties that these values are, in order; a value that is missing or empty is none. Addresses are made comparable. */
export function ties(
  ...values: readonly (readonly [name: TieName, value: string | null | undefined])[]
): readonly Tie[] {
  return values.flatMap(([name, value]) =>
    value ? [{ name, value: tieRows[name].isAddress ? addressKey(value) : value }] : [],
  );
}
