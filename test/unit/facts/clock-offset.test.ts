import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { clockOffsetOf, receivedAt } from '../../../lib/facts/clock-offset.ts';
import { baseTime } from '../../support/exchange.ts';
import { messageOf } from '../../support/messages.ts';

const minute = 60_000;
const answer = (
  ahead: number,
  more: Partial<Exchange> = {},
  kind: 'token_request' | 'authorization_request' | 'userinfo_request' = 'token_request',
) =>
  messageOf(kind, {
    url: 'https://op.example/x',
    startedAt: baseTime,
    responseHeaders: [['Date', new Date(baseTime + ahead).toUTCString()]],
    ...more,
  });
const offset = (...messages: readonly ReturnType<typeof answer>[]) => clockOffsetOf({ messages })?.ahead;

describe('the provider’s clock', () => {
  it.each([
    ['is ahead', offset(answer(5 * minute)), 5 * minute],
    ['is behind', offset(answer(-5 * minute)), -5 * minute],
    ['is held against the end of the answer', offset(answer(5 * minute, { duration: minute })), 4 * minute],
    ['is told by the answer that differs least', offset(answer(-9 * minute), answer(minute)), minute],
    ['is told by a redirect', offset(answer(minute, { status: 302 }, 'authorization_request')), minute],
  ])('%s', (_, ahead, expected) => {
    expect(ahead).toBe(expected);
  });

  it.each([
    ['by a page that the browser may have kept', answer(minute, {}, 'authorization_request')],
    ['by an answer that may come from a cache', answer(minute, {}, 'userinfo_request')],
    [
      'by an answer of some age',
      answer(minute, {
        responseHeaders: [
          ['Age', '3'],
          ['Date', 'x'],
        ],
      }),
    ],
    ['by an answer without a date', answer(0, { responseHeaders: [] })],
    ['by a date that is none', answer(0, { responseHeaders: [['Date', 'yesterday']] })],
    ['by a recording without times', answer(0, { startedAt: 0 })],
  ])('is not told %s', (_, message) => {
    expect(offset(message)).toBeUndefined();
  });
});

it('an answer without a time was received at no time', () => {
  expect(receivedAt(answer(0, { startedAt: 0 }))).toBe(Infinity);
});
