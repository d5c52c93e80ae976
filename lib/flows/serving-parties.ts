import { asText, asTexts } from '../exchange/json.ts';
import { endpointOf, originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { offerIn } from '../messages/openid4vci/credential-offer.ts';
import { asksForCredential } from '../messages/openid4vci/grant-type.ts';
import { issuerDescribedBy } from '../messages/openid4vci/issuer-metadata.ts';
import { serverOriginOf, type FlowDraft } from './draft.ts';

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

/**
 * The issuer that an offer names, or that the flow asks for a credential: by its name, by an endpoint of its, or by the server that lets
 * its wallets in. OpenID4VCI §4.1.1, §12.2.
 */
export function describesIssuer({ answer, url }: Message, draft: FlowDraft): boolean {
  const issuer = asText(answer?.['credential_issuer']) ?? issuerDescribedBy(url);
  const offered = draft.messages.flatMap(
    ({ kind, params, answer: members }) =>
      asText((kind === 'credential_offer' ? offerIn(params) : members)?.['credential_issuer']) ?? [],
  );
  if (offered.length > 0) return offered.some((one) => withoutSlash(one) === withoutSlash(issuer));
  const isIssuance = draft.messages.some(
    ({ protocol, params }) => protocol === 'openid4vci' || asksForCredential(params),
  );
  if (!isIssuance) return false;
  const endpoints = asTexts(Object.values(answer ?? {}))?.map(endpointOf) ?? [];
  if (draft.messages.some((message) => endpoints.includes(endpointOf(message.exchange.url)))) return true;
  const servers = asTexts(answer?.['authorization_servers']) ?? [issuer];
  return servers.some((server) => originOf(server) === serverOriginOf(draft));
}

function withoutSlash(address: string): string {
  return address.replace(/\/$/, '');
}
