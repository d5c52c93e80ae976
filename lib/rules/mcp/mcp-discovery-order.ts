import { endpointOf } from '../../exchange/parameters.ts';
import { descriptionRequests, isAtRoot } from '../../facts/mcp/challenges.ts';
import { isSince, mcpRevision } from '../../facts/mcp/revision.ts';
import { speaksMcp } from '../../facts/mcp/speaks.ts';
import { messagesOf, timeOf } from '../../flows/flow.ts';
import { metadataOfChallenge } from '../../messages/oauth2/challenged-request.ts';
import type { Message } from '../../messages/message.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'MCP client looks for the description in another place than it was told',
  why: 'The server may have its description at that one address alone. Elsewhere the client finds nothing, or that of another server on the same host.',
  fix: 'Ask for the address in resource_metadata of WWW-Authenticate first; without one, with the server’s path behind the well-known part, then without it.',
  references: ['rfc9728#5.1', 'rfc9728#3.1', 'mcp#Protected Resource Metadata Discovery Requirements'],
  examples: {
    fires:
      'GET /.well-known/oauth-protected-resource after 401 with resource_metadata="https://mcp.example/.well-known/oauth-protected-resource/mcp"',
    passes: 'GET /.well-known/oauth-protected-resource/mcp after that',
  },
};

/** The refusal names the address of the description, and there is an order for guessing it. */
export default remark({
  id: 'mcp-discovery-order',
  severity: 'info',
  owner: 'client',
  needs: [speaksMcp],
  inspect({ flow, of }) {
    if (isSince(of(mcpRevision).client, '2025-06-18') === false) return 'not applicable';
    const refused = messagesOf(flow, 'resource_request').find(({ exchange }) =>
      metadataOfChallenge(exchange),
    );
    const asked = descriptionRequests(flow);
    const first = asked[0];
    if (!first) return 'not applicable';
    if (refused) return passedOver(refused, asked);
    const withPath = asked.find((one) => !isAtRoot(one) && isOneHost(one, first));
    if (!withPath) return 'not applicable';
    if (!isAtRoot(first)) return undefined;
    return {
      confidence: 'certain',
      detail: `The client asked for ${endpointOf(first.url)} before ${endpointOf(withPath.url)}; expected the address with the server’s path first.`,
      evidence: [first, withPath],
    };
  },
});

function passedOver(refused: Message, requests: readonly Message[]) {
  const named = endpointOf(metadataOfChallenge(refused.exchange)!);
  const later = requests.filter((one) => timeOf(one) >= timeOf(refused));
  const first = later[0];
  if (!first) return 'not applicable' as const;
  if (later.some(({ url }) => endpointOf(url) === named)) return undefined;
  return {
    confidence: 'certain' as const,
    detail: `The refusal names ${named}; the client asked for ${endpointOf(first.url)} and never for that.`,
    evidence: [refused, ...later],
  };
}

function isOneHost(a: Message, b: Message): boolean {
  return new URL(a.url).host === new URL(b.url).host;
}
