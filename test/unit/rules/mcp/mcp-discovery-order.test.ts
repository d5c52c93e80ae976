import { describe, expect, it } from 'vitest';
import { detailOf, verdictsOf } from '../../../support/flow.ts';
import { documentOf, mcpLogin, type McpChanges } from '../../../support/mcp.ts';

const rule = 'mcp-discovery-order';
const server = 'https://gateway.cloudflare.example/sse';
const login = (changes: McpChanges) => mcpLogin({ server, ...changes });
const root = 'https://gateway.cloudflare.example/.well-known/oauth-protected-resource';
const unnamed = { resource_metadata: undefined };

describe('mcp-discovery-order is info', () => {
  it('where the client never asks for the address that it was told', () => {
    expect(verdictsOf(rule, login({ lookedAt: [root] }))).toEqual(['info certain']);
    expect(detailOf(rule, login({ lookedAt: [root] }))).toContain('never for that');
  });

  it('where it asks at the root before the path', () => {
    const lookedAt = [root, documentOf(server)];
    expect(detailOf(rule, login({ challenge: unnamed, lookedAt }))).toContain('path first');
  });
});

describe('mcp-discovery-order says nothing', () => {
  it.each([
    ['of the address that the refusal names', login({})],
    ['where that is asked for after all', login({ lookedAt: [root, documentOf(server)] })],
    ['of the path before the root', login({ challenge: unnamed, lookedAt: [documentOf(server), root] })],
    ['of the root alone, of which nothing told', login({ challenge: unnamed, lookedAt: [root] })],
    [
      'of a named address elsewhere',
      login({ challenge: { resource_metadata: `${root}/x` }, lookedAt: [`${root}/x`] }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
