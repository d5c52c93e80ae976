import { describe, expect, it } from 'vitest';
import { isUnset } from '../../../lib/exchange/unset.ts';

describe('a value that a program wrote where it had none', () => {
  it.each(['undefined', 'null', 'None', 'nil', 'NaN', '[object Object]', '[object Promise]'])(
    'is %s',
    (value) => {
      expect(isUnset(value)).toBe(true);
    },
  );

  it.each(['', 'undefined-behaviour', 'nullable', 'nonesuch', '[object Object] ', 'eyJhbGciOiJub25lIn0'])(
    'is not “%s”',
    (value) => {
      expect(isUnset(value)).toBe(false);
    },
  );
});
