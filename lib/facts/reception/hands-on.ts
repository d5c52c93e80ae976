import { queryParameters } from '../../exchange/parameters.ts';

/** True for an address that brings an answer: a broker answers the application behind it. */
export function handsOn(url: string): boolean {
  const names = new Set(queryParameters(url).map(([name]) => name));
  return ['code', 'SAMLResponse', 'id_token', 'ticket', 'oauth_verifier'].some((name) => names.has(name));
}
