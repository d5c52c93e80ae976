import { nameDifferences } from '../../facts/address-difference.ts';
import { callsOf } from '../../facts/api/refused-calls.ts';
import { isRefused } from '../../facts/api/refusal.ts';
import { differenceWords } from '../../facts/difference-words.ts';
import type { Facts } from '../../facts/facts.ts';
import { quirksOfRequest } from '../../facts/mcp/client-quirks.ts';
import { speaksMcp } from '../../facts/mcp/speaks.ts';
import { resourceDocumentsOf } from '../../facts/metadata-document.ts';
import { asText } from '../../exchange/json.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'MCP client spells the resource otherwise than the server',
  why: 'Servers and clients that compare letter by letter take the two for different resources: they refuse the request or, later, the token.',
  fix: 'Client: send the resource as the description spells it, letter by letter. Server: until clients do, take both spellings.',
  references: ['mcp#Canonical Server URI', 'rfc8707#2', 'rfc9728#3.3'],
  examples: {
    fires: 'resource=https://mcp.example/ where the description says "https://mcp.example"',
    passes: 'resource=https://mcp.example/mcp where the description says "https://mcp.example/mcp"',
  },
};

/** One resource has one spelling: in the description, the authorization request and the token request. */
export default remark({
  id: 'mcp-resource-not-exact',
  severity: 'info',
  owner: 'client',
  needs: [speaksMcp],
  inspect(facts) {
    const described = resourceDocumentsOf(facts.flow)[0];
    const asked = requestsWithResource(facts);
    const said = asText(described?.document['resource']);
    const first = asked[0];
    if (!first) return 'not applicable';
    const expected = said ?? first.resource;
    const other = asked.find(({ resource }) => !resource.split(' ').includes(expected));
    if (!other) return asked.length > 1 || said !== undefined ? undefined : 'not applicable';
    const refused = refusal(facts.flow);
    const whose = said === undefined ? `The ${first.name}` : 'The server’s description';
    return {
      severity: refused ? 'low' : 'info',
      confidence: 'certain',
      detail: `${whose} says ${expected}, the ${other.name} ${other.resource}: ${difference(expected, other.resource)}.${quirksOfRequest(expected, other.resource)}${refused ? ' The request was refused after that.' : ''}`,
      evidence: [...(described ? [described.message] : [first.at]), other.at, ...(refused ? [refused] : [])],
    };
  },
});

type Asked = { readonly resource: string; readonly name: string; readonly at: Message };

function requestsWithResource({ flow, authorizationRequest }: Facts): readonly Asked[] {
  const request = authorizationRequest && [
    { params: authorizationRequest.params, name: 'authorization request', at: authorizationRequest.message },
  ];
  const tokens = messagesOf(flow, 'token_request').map((at) => ({
    params: at.params,
    name: 'token request',
    at,
  }));
  return [...(request ?? []), ...tokens].flatMap(({ params, name, at }) => {
    const resource = params['resource'];
    return resource ? [{ resource, name, at }] : [];
  });
}

/** In words, and who added the slash. */
function difference(expected: string, got: string): string {
  if (got === `${expected}/`) return 'one slash more at the end, which the client added';
  if (expected === `${got}/`) return 'one slash less at the end, which the client left out';
  const parts = nameDifferences(expected, got);
  return parts.length === 1 && parts[0] === 'other'
    ? 'not the same spelling'
    : `they differ in ${differenceWords(parts)}`;
}

function refusal(flow: Facts['flow']): Message | undefined {
  const target = flow.messages.find(
    ({ answer, params }) => answer?.['error'] === 'invalid_target' || params['error'] === 'invalid_target',
  );
  return target ?? callsOf(flow).find((call) => isRefused(call) && call.exchange.status === 401);
}
