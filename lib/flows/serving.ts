import { asText } from '../exchange/json.ts';
import { endpointOf, originOf, withoutFragment } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isTurnedAway, metadataOfChallenge } from '../messages/oauth2/challenged-request.ts';
import { configurationAddress } from '../messages/oauth2/client-configuration.ts';
import { isAboutIdJag } from '../messages/oauth2/id-jag.ts';
import { requestedResourcesOf } from './requested-resources.ts';
import { beginningOf, returnAddressOf, serverOriginOf, type FlowDraft } from './draft.ts';
import { isOfClient } from './serving-place.ts';
import { describedBy, issuerNamedBy, isResourceMetadata, webFingerIssuers } from './well-known.ts';
import { statusListsOf } from './status-lists.ts';
import { describesIdentifier, describesIssuer, describesParty } from './serving-parties.ts';
import type { ServerMetadata, Servers } from './servers.ts';
import { kinds } from '../vocabulary/kinds.ts';

/**
 * What ties a document, a registration or a refusal to the login it serves: values where there are any (client_id, the
 * protected resource, the issuer, an endpoint), else the server it came from; never another client's page.
 */
export function servesLogin(message: Message, draft: FlowDraft, servers: Servers): boolean {
  const beginning = beginningOf(draft);
  if (!beginning) return false;
  switch (message.kind) {
    case 'client_registration':
      return registers(message, draft);
    case 'client_configuration_request':
      return configures(message, draft);
    case 'client_metadata':
      return beginning.client === withoutFragment(message.url);
    case 'token_status_list_request':
      return tellsOfToken(message, draft);
    case 'credential_issuer_metadata':
      return describesIssuer(message, draft);
    case 'saml_metadata':
      return describesParty(message, draft);
    case 'openid_discovery':
      return describesIdentifier(message, draft);
    case 'resource_request':
      return isOfClient(message, draft) && ledTo(message, draft);
    default:
      return isOfClient(message, draft) && describes(message, beginning, draft, servers);
  }
}

/** True for ties that leave no doubt: these find their login first, and others follow them. */
export function isExactTie(message: Message): boolean {
  const { kind } = message;
  return kinds[kind].serves?.by === 'value' || kind === 'resource_request' || isResourceMetadata(message);
}

/** A token of the flow names the list; whoever asks what it said earlier adds a time. draft-ietf-oauth-status-list §6.2, §8.4. */
function tellsOfToken({ url }: Message, draft: FlowDraft): boolean {
  return draft.messages.some((other) =>
    statusListsOf(other).some((list) => endpointOf(list) === endpointOf(url)),
  );
}

/** Of the flow's client, by its identifier, or by the address that its registration named. RFC 7592 §2, §3. */
function configures(message: Message, draft: FlowDraft): boolean {
  const client = asText(message.answer?.['client_id']) ?? message.client;
  if (client !== undefined) return draft.messages.some((other) => other.client === client);
  return draft.messages.some((other) => configurationAddress(other) === withoutFragment(message.url));
}

/** The registration that made the flow's client; a refused one by the address it named. RFC 7591 §3.2. */
function registers(message: Message, draft: FlowDraft): boolean {
  const registered = asText(message.answer?.['client_id']);
  if (registered !== undefined) return draft.messages.some(({ client }) => client === registered);
  const asked = returnAddressOf(draft);
  return (
    asked !== undefined &&
    (message.params['redirect_uris']?.split(' ').includes(asked) ?? false) &&
    originOf(message.url) === serverOriginOf(draft)
  );
}

/** The refusal named the description that the client then read, or guards the resource it then asked for. RFC 9728 §5.1. */
function ledTo(challenge: Message, draft: FlowDraft): boolean {
  const described = endpointOf(metadataOfChallenge(challenge.exchange) ?? '');
  return (
    draft.messages.some((other) => other.kind === 'discovery' && endpointOf(other.url) === described) ||
    requestedResourcesOf(draft).some((resource) => isWithin(challenge.url, resource)) ||
    (!metadataOfChallenge(challenge.exchange) && originOf(challenge.url) === serverOriginOf(draft))
  );
}

function describes(message: Message, beginning: Message, draft: FlowDraft, servers: Servers): boolean {
  const metadata = servers.metadataAt(endpointOf(beginning.exchange.url));
  if (message.kind === 'jwks') {
    const keys = asText(metadata?.['jwks_uri']);
    return keys !== undefined && endpointOf(keys) === endpointOf(message.url)
      ? true
      : originOf(message.url) === serverOriginOf(draft);
  }
  if (isResourceMetadata(message)) return describesResource(message, draft, metadata);
  const issuers = webFingerIssuers(message);
  if (issuers) return issuers.some((issuer) => isServer(issuer, draft, metadata));
  return describesServer(message, beginning, draft, metadata);
}

/** A description of the API by the server it names and the resource it describes. RFC 9728 §2, §3.3. */
function describesResource(
  message: Message,
  draft: FlowDraft,
  metadata: ServerMetadata | undefined,
): boolean {
  const resources = requestedResourcesOf(draft);
  const resource = asText(message.answer?.['resource']);
  if (resource === undefined) {
    const known = [...resources, ...challengedResources(draft)];
    return known.some((url) => originOf(url) === originOf(message.url));
  }
  if (resources.some((asked) => isSameResource(asked, resource)) || isLedTo(message, draft)) return true;
  const named = message.answer?.['authorization_servers'];
  const issuers = Array.isArray(named) ? named.filter((issuer) => typeof issuer === 'string') : [];
  const isOfServer = issuers.some((issuer) => isServer(issuer, draft, metadata));
  // It may name another resource than the one that it was asked for: then its own address says whose it is.
  if (resources.length > 0)
    return isOfServer && resources.some((asked) => isWithin(asked, describedBy(message.url)));
  return issuers.length > 0 ? isOfServer : originOf(message.url) === serverOriginOf(draft);
}

/** A refusal that belongs to the login named this very description. RFC 9728 §5.1. */
function isLedTo({ url }: Message, draft: FlowDraft): boolean {
  return draft.messages.some(
    (other) =>
      isTurnedAway(other) && endpointOf(metadataOfChallenge(other.exchange) ?? '') === endpointOf(url),
  );
}

/** A readable document by its endpoints; an attempt that failed by the issuer it was made for. RFC 8414 §3. */
function describesServer(
  message: Message,
  beginning: Message,
  draft: FlowDraft,
  metadata: ServerMetadata | undefined,
): boolean {
  if (decidesAcrossApps(asText(message.answer?.['issuer']) ?? issuerNamedBy(message.url), draft)) return true;
  const endpoint = endpointOf(beginning.exchange.url);
  const named = endpointMembers.flatMap((member) => asText(message.answer?.[member]) ?? []);
  if (named.some((url) => endpointOf(url) === endpoint || takesAssertionAt(url, draft))) return true;
  if (asText(message.answer?.['issuer']) && named.length > 0)
    return beginning.kind !== 'authorization_request' && originOf(named[0]!) === serverOriginOf(draft);
  const meant = issuerNamedBy(message.url);
  const issuer = asText(metadata?.['issuer']);
  if (meant && issuer && new URL(meant).pathname.length > 1 && !isSameResource(meant, issuer)) return false;
  const origin = originOf(message.url);
  return (
    origin === serverOriginOf(draft) ||
    (issuer !== undefined && origin === originOf(issuer)) ||
    [...requestedResourcesOf(draft), ...challengedResources(draft)].some((url) => originOf(url) === origin)
  );
}

/**
 * The server that an identity assertion is for, which is another one than gives it: its audience, or whom the API’s own description names.
 * draft-ietf-oauth-identity-assertion-authz-grant §4.3; RFC 9728 §2.
 */
function decidesAcrossApps(issuer: string | undefined, { messages }: FlowDraft): boolean {
  if (issuer === undefined || !messages.some(isAboutIdJag)) return false;
  return messages.some((message) => {
    const named = isResourceMetadata(message)
      ? message.answer?.['authorization_servers']
      : audienceOf(message);
    return [named].flat().some((one) => typeof one === 'string' && isSameResource(one, issuer));
  });
}

/** Whoever is shown an identity assertion decides by it, whomever it is for. */
function takesAssertionAt(url: string, { messages }: FlowDraft): boolean {
  return messages.some((other) => isAboutIdJag(other) && endpointOf(other.url) === endpointOf(url));
}

function audienceOf(message: Message): string | undefined {
  return isAboutIdJag(message) ? message.params['audience'] : undefined;
}

const endpointMembers = [
  'authorization_endpoint',
  'token_endpoint',
  'pushed_authorization_request_endpoint',
  'device_authorization_endpoint',
  'backchannel_authentication_endpoint',
  'revocation_endpoint',
  'introspection_endpoint',
  'end_session_endpoint',
] as const;

function isServer(issuer: string, draft: FlowDraft, metadata: ServerMetadata | undefined): boolean {
  const known = asText(metadata?.['issuer']);
  return known === undefined ? originOf(issuer) === serverOriginOf(draft) : isSameResource(issuer, known);
}

/** Where the calls went that were turned away before the login began. */
function challengedResources(draft: FlowDraft): readonly string[] {
  return draft.messages.filter(isTurnedAway).map(({ url }) => url);
}

function isSameResource(a: string, b: string): boolean {
  return a.replace(/\/$/, '') === b.replace(/\/$/, '');
}

function isWithin(url: string, resource: string): boolean {
  const base = resource.replace(/\/$/, '');
  return endpointOf(url) === base || url.startsWith(`${base}/`);
}
