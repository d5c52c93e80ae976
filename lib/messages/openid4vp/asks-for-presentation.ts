import { asObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import type { Params } from '../view.ts';

/** Schemes by which a link opens a wallet. OpenID4VP §5.1; HAIP §5.1; those of older drafts and of the EU's wallets. */
const opensWallet =
  /^(?:[a-z0-9.]+-)?(?:openid4vp|haip-vp|openid-vc)(?:-[a-z0-9.]+)?:|^(?:haip|eudi-wallet|mdoc-openid4vp):/i;

/** What stands before a verifier’s name, and says how it is known. OpenID4VP §5.9.3; the drafts’ `did:`. */
const prefixes =
  /^(?:x509_san_dns|x509_san_uri|x509_hash|verifier_attestation|decentralized_identifier|openid_federation|redirect_uri|web-origin|did):/;

/** True for an address that opens a wallet and nothing else. */
export function isWalletAddress(url: string): boolean {
  return opensWallet.test(url);
}

/**
 * True where a verifier asks a wallet for credentials: the answer goes straight to the verifier, and no code follows. By reference nothing
 * but how the client is named and how the request is to be fetched tells it. OpenID4VP §5.1, §5.9.3, §5.10.
 */
export function asksForPresentation(outer: Params): boolean {
  const params = withObject(outer);
  if (params['grant_type'] || params['vp_token'] || params['error']) return false;
  const asked = params['response_type'];
  if (asked !== undefined) return /\bvp_token\b/.test(asked);
  if (params['dcql_query'] || params['presentation_definition'] || params['presentation_definition_uri'])
    return Boolean(params['client_id'] ?? params['nonce']);
  if (!params['request_uri'] || !params['client_id']) return false;
  return params['request_uri_method'] !== undefined || prefixes.test(params['client_id']);
}

/** The parameters that count: those inside a readable request object replace the outer ones. RFC 9101 §6.3. */
export function withObject(outer: Params): Params {
  const object = decodeJwt(outer['request']);
  return object?.type === 'jws' ? { ...outer, ...flat(object.claims) } : outer;
}

/** Members as parameters are written: texts as they are, everything else as JSON. Anything but an object has none. */
export function flat(members: unknown): Params {
  const entries = Object.entries(asObject(members) ?? {}).flatMap(([name, value]): [string, string][] => {
    if (value === null || value === undefined || value === '' || name === '__proto__') return [];
    return [[name, typeof value === 'object' ? JSON.stringify(value) : String(value)]];
  });
  return Object.fromEntries(entries);
}
