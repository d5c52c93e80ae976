import { describe, expect, it } from 'vitest';
import { callsOf } from '../../../../lib/facts/api/refused-calls.ts';
import { tokenDeliveryOf } from '../../../../lib/facts/api/token-delivery.ts';
import type { Message } from '../../../../lib/messages/message.ts';
import { calledApi } from '../../../support/api-call.ts';
import { factsOf } from '../../../support/flow.ts';

/** The kind of the message that delivered the token of a login’s call to an API, which differs so. */
function deliveredBy(change: (call: Message) => Message = (call) => call): string | undefined {
  const { flow } = factsOf(calledApi({ token: 'opaque-token-7f1a' }));
  return tokenDeliveryOf(flow, change(callsOf(flow).at(-1)!))?.kind;
}

describe('the delivery of a call’s token', () => {
  it('is the answer that brought it', () => {
    expect(deliveredBy()).toBe('token_request');
  });

  it('is none that brought another', () => {
    expect(deliveredBy((call) => ({ ...call, token: 'opaque-token-of-another-login' }))).toBeUndefined();
  });

  it('is none that came after the call', () => {
    expect(
      deliveredBy((call) => ({ ...call, exchange: { ...call.exchange, startedAt: 1 } })),
    ).toBeUndefined();
  });

  it('is none where the call has no token', () => {
    expect(deliveredBy((call) => ({ ...call, token: undefined }))).toBeUndefined();
  });
});
