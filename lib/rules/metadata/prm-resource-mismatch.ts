import { headerValue } from '../../exchange/headers.ts';
import { asText, asTexts } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { bareAddress } from '../../facts/bare-address.ts';
import type { Facts } from '../../facts/facts.ts';
import { quirksOfDescription } from '../../facts/mcp/client-quirks.ts';
import { describedBy } from '../../flows/well-known.ts';
import { requestedResourcesOf } from '../../flows/requested-resources.ts';
import { resourceDocumentsOf, type MetadataDocument } from '../../facts/metadata-document.ts';
import { isOneSite } from '../../exchange/site.ts';
import { metadataOfChallenge } from '../../messages/oauth2/challenged-request.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Description of the API is for another resource',
  why: 'The description tells a client where to log in and what for. One that names another resource can lead the client to fetch a token for an attacker’s API, or for none.',
  fix: 'Publish exactly the resource identifier the description’s address is made from, with its authorization_servers.',
  references: ['rfc9728#3.3', 'rfc9728#5.1', 'mcp#Authorization Server Location'],
  examples: {
    fires: 'https://api.example/.well-known/oauth-protected-resource says resource "https://other.example"',
    passes:
      'https://api.example/.well-known/oauth-protected-resource/mcp says resource "https://api.example/mcp"',
  },
};

/** The description belongs to another API than the one that was asked. */
export default rule({
  id: 'prm-resource-mismatch',
  severity: 'medium',
  owner: 'resource_server',
  needs: ['flow'],
  inspect(facts) {
    const documents = resourceDocumentsOf(facts.flow);
    const challenges = facts.flow.messages.filter(({ exchange }) => metadataOfChallenge(exchange));
    if (documents.length + challenges.length === 0) return 'not applicable';
    return [
      ...documents.flatMap((one) => inspectDocument(one, facts, challenges) ?? []),
      ...challenges.flatMap(inspectChallenge),
    ];
  },
});

function inspectDocument(
  { message, document }: MetadataDocument,
  { flow }: Facts,
  challenges: readonly Message[],
): FindingDraft | undefined {
  const resource = asText(document['resource'])!;
  const leading = challenges.filter(
    ({ exchange }) => endpointOf(metadataOfChallenge(exchange)!) === endpointOf(message.url),
  );
  const expected = [describedBy(message.url), ...leading.map(({ url }) => endpointOf(url))];
  const evidence = [...leading, message];
  if (!expected.some((one) => isSame(one, resource))) {
    const isRelated = expected.some((one) => isWithin(one, resource) || isWithin(resource, one));
    const isElsewhere = expected.every((one) => originOf(one) !== originOf(resource));
    const isAskedFor = isElsewhere && requestedResourcesOf(flow).some((one) => isSame(one, resource));
    return {
      severity: isRelated ? 'info' : isAskedFor ? 'high' : 'medium',
      confidence: 'certain',
      detail: `resource is "${resource}"; expected "${expected.at(-1)}", for which it was fetched.${isAskedFor ? ' The client then asked for a token for the other one.' : ''}`,
      evidence,
    };
  }
  if (!expected.includes(resource))
    return {
      severity: 'info',
      confidence: 'certain',
      detail: `resource is "${resource}", and the description was fetched for "${expected.at(-1)}": one address in two spellings.${quirksOfDescription(expected.at(-1)!, resource)}`,
      evidence,
    };
  const isMcp = flow.messages.some(({ exchange }) =>
    headerValue(exchange.requestHeaders, 'mcp-protocol-version'),
  );
  if (!isMcp || asTexts(document['authorization_servers'])?.length) return undefined;
  return {
    confidence: 'certain',
    detail: 'The description names no authorization_servers: an MCP client cannot know where to log in.',
    evidence: [message],
  };
}

function isSame(a: string, b: string): boolean {
  return bareAddress(a) === bareAddress(b);
}

function isWithin(inner: string, outer: string): boolean {
  return originOf(inner) === originOf(outer) && `${bareAddress(inner)}/`.startsWith(`${bareAddress(outer)}/`);
}

function inspectChallenge(message: Message): readonly FindingDraft[] {
  const address = metadataOfChallenge(message.exchange)!;
  if (isOneSite(address, message.url)) return [];
  return [
    {
      confidence: 'firm',
      detail: `${endpointOf(message.url)} refers to a description at ${originOf(address)}, which is another site.`,
      evidence: [message],
    },
  ];
}
