import { asText } from '../../exchange/json.ts';
import { withoutFragment } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { directMessage } from './direct.ts';

const methods: ReadonlySet<string> = new Set(['GET', 'PUT', 'DELETE']);

/**
 * A client reads, replaces or deletes its registration, at the address that the registration's answer named (RFC 7592 §2.1, §2.2, §2.3).
 * Where that was not seen, a read and an update show it themselves: the answer names the very address asked (§3), or a bearer sends a
 * whole registration with the identifier it already has.
 */
export function clientConfigurationRequest(
  view: View,
  learned: Learned,
): Message<'client_configuration_request'> | undefined {
  const { exchange } = view;
  if (!methods.has(exchange.method)) return undefined;
  const address = withoutFragment(exchange.url);
  const isKnown = learned.kindAt(address) === 'client_configuration_request';
  const namesItself = configurationAddress(view) === address;
  if (!isKnown && !namesItself && !isUpdate(view)) return undefined;
  return directMessage(view, 'client_configuration_request', {
    confidence: isKnown || namesItself ? 'certain' : 'firm',
    params: view.body,
  });
}

/** Where the answer to a registration, a read or an update says that the client's registration is. RFC 7592 §3. */
export function configurationAddress({ answer }: Pick<Message, 'answer'>): string | undefined {
  const uri = asText(answer?.['registration_client_uri']);
  return asText(answer?.['client_id']) && uri && /^https?:\/\//i.test(uri) ? withoutFragment(uri) : undefined;
}

/** RFC 7592 §2.2: an update says which client it is about, and all of its metadata. */
function isUpdate({ exchange, body, authorization }: View): boolean {
  if (exchange.method !== 'PUT' || !body['client_id'] || !body['redirect_uris']) return false;
  return exchange.requestHeaders === undefined || authorization?.scheme === 'bearer';
}
