import { asText } from '../../exchange/json.ts';
import { decodeJwt, decodeJwtHeader } from '../../exchange/jwt.ts';
import type { Message } from '../message.ts';

const idJag = 'urn:ietf:params:oauth:token-type:id-jag';

/**
 * The identity assertion that a token exchange gave (ID-JAG): no access token, whatever the answer calls it, but the grant that the
 * client takes to the authorization server of the API. `undefined` for what is none. RFC 8693 §2.2.1;
 * draft-ietf-oauth-identity-assertion-authz-grant.
 */
export function issuedIdJag({ kind, params, answer }: Message): string | undefined {
  if (kind !== 'token_request' || !answer) return undefined;
  const type = asText(answer['issued_token_type']) ?? params['requested_token_type'];
  return type === idJag ? asText(answer['access_token']) : undefined;
}

const exchanges = 'urn:ietf:params:oauth:grant-type:token-exchange';
const transactionToken = 'urn:ietf:params:oauth:token-type:txn_token';

/** The token that a token exchange gave, whatever it is; `undefined` for other requests, and where none was read. RFC 8693 §2.2.1. */
export function issuedByExchange({ kind, params, answer }: Message): string | undefined {
  if (kind !== 'token_request' || params['grant_type'] !== exchanges) return undefined;
  return asText(answer?.['access_token']);
}

/** Whether a request is about an identity assertion (ID-JAG): it asks for one, was given one, or presents one. */
export function isAboutIdJag(message: Message): boolean {
  if (message.kind !== 'token_request') return false;
  if (message.params['requested_token_type'] === idJag || issuedIdJag(message) !== undefined) return true;
  return isIdJag(message.params['assertion']);
}

/** Whether a token calls itself an identity assertion (ID-JAG). draft-ietf-oauth-identity-assertion-authz-grant. */
export function isIdJag(token: string | undefined): boolean {
  return isOfType(token, 'oauth-id-jag+jwt');
}

/** Whether a request asks for a transaction token, which stays within one trust domain. draft-ietf-oauth-transaction-tokens. */
export function asksForTransactionToken({ kind, params }: Message): boolean {
  return kind === 'token_request' && params['requested_token_type'] === transactionToken;
}

/** Whether a token calls itself a transaction token. */
export function isTransactionToken(token: string | undefined): boolean {
  return isOfType(token, 'txntoken+jwt');
}

/** Whether a JWT's header names that type, with or without `application/`. Nearly none does: the rest is read then. RFC 7515 §4.1.9. */
function isOfType(token: string | undefined, type: string): boolean {
  const named = asText(decodeJwtHeader(token)?.['typ'])?.toLowerCase();
  return named?.replace(/^application\//, '') === type && decodeJwt(token)?.type === 'jws';
}
