import { isCleaned } from '../exchange/cleaned.ts';
import { addressKey } from '../exchange/parameters.ts';
import { tieRows, type Tie, type TieName } from '../vocabulary/ties.ts';

/**
 * The ties that these values are, in order; a value that is missing or empty is none, nor is what a cleaner put in the
 * place of one that hardly two logins share: all of them have it. Addresses are made comparable.
 */
export function ties(
  ...values: readonly (readonly [name: TieName, value: string | null | undefined])[]
): readonly Tie[] {
  return values.flatMap(([name, value]) =>
    value && (tieRows[name].isWeak || !isCleaned(value))
      ? [{ name, value: tieRows[name].isAddress ? addressKey(value) : value }]
      : [],
  );
}
