import { asText, type JsonObject } from '../../exchange/json.ts';
import { decodeJwt } from '../../exchange/jwt.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Message } from '../message.ts';
import { recognised } from '../recognised.ts';
import type { View } from '../view.ts';
import type { StepKind } from '../../vocabulary/kinds.ts';

/** What an issuer publishes about itself, as JSON or signed. OpenID4VCI §12.2.2. */
export function credentialIssuerMetadata(view: View): Message<'credential_issuer_metadata'> | undefined {
  const { exchange, path } = view;
  if (exchange.method !== 'GET' || !/\/\.well-known\/openid-credential-issuer(?:\/|$)/.test(path))
    return undefined;
  const signed = view.answer ? undefined : decodeJwt(exchange.responseBody?.text?.trim());
  const answer = signed?.type === 'jws' ? signed.claims : view.answer;
  const issuer = asText(answer?.['credential_issuer']);
  return recognised(exchange, 'credential_issuer_metadata', {
    params: view.query,
    answer,
    confidence: issuer ? 'certain' : 'firm',
  });
}

const members: readonly (readonly [member: string, kind: StepKind])[] = [
  ['credential_endpoint', 'credential_request'],
  ['nonce_endpoint', 'credential_nonce_request'],
  ['deferred_credential_endpoint', 'deferred_credential_request'],
  ['notification_endpoint', 'credential_notification'],
];

/** The endpoints that an issuer’s description names, without queries, and what is sent there. */
export function issuerEndpoints(
  document: JsonObject,
): readonly (readonly [endpoint: string, kind: StepKind])[] {
  return members.flatMap(([member, kind]) => {
    const url = asText(document[member]);
    return url ? [[endpointOf(url), kind] as const] : [];
  });
}

/** The issuer that the address of a description was made from. OpenID4VCI §12.2.2. */
export function issuerDescribedBy(url: string): string {
  return endpointOf(url).replace('/.well-known/openid-credential-issuer', '');
}
