import { expect, test } from 'vitest';
import { isRefusedAlone } from '../../../lib/vocabulary/refused-alone.ts';

test.each([
  [['refused_start'], true],
  [['refused_start', 'refused_start'], true],
  [['refused_start', 'authorization_request'], false],
  [['authorization_request'], false],
  [[], false],
])('steps of %j: refused before a login began is %s', (kinds, isAlone) => {
  expect(isRefusedAlone(kinds.map((kind) => ({ kind })))).toBe(isAlone);
});
