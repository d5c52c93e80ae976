import { expect, it } from 'vitest';
import { dateTimeOf } from '../../../lib/exchange/date-time.ts';

const noon = Date.UTC(2026, 0, 1, 12);

it.each([
  ['with its zone', '2026-01-01T12:00:00Z', noon],
  ['with milliseconds', '2026-01-01T12:00:00.250Z', noon + 250],
  ['with the seven digits of .NET', '2026-01-01T12:00:00.2501234Z', noon + 250],
  ['in another zone', '2026-01-01T13:00:00+01:00', noon],
  ['without a zone, which is UTC in SAML', '2026-01-01T12:00:00', noon],
  ['with white space around it', ' 2026-01-01T12:00:00Z\n', noon],
])('a time %s is read', (_, text, time) => {
  expect(dateTimeOf(text)).toBe(time);
});

it.each([
  ['nothing', undefined],
  ['an empty text', ''],
  ['a date alone', '2026-01-01'],
  ['a header', 'Thu, 01 Jan 2026 12:00:00 GMT'],
  ['a day that no month has', '2026-13-41T12:00:00Z'],
  ['a number', '1767268800'],
])('%s is no time', (_, text) => {
  expect(dateTimeOf(text)).toBeUndefined();
});
