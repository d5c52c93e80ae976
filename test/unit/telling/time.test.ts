import { describe, expect, it } from 'vitest';
import { dateTime, day, duration, relative } from '../../../lib/telling/time.ts';

describe('times for people', () => {
  it.each([
    [0, '0 ms'],
    [38.4, '38 ms'],
    [1000, '1.0 s'],
    [8400, '8.4 s'],
    [59_600, '1 min'],
    [125_000, '2 min 5 s'],
    [3_600_000, '1 h'],
    [11_400_000, '3 h 10 min'],
    [345_600_000, '4 days'],
  ])('%d ms is %s', (ms, text) => expect(duration(ms)).toBe(text));

  it('reads NumericDates against a moment', () => {
    expect(relative(1000, 400_000)).toBe('in 10 min');
    expect(relative(100, 7_300_000)).toBe('2 h ago');
    expect(relative(100, 100_400)).toBe('at that moment');
  });

  it('writes NumericDates as dates, and leaves alone what is none', () => {
    expect(dateTime(1_767_225_600)).toBe('2026-01-01 00:00:00 UTC');
    expect(dateTime(1e300)).toBe('1e+300');
  });

  it('names days of the reader’s own time zone', () => {
    expect(day('2026-11-28T00:00:01')).toBe('Sat 28 Nov 2026');
    expect(day('2027-01-01T23:59:59')).toBe('Fri 1 Jan 2027');
    expect(day('once')).toBe('');
  });
});
