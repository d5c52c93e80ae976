import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { device, poll } from '../../../support/device.ts';
import { baseTime, capture, type ExchangeFields } from '../../../support/exchange.ts';
import { outcomeOf, verdictsOf } from '../../../support/flow.ts';

const rule = 'device-grant-on-one-device';
const page = { context: { resourceType: 'fetch', initiator: 'https://app.example' } } as const;
const visit: ExchangeFields = {
  url: 'https://op.example/device?user_code=WDJB-MJHT',
  status: 200,
  startedAt: baseTime + 3000,
  context: { resourceType: 'main_frame' },
};
const grant = (
  begun: Partial<Exchange>,
  polled: Partial<Exchange>,
  between: readonly ExchangeFields[] = [visit],
) => capture(device({}, begun), ...between, poll(10, undefined, polled));

describe('device-grant-on-one-device is a remark', () => {
  it('on a page that asks, and whose browser opens the page for the code', () => {
    expect(verdictsOf(rule, grant(page, page))).toEqual(['info firm']);
  });
});

describe('device-grant-on-one-device says nothing', () => {
  it('of a program that opens a browser', () => {
    expect(outcomeOf(rule, grant({}, {}))).toBe('pass');
  });

  it('of a page that asks for a device elsewhere', () => {
    expect(outcomeOf(rule, grant(page, {}))).toBe('pass');
  });

  it('where the code was typed in elsewhere', () => {
    expect(outcomeOf(rule, grant(page, page, []))).toBe('not applicable');
  });

  it('where nobody was let in', () => {
    const waiting = capture(device({}, page), visit, poll(10, 'authorization_pending', page));
    expect(outcomeOf(rule, waiting)).toBe('pass');
  });
});
