import { queryParameters } from './parameters.ts';

/** What a request for a login has in its address, by protocol; every name of one of them. */
const requests: readonly (readonly string[])[] = [
  ['client_id', 'response_type'],
  ['client_id', 'redirect_uri'],
  ['client_id', 'request_uri'],
  ['SAMLRequest'],
  ['wtrealm'],
  ['openid.mode'],
  ['oauth_token'],
];

/**
 * True for an address whose query asks a provider for a login, by the names that each protocol needs; false for what cannot be read.
 * RFC 6749 §4.1.1; SAML Bindings §3.4.
 */
export function isLoginRequest(url: string): boolean {
  const names = new Set(queryParameters(url).map(([name]) => name));
  return requests.some((needed) => needed.every((name) => names.has(name)));
}
