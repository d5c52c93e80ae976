import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { answeredAt, type AnsweredAt } from '../answered-at.ts';

/** Minutes by which the time in a nonce lies before its delivery (negative: after), and whose clock says so. */
export type NonceOff = { readonly minutes: number; readonly clock: AnsweredAt['clock'] };

/** Minutes that a nonce may be off: what libraries allow for a slow person and for two clocks. */
const mostMinutes = 15;

/**
 * How far the time in an assertion’s `openid.response_nonce` is off; `undefined` for up to a quarter of an hour, and where nonce or
 * delivery have no time. OpenID 2.0 §10.1, §11.3.
 */
export function nonceOffOf(message: Message): NonceOff | undefined {
  if (message.kind !== 'openid_authentication_response') return undefined;
  const delivered = answeredAt(message);
  if (!delivered) return undefined;
  const recorded = Number(message.exchange.verdicts?.openid_nonce_off);
  const made = Date.parse(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/.exec(nonceOf(message) ?? '')?.[0] ?? '');
  const minutes = Number.isInteger(recorded) ? recorded : Math.round((delivered.time - made) / 60_000);
  return Math.abs(minutes) > mostMinutes ? { minutes, clock: delivered.clock } : undefined;
}

/**
 * The assertion that had the nonce of this one before it, in its flow or in an earlier one, with another signature: it was made for
 * another login. The same assertion once more is a page that was loaded again. OpenID 2.0 §11.3.
 */
export function sameNonceBefore(flow: Flow, message: Message): Message | undefined {
  const nonce = nonceOf(message);
  if (!nonce) return undefined;
  const flows = [flow, ...(flow.earlier?.('response_nonce', nonce) ?? [])];
  return flows
    .flatMap(({ messages }) => messages)
    .find(
      ({ kind, params }) =>
        kind === 'openid_authentication_response' &&
        params['openid.response_nonce'] === nonce &&
        params['openid.op_endpoint'] === message.params['openid.op_endpoint'] &&
        params['openid.sig'] !== message.params['openid.sig'],
    );
}

function nonceOf({ params }: Message): string | undefined {
  return params['openid.response_nonce'];
}
