import type { Flow } from '../../flows/flow.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Vendor } from '../../messages/vendor-rows.ts';
import { vendorAt } from '../../messages/vendors.ts';
import type { ClientType } from '../../vocabulary/client-type.ts';

/**
 * Whether the authorization server supports PKCE for this client. `said`: its metadata says so. `unsaid`: its metadata was
 * seen and says nothing, which means no (RFC 8414 §2). `lacking`: this provider is known to have none. `unknown`: nothing was
 * seen, or the provider is known to leave it out of its metadata.
 */
export type PkceSupport = 'said' | 'unsaid' | 'lacking' | 'unknown';

/** Reads the support off the metadata and the table of vendors. Some providers have it for clients without a secret only. */
export function pkceSupportOf(flow: Flow, clientType: ClientType): PkceSupport {
  const vendor = vendorOf(flow);
  const { metadata } = flow;
  if (metadata?.['code_challenge_methods_supported'] !== undefined) return 'said';
  if (vendor?.lacksPkce === 'all') return 'lacking';
  if (vendor?.lacksPkce === 'confidential' && clientType !== 'public') return 'lacking';
  return metadata && !vendor?.omitsPkceInMetadata ? 'unsaid' : 'unknown';
}

/** The provider a flow's request was sent to, or its token request where that one was not seen; if it is one with quirks. */
export function vendorOf(flow: Flow): Vendor | undefined {
  const request = messagesOf(flow, 'authorization_request')[0] ?? messagesOf(flow, 'token_request')[0];
  return request && vendorAt(request.url);
}

/** The request was made by the provider itself, by its script in the page as a rule: the site cannot change it. */
export function isMadeByVendor(flow: Flow): boolean {
  const name = vendorOf(flow)?.ownParameter;
  return messagesOf(flow, 'authorization_request').some(({ params }) => name !== undefined && params[name]);
}
