import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { asObject, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { challengesOf } from '../challenge.ts';

/** A proof of possession as it was sent, taken apart; nothing is verified. RFC 9449 §4.2. */
export type DpopProof = {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly key: JsonObject | undefined;
};

/** The proof in the `DPoP` header; `undefined` without one, or for what is no JWT. */
export function dpopProofOf({ requestHeaders }: Exchange): DpopProof | undefined {
  const jwt = decodeJwt(headerValue(requestHeaders, 'dpop')?.trim());
  return jwt?.type === 'jws'
    ? { header: jwt.header, claims: jwt.claims, key: asObject(jwt.header['jwk']) }
    : undefined;
}

/**
 * True when a server refused only because it wants its nonce in the proof: the same request comes again. RFC 9449 §8
 * (`use_dpop_nonce` in the body), §9 (in the challenge). Where the body was not recorded its nonce header tells.
 */
export function isNonceChallenge(exchange: Exchange, answer: JsonObject | undefined): boolean {
  if (answer?.['error'] === 'use_dpop_nonce') return true;
  if (
    exchange.status === 401 &&
    challengesOf(exchange).some(({ params }) => params['error'] === 'use_dpop_nonce')
  )
    return true;
  if (answer !== undefined || exchange.status !== 400) return false;
  const wanted = headerValue(exchange.responseHeaders, 'dpop-nonce');
  const proof = dpopProofOf(exchange);
  return wanted !== undefined && proof !== undefined && proof.claims['nonce'] !== wanted;
}
