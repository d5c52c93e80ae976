import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { directMessage } from './direct.ts';

/** Software registers itself and receives a client_id. RFC 7591 §3. */
export function clientRegistration(view: View, learned: Learned): Message<'client_registration'> | undefined {
  if (view.exchange.method !== 'POST' || !view.body['redirect_uris']) return undefined;
  const expected = learned.kindAt(view.endpoint) === 'client_registration';
  const answered = typeof view.answer?.['client_id'] === 'string';
  const described = ['grant_types', 'response_types', 'token_endpoint_auth_method', 'client_name'].some(
    (n) => view.body[n],
  );
  if (!expected && !answered && !described) return undefined;
  return directMessage(view, 'client_registration', {
    confidence: expected || answered ? 'certain' : 'firm',
    params: view.body,
  });
}
