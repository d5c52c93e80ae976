import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { device, poll } from '../../../support/device.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime, capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';

const id = 'device-gave-up';
const pending = 'authorization_pending';
const busy = (seconds: number, more: Partial<ExchangeFields> = {}): ExchangeFields =>
  poll(seconds, 'temporarily_unavailable', {
    status: 429,
    responseHeaders: [['Retry-After', '60']],
    ...more,
  });

describe(`${id} is the cause`, () => {
  it.each<[string, ExchangeFields]>([
    ['429 with an OAuth error', busy(15)],
    ['429 with a page', busy(15, { responseBody: jsonBody({ message: 'Too Many Requests' }) })],
    ['503', busy(15, { status: 503, responseHeaders: [] })],
  ])('where the last answer is %s', (_, last) => {
    const exchanges = capture(device(), poll(5, pending), poll(10, pending), last);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('nobody had refused it');
    expect(reasonOf(exchanges)?.fix).toContain('slow_down');
  });
});

describe('whether the device gave up, or the recording ended before it was to ask', () => {
  const until = (seconds: number, last: ExchangeFields = busy(15)) =>
    capture(device(), poll(5, pending), poll(10, pending), last, later(seconds));
  const later = (seconds: number): ExchangeFields => ({
    url: 'https://op.example/device?user_code=WDJB-MJHT',
    startedAt: baseTime + seconds * 1000,
    context: { resourceType: 'main_frame' },
    status: 200,
  });
  const noWait = busy(15, { responseHeaders: [] });
  it.each<[string, readonly Exchange[], 'firm' | 'tentative']>([
    [
      'ends with the answer, as far as is seen',
      capture(device(), poll(5, pending), poll(10, pending), busy(15)),
      'tentative',
    ],
    ['ends within Retry-After', until(40), 'tentative'],
    ['goes on after Retry-After', until(120), 'firm'],
    ['ends within the interval', until(20, noWait), 'tentative'],
    ['goes on after the interval', until(60, noWait), 'firm'],
  ])('shows: it %s', (_, exchanges, confidence) => {
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, confidence });
    expect(reasonOf(exchanges)?.tell_apart !== undefined).toBe(confidence === 'tentative');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly ExchangeFields[]]>([
    ['where the device asked on and got its tokens', [device(), poll(5, pending), busy(10), poll(75)]],
    ['where it asked on', [device(), poll(5, pending), busy(10), poll(75, pending)]],
    ['where the person said no', [device(), poll(5, pending), poll(10, 'access_denied')]],
    ['where the code was over', [device(), poll(5, pending), poll(1900, 'expired_token')]],
    ['where the code was as good as over', [device({ expires_in: 30 }), poll(5, pending), busy(15)]],
    ['where nothing had been answered before', [device(), busy(5)]],
  ])('%s', (_, all) => expect(causesOf(capture(...all))).not.toContain(id));
});
