import { asText } from '../../exchange/json.ts';
import { isOneOperator } from '../../facts/one-operator.ts';
import type { Facts } from '../../facts/facts.ts';
import { speaksMcp } from '../../facts/mcp/speaks.ts';
import { requestedResourcesOf } from '../../flows/requested-resources.ts';
import type { Message } from '../../messages/message.ts';
import { isTokenUse } from '../../vocabulary/kinds.ts';
import { rule, type RuleWords } from '../rule.ts';

/** Resources of one login that are looked at. */
const most = 20;

export const words: RuleWords = {
  title: 'Token is not for the resource that was asked for',
  why: 'The client named the API so that the token would be good there and nowhere else. One for another API can be used there by whoever gets it, and this one must refuse it.',
  fix: 'Server: put the requested resource into aud, or refuse the request with invalid_target. Client: look at what came before it is used.',
  references: ['rfc8707#2', 'rfc8707#2.2'],
  examples: {
    fires:
      'resource=https://mcp.example/mcp, and "aud": "https://graph.example" in the token that is sent to it',
    passes: '"aud": "https://mcp.example/mcp"; "aud": "api://orders", a name',
  },
};

/** The server ignored for what API a token was wanted. */
export default rule({
  id: 'resource-not-honoured',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['accessTokens'],
  inspect(facts) {
    const asked = requestedResourcesOf(facts.flow).filter(isAddress).slice(0, most);
    const uses = usesOf(facts, asked);
    const judged = facts.accessTokens.flatMap(({ token, message, jwt }) => {
      const audiences = [jwt?.claims['aud']].flat().flatMap((aud) => asText(aud) ?? []);
      const call = uses.get(token);
      return call && audiences.length > 0 && audiences.every(isAddress) ? [{ message, audiences, call }] : [];
    });
    if (judged.length === 0) return 'not applicable';
    // A server may name the whole of a host, or of what one operator has there.
    const wrong = judged.find(
      ({ audiences, call }) => !audiences.some((aud) => isOneOperator(aud, call.resource)),
    );
    return (
      wrong && {
        severity: facts.of(speaksMcp) ? ('medium' as const) : ('low' as const),
        confidence: 'firm',
        detail: `resource=${wrong.call.resource} was asked for; aud of the access token is ${wrong.audiences.map((aud) => `"${aud}"`).join(', ')}, and the token was sent to that resource.`,
        evidence: [wrong.message, wrong.call.message],
      }
    );
  },
});

function isAddress(text: string): boolean {
  return /^https?:\/\/./i.test(text);
}

type Use = { readonly message: Message; readonly resource: string };

/** By the token: the first call that took it to a resource which had been asked for. */
function usesOf({ flow }: Facts, asked: readonly string[]): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>();
  for (const message of asked.length > 0 ? flow.messages : []) {
    const { token } = message;
    if (!isTokenUse(message) || !token || uses.has(token)) continue;
    const resource = asked.find((one) => message.url.startsWith(one));
    if (resource) uses.set(token, { message, resource });
  }
  return uses;
}
