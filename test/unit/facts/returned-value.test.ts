import { describe, expect, it } from 'vitest';
import { returnedValueOf, returnedVerdict } from '../../../lib/facts/returned-value.ts';
import type { Verdicts } from '../../../lib/vocabulary/verdicts.ts';
import { messageOf } from '../../support/messages.ts';

const at = (value: string, verdicts?: Verdicts) => ({
  value,
  name: 'wctx',
  message: messageOf('wsfed_signin_response', { url: 'https://rp.example/', ...(verdicts && { verdicts }) }),
});
const long = 'rm=0&id=passive&ru=%2fprojects%2f2026%2fnorth';

describe('a value that has to come back', () => {
  it.each([
    ['does', long, long, 'same'],
    ['is escaped once more', long, encodeURIComponent(long), 'encoded otherwise'],
    ['is read once too often', long, decodeURIComponent(long), 'encoded otherwise'],
    ['is cut', long, long.slice(0, 40), 'cut'],
    ['is cut and escaped', long, encodeURIComponent(long.slice(0, 40)), 'cut'],
    ['is another', long, 'rm=1', 'changed'],
    ['is another, though it begins so', 'abcdef', 'abc', 'changed'],
    ['has a broken escape', '100%', '100%25', 'encoded otherwise'],
  ])('%s', (_, sent, returned, verdict) => {
    expect(returnedValueOf(at(sent), at(returned)).verdict).toBe(verdict);
  });

  it('does not, or does without having been sent', () => {
    expect(returnedValueOf(at('a'), undefined).verdict).toBe('lost');
    expect(returnedValueOf(undefined, at('a')).verdict).toBe('unasked');
    expect(returnedValueOf(undefined, undefined)).toEqual({ verdict: 'none' });
  });
});

describe('what a trace says of it', () => {
  it('is what placeholders do not show', () => {
    const verdict = (sent: string, returned: string) =>
      returnedVerdict(returnedValueOf(at(sent), at(returned)));
    expect(verdict(long, long.slice(0, 40))).toEqual({ returned_value: 'cut 40' });
    expect(verdict(long, encodeURIComponent(long))).toEqual({ returned_value: 'encoded otherwise' });
    expect(verdict(long, long)).toEqual({});
    expect(verdict(long, 'other')).toEqual({});
  });

  it('is believed where the values cannot tell', () => {
    const hidden = (says: string) =>
      returnedValueOf(at('redacted-relay-state-1'), at('redacted-relay-state-2', { returned_value: says }));
    expect(hidden('cut 80')).toMatchObject({ verdict: 'cut', bytes: 80 });
    expect(hidden('encoded otherwise').verdict).toBe('encoded otherwise');
    expect(hidden('anything else').verdict).toBe('changed');
  });
});
