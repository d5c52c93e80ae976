import { asTexts } from '../exchange/json.ts';
import { endpointOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';
import type { FlowDraft } from './draft.ts';

/**
 * Metadata of a party of the flow: it names the entity id that the flow's messages name, or an address where one of them went. A document
 * that could not be read is one's whose entity id is its address. SAML Metadata §2.3.2, §4.1.
 */
export function describesParty({ answer, url }: Message, draft: FlowDraft): boolean {
  const messages = draft.messages.filter(({ protocol }) => protocol === 'saml2' || protocol === 'wsfed');
  const parties = messages.flatMap(({ client, issuer }) => [client, issuer]);
  if (!answer) return parties.some((party) => party !== undefined && endpointOf(party) === endpointOf(url));
  const entities = asTexts(answer['entityID']) ?? [];
  if (parties.some((party) => party !== undefined && entities.includes(party))) return true;
  const locations = new Set(asTexts(answer['locations'])?.map(endpointOf));
  return messages.some(
    (message) =>
      (isFrontChannelRequest(message) || isFrontChannelResponse(message)) &&
      locations.has(endpointOf(message.url)),
  );
}

/** The identifier that the flow is about, or the provider that it went to. OpenID 2.0 §7.3.1. */
export function describesIdentifier({ answer, url }: Message, draft: FlowDraft): boolean {
  const requests = draft.messages.filter(({ kind }) => kind === 'openid_authentication_request');
  const endpoints = asTexts(answer?.['URI'])?.map(endpointOf) ?? [];
  return requests.some(
    (request) =>
      endpoints.includes(endpointOf(request.url)) ||
      [request.params['openid.claimed_id'], request.params['openid.identity']].some(
        (identifier) => identifier !== undefined && endpointOf(identifier) === endpointOf(url),
      ),
  );
}
