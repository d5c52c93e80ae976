import { describe, expect, it } from 'vitest';
import { weakUserCodeIn } from '../../../lib/facts/user-code.ts';
import type { Message } from '../../../lib/messages/message.ts';
import { exchange } from '../../support/exchange.ts';

const verdictOf = (user_code: unknown, verdicts = {}) =>
  weakUserCodeIn({
    answer: { user_code },
    exchange: exchange({ url: 'https://op.example/device', verdicts }),
  } as unknown as Message);

describe('weakUserCodeIn', () => {
  it.each([['1234'], ['12-345'], ['ABCD'], ['A']])('finds %s guessable', (code) => {
    expect(verdictOf(code)).toBe('guessable');
  });

  it('believes what was recorded before redaction', () => {
    expect(verdictOf('redacted-user-code-1', { user_code: 'guessable' })).toBe('guessable');
  });

  it.each([
    ['WDJB-MJHT'],
    ['123456'],
    ['123-456-789'],
    ['A1B2'],
    ['redacted-user-code-1'],
    [''],
    [undefined],
    [7],
  ])('says nothing of %s', (code) => {
    expect(verdictOf(code)).toBeUndefined();
  });
});
