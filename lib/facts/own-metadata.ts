import { asText } from '../exchange/json.ts';
import { endpointOf } from '../exchange/parameters.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import type { ServerMetadata } from '../flows/servers.ts';

/**
 * The metadata that names the very authorization endpoint this flow used: a document of the same origin may be another tenant's.
 * `undefined` when none was seen. RFC 8414 §2.
 */
export function ownMetadataOf(flow: Flow): ServerMetadata | undefined {
  const request = messagesOf(flow, 'authorization_request')[0];
  const named = asText(flow.metadata?.['authorization_endpoint']);
  return request && named && endpointOf(named) === endpointOf(request.exchange.url)
    ? flow.metadata
    : undefined;
}
