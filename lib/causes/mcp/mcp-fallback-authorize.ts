import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { ownMetadataOf } from '../../facts/own-metadata.ts';
import { isRead } from '../../flows/attempt.ts';
import { isResourceMetadata } from '../../flows/well-known.ts';
import type { Message } from '../../messages/message.ts';
import { isCallBeforeLogin } from '../../messages/oauth2/challenged-request.ts';
import { cause } from '../cause.ts';

/** Without metadata, clients of the first revision took /authorize at the API’s own host. MCP 2025-03-26, fallback addresses. */
export default cause({
  id: 'mcp-fallback-authorize',
  owner: 'resource_server',
  title: 'The address of the authorization endpoint was guessed',
  signs:
    'The request went to /authorize at the host of the resource it names, no metadata named that endpoint, and it was answered 404 or 405.',
  against: 'Metadata that names the endpoint; a page of a provider that speaks of client or redirect URI.',
  fix: 'Let the API name its metadata in WWW-Authenticate (resource_metadata), list the authorization server there, and serve that server’s metadata; the client must take the endpoint from it.',
  references: ['rfc9728#5.1', 'rfc8414#3'],
  example: 'GET https://gw.example/authorize?resource=https://gw.example/mcp → 404',
  confusedWith: ['provider-error-page', 'redirect-uri-mismatch'],
  folds: ['provider-error-page', 'redirect-uri-mismatch', 'known-error', 'wrong-endpoint'],
  needs: ['authorizationRequest'],
  inspect({ flow, authorizationRequest: { message, params } }) {
    const { status, url } = message.exchange;
    const resource = params['resource'] ?? askedBefore(flow.messages, url);
    const isGuess = /^https?:\/\/[^/]+\/authorize$/i.test(endpointOf(url));
    if (!resource || !isGuess || originOf(resource) !== originOf(url) || ownMetadataOf(flow))
      return undefined;
    if (status !== 404 && status !== 405 && status !== 501) return undefined;
    return {
      at: message,
      why: `There is no authorization endpoint at ${endpointOf(url)}: the client guessed that address from the API’s own (${resource}), because discovery failed or was left out, and the API’s host answered ${status}.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [message],
      compared: [
        { name: 'resource', expected: { value: null, at: undefined }, got: { value: resource, at: message } },
      ],
    };
  },
});

/** The API at that host that was called in vain, or whose description was looked for in vain, before the login. */
function askedBefore(messages: readonly Message[], url: string): string | undefined {
  const origin = originOf(url);
  const call = messages.find((one) => isCallBeforeLogin(one) && originOf(one.url) === origin);
  const sought = messages.find(
    (one) => isResourceMetadata(one) && originOf(one.url) === origin && !isRead(one),
  );
  return call ? endpointOf(call.url) : (sought && origin) || undefined;
}
