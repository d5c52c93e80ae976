import { describe, expect, it } from 'vitest';
import { capture, json } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';
import { mcpLogin } from '../../../support/mcp.ts';
import { redacted } from '../../../support/redacted.ts';

const unusual = 'https://mcp.linear.example/about/this-server.json';
const sent = (exchanges: ReturnType<typeof mcpLogin>) =>
  flowsOf(exchanges).map(({ steps }) =>
    steps.filter(({ kind }) => kind === 'discovery').map(({ url }) => url),
  );

describe('the description of a protected resource', () => {
  const named = mcpLogin({ lookedAt: [unusual], challenge: { resource_metadata: unusual } });

  it('is a step of the login where a refusal named its address, wherever that is', () => {
    expect(sent(named)).toEqual([
      [unusual, 'https://id.linear.example/.well-known/oauth-authorization-server'],
    ]);
    expect(flowsOf(named)[0]?.mcp?.server?.revision).toBe('2025-11-25');
    expect(sent(redacted(named))).toEqual(sent(named));
  });

  it('is judged there as anywhere', () => {
    const ofAnother = mcpLogin({
      lookedAt: [unusual],
      challenge: { resource_metadata: unusual },
      description: { resource: 'https://mcp.other.example/mcp' },
    });
    expect(flowsOf(ofAnother)[0]?.findings.map(({ rule }) => rule)).toContain('prm-resource-mismatch');
  });

  it('is none where nobody named that address', () => {
    const document = json(unusual, { resource: 'https://mcp.linear.example/mcp', authorization_servers: [] });
    expect(flowsOf(capture(document))).toEqual([]);
    expect(sent(mcpLogin({ then: [document] }))).toEqual(sent(mcpLogin()));
  });
});
