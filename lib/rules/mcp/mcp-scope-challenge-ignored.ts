import type { Facts } from '../../facts/facts.ts';
import { scopesToAskFor, wordsOf } from '../../facts/mcp/challenges.ts';
import { mcpClientSince } from '../../facts/mcp/client-since.ts';
import { callsOf, refusalOf } from '../../facts/api/refused-calls.ts';
import type { Message } from '../../messages/message.ts';
import { stepUp } from '../../facts/mcp/step-up.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'MCP client does not ask for the scopes that the server names',
  why: 'The server said which scopes a call needs. A token without them is turned away once more, and the person is asked again.',
  fix: 'Ask for the scopes of the refusal (scope in WWW-Authenticate); without any there, for all that the server’s description lists (scopes_supported).',
  references: ['mcp#Scope Selection Strategy', 'rfc6750#3'],
  examples: {
    fires: 'scope=tools:read after 401 with scope="tools:read tools:write"',
    passes: 'scope=tools:read tools:write after that',
  },
};

/** Scopes are the server’s to name, since 2025-11-25. */
export default remark({
  id: 'mcp-scope-challenge-ignored',
  severity: 'info',
  owner: 'client',
  needs: ['authorizationRequest', mcpClientSince['2025-11-25']],
  inspect(facts) {
    const { flow, of, authorizationRequest: request } = facts;
    if (of(stepUp)) return 'not applicable';
    const named = scopesToAskFor(flow);
    if (!named) return 'not applicable';
    const asked = new Set(wordsOf(request.params['scope']));
    const missing = named.scopes.filter((scope) => !asked.has(scope));
    if (missing.length === 0) return undefined;
    const refused = refusedFor(facts, missing);
    const where = named.at.kind === 'discovery' ? 'The server’s description lists' : 'The refusal names';
    return {
      severity: refused ? 'low' : 'info',
      confidence: 'certain',
      detail: `${where} the scopes ${named.scopes.join(' ')}; the authorization request ${asked.size === 0 ? 'asks for none' : `lacks ${missing.join(' ')}`}.${refused ? ' A call was turned away for that later.' : ''}`,
      evidence: [named.at, request.message, ...(refused ? [refused] : [])],
    };
  },
});

/** The call that was turned away for want of one of these scopes. RFC 6750 §3.1. */
function refusedFor({ flow }: Facts, missing: readonly string[]): Message | undefined {
  return callsOf(flow).find((call) => {
    const { error, scope } = refusalOf(call);
    return error === 'insufficient_scope' && wordsOf(scope).some((one) => missing.includes(one));
  });
}
