import { headerValue } from '../../exchange/headers.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';

/** The browser asks whether a page may call a token-like endpoint. Evidence, never a step. Fetch standard §4.8. */
export function preflight(view: View, learned: Learned): Message | undefined {
  const { exchange } = view;
  if (exchange.method !== 'OPTIONS') return undefined;
  const asks = headerValue(exchange.requestHeaders, 'access-control-request-method');
  if (exchange.requestHeaders && !asks) return undefined;
  if (!learned.kindAt(view.endpoint)) return undefined;
  return {
    kind: 'preflight',
    exchange,
    carrier: 'request',
    url: exchange.url,
    params: {},
    from: 'client',
    to: 'authorization_server',
    confidence: 'firm',
  };
}
