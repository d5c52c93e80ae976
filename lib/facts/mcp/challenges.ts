import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import { isResourceMetadata } from '../../flows/well-known.ts';
import { challengesOf } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import { isTurnedAway } from '../../messages/oauth2/challenged-request.ts';
import { asTexts } from '../../exchange/json.ts';
import { resourceDocumentsOf } from '../metadata-document.ts';

/** Scopes that somebody names, and the message in which they stand. */
export type NamedScopes = { readonly scopes: readonly string[]; readonly at: Message };

/** The call that was turned away and led to the login: the last before its first request. `undefined`: none was seen. RFC 9728 §5.1. */
export function challengeBefore(flow: Flow): Message | undefined {
  const request = messagesOf(flow, 'authorization_request')[0];
  return messagesOf(flow, 'resource_request').findLast(
    (call) => !call.token && isTurnedAway(call) && (!request || timeOf(call) <= timeOf(request)),
  );
}

/** The scopes that a refusal asks for. RFC 6750 §3. */
export function scopesOf(call: Message): readonly string[] {
  return wordsOf(challengesOf(call.exchange).find(({ params }) => params['scope'])?.params['scope']);
}

/**
 * The scopes that a client of MCP should ask for: those of the refusal that led to the login, else all that the server’s description
 * lists. `undefined`: neither names any. MCP 2025-11-25, Scope Selection Strategy.
 */
export function scopesToAskFor(flow: Flow): NamedScopes | undefined {
  const call = challengeBefore(flow);
  const challenged = call ? scopesOf(call) : [];
  if (call && challenged.length > 0) return { scopes: challenged, at: call };
  for (const { message, document } of resourceDocumentsOf(flow)) {
    const supported = asTexts(document['scopes_supported']) ?? [];
    if (supported.length > 0) return { scopes: supported, at: message };
  }
  return undefined;
}

/** Requests for the server’s description of itself, in order. RFC 9728 §3. */
export function descriptionRequests(flow: Pick<Flow, 'messages'>): readonly Message[] {
  return messagesOf(flow, 'discovery').filter(isResourceMetadata);
}

/** True for the description’s address at the root of its host: nothing follows the well-known part. */
export function isAtRoot({ url }: Message): boolean {
  return endpointOf(url).endsWith('/.well-known/oauth-protected-resource');
}

/** The words of a list with spaces between; none of an absent one. RFC 6749 §3.3. */
export function wordsOf(list: string | undefined): readonly string[] {
  return list?.split(/\s+/).filter((word) => word !== '') ?? [];
}
