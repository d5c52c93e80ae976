import { describe, expect, it } from 'vitest';
import { eachFailureOnce, failureOf } from '../../../lib/vocabulary/failure.ts';

describe('a failure', () => {
  it('has the name of what was thrown', () => {
    expect(failureOf('rule', 'state-missing', new TypeError('of x'))).toEqual({
      part: 'rule',
      id: 'state-missing',
      error: 'TypeError',
    });
  });

  it.each([
    ['a text', 'code=abc'],
    ['nothing', undefined],
    ['an error that is named by the traffic', Object.assign(new Error('x'), { name: 'code=abc' })],
    ['an error without a name', Object.assign(new Error('x'), { name: undefined })],
  ])('has nothing of %s', (_, thrown) => {
    expect(failureOf('rule', 'state-missing', thrown).error).toBe('unknown');
  });

  it('is listed once, however often it came', () => {
    const one = failureOf('rule', 'state-missing', new TypeError('x'));
    const other = failureOf('rule', 'state-missing', new RangeError('x'));
    expect(eachFailureOnce([one, other, { ...one }])).toEqual([one, other]);
  });
});
