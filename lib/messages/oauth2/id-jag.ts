import { asText } from '../../exchange/json.ts';
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
