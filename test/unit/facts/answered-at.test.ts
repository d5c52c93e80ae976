import { expect, it } from 'vitest';
import type { Exchange } from '../../../lib/exchange/exchange.ts';
import { answeredAt } from '../../../lib/facts/answered-at.ts';
import { baseTime, exchange } from '../../support/exchange.ts';

const answered = (more: Partial<Exchange>) =>
  answeredAt({ exchange: exchange({ url: 'https://op.example/token', status: 200, ...more }) });

it('the server’s Date counts', () => {
  const responseHeaders = [['date', 'Thu, 01 Jan 2026 00:00:07 GMT']] as const;
  expect(answered({ responseHeaders, duration: 40 })).toEqual({ time: baseTime + 7000, clock: 'server' });
});

it('without one, or with one that is no date, the end of the exchange counts', () => {
  expect(answered({ duration: 40 })).toEqual({ time: baseTime + 40, clock: 'browser' });
  expect(answered({ responseHeaders: [['Date', 'today']] })).toEqual({ time: baseTime, clock: 'browser' });
});

it('nothing was answered yet, or nobody knows when', () => {
  expect(answered({ status: undefined })).toBeUndefined();
  expect(answered({ status: 0 })).toBeUndefined();
  expect(answered({ startedAt: 0 })).toBeUndefined();
});
