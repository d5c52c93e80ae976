import { asText } from '../../exchange/json.ts';
import type { Facts } from '../../facts/facts.ts';
import { speaksMcp } from '../../facts/mcp/speaks.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'MCP client does not name its resource',
  why: 'Without resource the server cannot tie the token to the one MCP server it is meant for: whoever runs another one may use it there.',
  fix: 'Send the canonical address of the MCP server as resource in the authorization request and in the token request.',
  references: ['mcp#Resource Parameter Implementation', 'rfc8707#2.1', 'rfc8707#2.2'],
  examples: {
    fires: 'A login after an MCP server’s 401 whose request has no resource',
    passes: '/auth?…&resource=https://mcp.example/mcp after an MCP server’s 401',
  },
};

/** A token that is not tied to its MCP server can be used at another. */
export default rule({
  id: 'mcp-resource-missing',
  severity: 'medium',
  owner: 'client',
  needs: [speaksMcp],
  inspect(facts) {
    const resource = mcpResourceOf(facts.flow);
    const asking = requestsOf(facts);
    if (!resource || asking.length === 0) return 'not applicable';
    const silent = asking.filter(({ params }) => !params['resource']);
    if (silent.length === 0) return undefined;
    const names = [...new Set(silent.map(({ kind }) => kind.replaceAll('_', ' ')))];
    return {
      confidence: 'certain',
      detail: `The MCP server calls itself ${resource}; the ${names.join(' and the ')} ${names.length > 1 ? 'have' : 'has'} no resource. Expected resource in both requests.`,
      evidence: silent,
    };
  },
});

/** What the MCP server’s own metadata calls it. Servers of the older revision have none. RFC 9728 §2. */
function mcpResourceOf(flow: Flow): string | undefined {
  const document = messagesOf(flow, 'discovery').find(
    ({ answer }) => answer?.['resource'] !== undefined && answer['authorization_servers'] !== undefined,
  );
  return asText(document?.answer?.['resource']);
}

/** The visible requests that should name it. */
function requestsOf({ authorizationRequest: request, redemptions = [] }: Facts): readonly Message[] {
  const asked = request ? [{ ...request.message, params: request.params }] : [];
  return [...asked, ...redemptions.filter(({ params }) => Object.keys(params).length > 0)];
}
