import { asText } from '../../exchange/json.ts';
import { withoutFragment } from '../../exchange/parameters.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';

/**
 * The document behind a client identifier that is an address; it names itself by it.
 * draft-ietf-oauth-client-id-metadata-document §3, §4.
 */
export function clientMetadata(view: View): Message | undefined {
  const { exchange, answer } = view;
  if (exchange.method !== 'GET' || asText(answer?.['client_id']) !== withoutFragment(exchange.url))
    return undefined;
  const described = ['redirect_uris', 'client_name', 'jwks_uri', 'jwks', 'grant_types'].some(
    (member) => answer?.[member] !== undefined,
  );
  if (!described) return undefined;
  return {
    kind: 'client_metadata',
    exchange,
    carrier: 'request',
    url: exchange.url,
    params: {},
    answer,
    from: 'authorization_server',
    to: 'client',
    confidence: 'certain',
  };
}
