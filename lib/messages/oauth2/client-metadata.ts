import { asText, type JsonObject } from '../../exchange/json.ts';
import { withoutFragment } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { oauth2Message } from './oauth2-message.ts';

/**
 * The document behind a client identifier that is an address: it names itself by it, or (then whatever was answered) a client that
 * was seen has that address for its identifier. draft-ietf-oauth-client-id-metadata-document §3, §4.
 */
export function clientMetadata(view: View, learned: Learned): Message<'client_metadata'> | undefined {
  const { exchange, answer } = view;
  if (exchange.method !== 'GET') return undefined;
  const url = withoutFragment(exchange.url);
  const namesItself = asText(answer?.['client_id']) === url && isDescription(answer);
  if (!namesItself && !(view.isNavigation === false && learned.isClientId(url))) return undefined;
  return oauth2Message(exchange, 'client_metadata', {
    params: {},
    answer,
    confidence: 'certain',
  });
}

function isDescription(answer: JsonObject | undefined): boolean {
  return ['redirect_uris', 'client_name', 'jwks_uri', 'jwks', 'grant_types'].some(
    (member) => answer?.[member] !== undefined,
  );
}
