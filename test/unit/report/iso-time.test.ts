import { expect, it } from 'vitest';
import { isoTime } from '../../../lib/report/iso-time.ts';

it.each([
  [0, '1970-01-01T00:00:00.000Z'],
  [1_767_225_600_000.5, '2026-01-01T00:00:00.000Z'],
  [Infinity, '1970-01-01T00:00:00.000Z'],
  [NaN, '1970-01-01T00:00:00.000Z'],
  [-9e15, '1970-01-01T00:00:00.000Z'],
])('%s is %s', (time, text) => {
  expect(isoTime(time)).toBe(text);
});
