import { asObject, asText, asTexts, type JsonObject } from '../../exchange/json.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';

/** What the issuer says of itself and of the credential that a request asks for, where its description was seen. OpenID4VCI §12.2.4. */
export type DescribedCredential = {
  readonly issuer: JsonObject;
  /** `undefined` for a credential that it does not describe, or whose name was not seen. */
  readonly credential: JsonObject | undefined;
};

/** Of a message’s request, by the issuer’s last description. */
export function describedFor(
  message: Message,
  flow: Pick<Flow, 'messages'>,
): DescribedCredential | undefined {
  const described = messagesOf(flow, 'credential_issuer_metadata').findLast(({ answer }) => answer);
  if (!described?.answer) return undefined;
  const name = configurationOf(message, flow);
  const all = asObject(described.answer['credential_configurations_supported']);
  const credential = name !== undefined && all && Object.hasOwn(all, name) ? asObject(all[name]) : undefined;
  return { issuer: described.answer, credential };
}

/** By its own name, or by that which came with the token for its identifier. §6.2, §8.2. */
function configurationOf({ params, ...message }: Message, flow: Pick<Flow, 'messages'>): string | undefined {
  if (params['credential_configuration_id']) return params['credential_configuration_id'];
  const identifier = params['credential_identifier'];
  if (identifier === undefined) return undefined;
  const details = messagesOf(flow, 'token_request')
    .filter((one) => timeOf(one) <= message.exchange.startedAt)
    .flatMap(({ answer }) => answer?.['authorization_details'] ?? [])
    .map(asObject);
  const own = details.findLast((one) => asTexts(one?.['credential_identifiers'])?.includes(identifier));
  return asText(own?.['credential_configuration_id']);
}
