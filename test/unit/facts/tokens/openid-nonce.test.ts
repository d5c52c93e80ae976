import { describe, expect, it } from 'vitest';
import { nonceOffOf, sameNonceBefore } from '../../../../lib/facts/tokens/openid-nonce.ts';
import { baseTime } from '../../../support/exchange.ts';
import { messageOf } from '../../../support/messages.ts';

const assertion = (nonce: string, sig = 'a', more: Readonly<Record<string, unknown>> = {}) =>
  messageOf(
    'openid_authentication_response',
    { url: 'https://game.example/back', startedAt: baseTime, ...more },
    {
      params: {
        'openid.response_nonce': nonce,
        'openid.sig': sig,
        'openid.op_endpoint': 'https://op.example/openid',
      },
    },
  );
const made = (minutes: number) => `${new Date(baseTime + minutes * 60_000).toISOString().slice(0, 19)}Zx`;

describe('the time of a nonce', () => {
  it.each([
    ['lies long before its delivery', assertion(made(-16)), { minutes: 16, clock: 'browser' }],
    ['lies long after', assertion(made(60)), { minutes: -60, clock: 'browser' }],
    [
      'is held against a server’s clock where one is seen',
      assertion(made(0), 'a', { responseHeaders: [['Date', new Date(baseTime + 3_600_000).toUTCString()]] }),
      { minutes: 60, clock: 'server' },
    ],
    [
      'was recorded before it was masked',
      assertion('nonce-1', 'a', { verdicts: { openid_nonce_off: '30' } }),
      { minutes: 30, clock: 'browser' },
    ],
  ])('%s', (_, message, off) => {
    expect(nonceOffOf(message)).toEqual(off);
  });

  it.each([
    ['a quarter of an hour', assertion(made(-15))],
    ['no time', assertion('nonce-1')],
    ['no time that there is', assertion('2026-99-01T00:00:00Zx')],
    ['no delivery', assertion(made(-60), 'a', { startedAt: 0 })],
    ['a verdict that is none', assertion('nonce-1', 'a', { verdicts: { openid_nonce_off: 'much' } })],
  ])('is not off for %s', (_, message) => {
    expect(nonceOffOf(message)).toBeUndefined();
  });
});

describe('a nonce', () => {
  const [first, second] = [assertion('n', 'a'), assertion('n', 'b')];
  const flow = (...messages: readonly (typeof first)[]) =>
    ({ key: 'k', messages, context: [], parent: undefined, metadata: undefined }) as const;

  it('was there before, in the same login or in an earlier one', () => {
    expect(sameNonceBefore(flow(first, second), second)).toBe(first);
    const earlier = (name: string, value: string) =>
      name === 'response_nonce' && value === 'n' ? [flow(first)] : [];
    expect(sameNonceBefore({ ...flow(second), earlier }, second)).toBe(first);
  });

  it.each([
    ['where the same assertion came once more', flow(first, assertion('n', 'a'))],
    ['where the other one is new', flow(first, assertion('m', 'b'))],
    ['where there is no other', flow(first)],
  ])('was not there before %s', (_, one) => {
    expect(sameNonceBefore(one, first)).toBeUndefined();
  });
});
