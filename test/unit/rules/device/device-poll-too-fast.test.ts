import { describe, expect, it } from 'vitest';
import { device, poll } from '../../../support/device.ts';
import { capture, type ExchangeFields } from '../../../support/exchange.ts';
import { detailOf, outcomeOf, verdictsOf } from '../../../support/flow.ts';
import { rows } from '../../../support/rows.ts';

const id = 'device-poll-too-fast';
const pending = 'authorization_pending';
const found = (...fields: readonly ExchangeFields[]) => verdictsOf(id, capture(...fields));

describe('device-poll-too-fast is', () => {
  it('low for polls closer together than the interval', () => {
    expect(found(device(), poll(6, pending), poll(8, pending), poll(14))).toEqual(['low certain']);
    expect(detailOf(id, capture(device(), poll(6, pending), poll(8, pending)))).toBe(
      'The device waited 2 seconds; expected 5 at least.',
    );
  });

  it('low where five seconds are meant because nothing was said', () => {
    expect(found(device({ interval: undefined }), poll(6, pending), poll(8))).toEqual(['low certain']);
  });

  it('low for keeping the old pace after slow_down', () => {
    expect(found(device(), poll(6, 'slow_down'), poll(12, pending), poll(23))).toEqual(['low certain']);
    expect(found(device(), poll(6, 'slow_down'), poll(17, pending), poll(23))).toEqual(['low certain']);
  });

  it.each(['access_denied', 'expired_token', 'invalid_grant'])('medium for going on after %s', (error) => {
    expect(found(device(), poll(6, pending), poll(12, error), poll(18, error))).toEqual(['medium certain']);
  });
});

describe('device-poll-too-fast says nothing', () => {
  it.each(
    rows([
      ['of the right pace', device(), poll(6, pending), poll(11, pending), poll(16)],
      ['of a timer’s jitter', device(), poll(6, pending), poll(10.7, pending), poll(15.4)],
      [
        'of the interval the server said',
        device({ interval: 1 }),
        poll(2, pending),
        poll(3, pending),
        poll(4),
      ],
      ['of five seconds more after slow_down', device(), poll(6, 'slow_down'), poll(16, pending), poll(26)],
      [
        'of a nonce demand and its second try',
        device(),
        poll(6, 'use_dpop_nonce'),
        poll(6.1, pending),
        poll(12),
      ],
      [
        'of going on when the server is out of order',
        device(),
        poll(6, 'server_error', { status: 503 }),
        poll(12),
      ],
    ]),
  )('%s', (_, exchanges) => {
    expect(found(...exchanges)).toEqual([]);
  });

  it('where the interval was not seen, or there was one poll', () => {
    const unread = device({}, { responseBody: undefined });
    expect(outcomeOf(id, capture(unread, poll(6, pending), poll(8, pending)))).toBe('not applicable');
    expect(outcomeOf(id, capture(device(), poll(6)))).toBe('not applicable');
  });
});
