import { wordsOf } from '../../facts/mcp/challenges.ts';
import { mcpClientSince } from '../../facts/mcp/client-since.ts';
import { stepUp } from '../../facts/mcp/step-up.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'MCP client drops scopes when it asks for more',
  why: 'The new token replaces the old one. What the old one allowed is then turned away, and the client asks the person again, for ever in turn.',
  fix: 'Ask for the scopes that were granted before and those of the refusal together.',
  references: ['mcp-2026#Step-Up Authorization Flow', 'rfc6750#3.1'],
  examples: {
    fires: 'scope=tools:write after a login with tools:read was refused with insufficient_scope',
    passes: 'scope=tools:read tools:write after that',
  },
};

/** Since 2026-07-28 a step-up asks for the union of what was granted and what is wanted. */
export default remark({
  id: 'mcp-scope-dropped',
  severity: 'info',
  owner: 'client',
  needs: ['authorizationRequest', mcpClientSince['2026-07-28'], stepUp],
  inspect({ of, authorizationRequest: request }) {
    const answered = of(stepUp);
    const asked = new Set(wordsOf(request.params['scope']));
    const dropped = answered.had.filter((scope) => !asked.has(scope));
    if (dropped.length === 0) return undefined;
    return {
      confidence: 'certain',
      detail: `The login before had ${answered.had.join(' ')}, and the server then wanted ${answered.wanted.join(' ') || 'more'}; this one asks for ${[...asked].join(' ') || 'nothing'} and lacks ${dropped.join(' ')}.`,
      evidence: [request.message],
    };
  },
});
