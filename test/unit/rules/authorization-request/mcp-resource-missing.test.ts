import { describe, expect, it } from 'vitest';
import { capture, json } from '../../../support/exchange.ts';
import { codeFlow, detailOf, verdictsOf, type FlowChanges } from '../../../support/flow.ts';
import { inTurn } from '../../../support/in-turn.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'mcp-resource-missing';
const resource = 'https://mcp.example/mcp';

/** What an MCP client does before it logs in: it is turned away and reads where to go. */
function prelude(named = resource) {
  const description = 'https://mcp.example/.well-known/oauth-protected-resource/mcp';
  return capture(
    {
      url: named,
      method: 'POST',
      status: 401,
      responseHeaders: [['WWW-Authenticate', `Bearer resource_metadata="${description}"`]],
      context: { resourceType: 'fetch' },
    },
    json(description, { resource: named, authorization_servers: ['https://op.example'] }),
  );
}

const mcpFlow = (changes: FlowChanges = {}, before = prelude()) =>
  inTurn(3000, before, codeFlow({ metadata: {}, ...changes }));
const naming = { request: { resource }, token: { resource } };

describe('mcp-resource-missing is medium', () => {
  it('where neither request names the resource', () => {
    expect(verdictsOf(rule, mcpFlow())).toEqual(['medium certain']);
    expect(detailOf(rule, mcpFlow())).toContain(resource);
    expect(verdictsOf(rule, redacted(mcpFlow()))).toEqual(['medium certain']);
  });

  it('where one of them does not', () => {
    expect(detailOf(rule, mcpFlow({ request: { resource } }))).toContain('token request');
    expect(detailOf(rule, mcpFlow({ token: { resource } }))).toContain('authorization request');
  });
});

describe('mcp-resource-missing says nothing', () => {
  it.each([
    ['where both name it', mcpFlow(naming)],
    ['of a login that no MCP server asked for', codeFlow()],
    ['of another API with such metadata', mcpFlow({}, prelude('https://api.example/notes'))],
    [
      'of a hidden request whose token request names it',
      mcpFlow({ request: { request_uri: 'urn:ietf:params:oauth:request_uri:a' }, token: { resource } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
