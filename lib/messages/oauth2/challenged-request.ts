import { challengeParameter } from '../challenge.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';

/**
 * A call that an API turned away with the address of its description: how an MCP client learns where to log in. Not a
 * message of a flow until a login follows that this very challenge led to. RFC 9728 §5.1; MCP 2025-11-25, Authorization.
 */
export function challengedRequest({ exchange }: View): Message | undefined {
  if (exchange.method === 'OPTIONS' || !metadataOfChallenge(exchange)) return undefined;
  return {
    kind: 'resource_request',
    exchange,
    carrier: 'request',
    url: exchange.url,
    params: {},
    from: 'client',
    to: 'resource_server',
    confidence: 'firm',
  };
}

/** The `resource_metadata` of a refusal (401, 403); `undefined` for any other answer. */
export function metadataOfChallenge(exchange: View['exchange']): string | undefined {
  if (exchange.status !== 401 && exchange.status !== 403) return undefined;
  const url = challengeParameter(exchange, 'resource_metadata');
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
