import { describe, expect, it } from 'vitest';
import { clockOfAnswer, validityOf, type Clock } from '../../../lib/facts/validity.ts';
import { messageOf } from '../../support/messages.ts';

const noon = Date.UTC(2026, 0, 1, 12);
const message = messageOf('wsfed_signin_response', { url: 'https://rp.example/' });
const at = (time: number) => ({ value: new Date(time).toISOString(), name: 'Lifetime/Expires', message });
const clock: Clock = { time: noon, by: { value: 'noon', name: 'Date', message } };
const until = (...times: readonly number[]) => validityOf({ from: [], until: times.map(at) }, clock);
const from = (time: number) => validityOf({ from: [at(time)], until: [] }, clock);

describe('something is used', () => {
  it('in its time', () => {
    expect(until(noon + 1)).toEqual({ verdict: 'valid' });
    expect(from(noon)).toEqual({ verdict: 'valid' });
    // A date is cut to the second.
    expect(from(noon + 1000)).toEqual({ verdict: 'valid' });
    expect(from(noon + 2000)).toMatchObject({ verdict: 'not yet valid' });
  });

  it.each([
    [2000, 'tentative'],
    [120_000, 'firm'],
    [301_000, 'certain'],
  ])('too late by %i ms', (by, confidence) => {
    expect(until(noon - by)).toMatchObject({ verdict: 'expired', by, confidence });
  });

  it('too early', () => {
    expect(from(noon + 95_000)).toMatchObject({ verdict: 'not yet valid', by: 95_000, clock: clock.by });
  });

  it('too late by the limit that is missed by most', () => {
    expect(until(noon - 1000, noon - 9000, noon + 1000)).toMatchObject({ by: 9000 });
  });

  it('at a time that is no time, which limits nothing', () => {
    const odd = { value: 'tomorrow', name: 'Expires', message };
    expect(validityOf({ from: [], until: [odd] }, clock)).toEqual({ verdict: 'valid' });
  });

  it('by nobody’s clock, or without limits: not judged', () => {
    expect(validityOf({ from: [at(noon)], until: [] }, undefined)).toEqual({
      verdict: 'not judged',
      because: 'not recorded',
    });
    expect(validityOf({ from: [], until: [] }, clock)).toEqual({ verdict: 'not judged', because: 'absent' });
  });
});

describe('the clock of an answer', () => {
  const clockOf = (...responseHeaders: readonly (readonly [string, string])[]) =>
    clockOfAnswer(messageOf('saml_response', { url: 'https://sp.example/acs', responseHeaders }));

  it('is its date', () => {
    expect(clockOf(['date', 'Thu, 01 Jan 2026 12:00:00 GMT'])).toMatchObject({ time: noon });
  });

  it.each([
    ['nothing', []],
    ['no date', [['date', 'yesterday']] as const],
    [
      'a cache',
      [
        ['date', 'Thu, 01 Jan 2026 12:00:00 GMT'],
        ['age', '30'],
      ] as const,
    ],
  ])('is not told by %s', (_, headers) => {
    expect(clockOf(...headers)).toBeUndefined();
  });
});
