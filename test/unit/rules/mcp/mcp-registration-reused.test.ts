import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { capture } from '../../../support/exchange.ts';
import { detailOf, verdictsOf } from '../../../support/flow.ts';
import { mcpSteps, type McpChanges } from '../../../support/mcp.ts';
import { redacted } from '../../../support/redacted.ts';

const rule = 'mcp-registration-reused';
const revision = '2026-07-28';
const second: McpChanges = {
  revision,
  challenge: null,
  issuer: 'https://login.other-id.example',
  registers: null,
  request: { state: 'st-second-af0ifjsldkj9320ad' },
  response: { code: 'c-2nd', state: 'st-second-af0ifjsldkj9320ad' },
  tokenAnswer: { access_token: 'mcp-access-second-71f0' },
};

/** A login at one server, and then at another that the same MCP server names. */
function moved(changes: McpChanges = {}, first: McpChanges = {}): readonly Exchange[] {
  return capture(...mcpSteps({ revision, ...first }), ...mcpSteps({ ...second, ...changes }));
}

describe('mcp-registration-reused is', () => {
  it('medium where another server is given the id', () => {
    expect(verdictsOf(rule, moved())).toEqual(['medium certain']);
    expect(detailOf(rule, moved())).toContain('given by https://id.linear.example');
    expect(verdictsOf(rule, redacted(moved()))).toEqual(['medium certain']);
  });

  it('high where the secret goes along', () => {
    expect(verdictsOf(rule, moved({ token: { client_secret: 's3cr3t-of-the-first' } }))).toEqual([
      'high certain',
    ]);
  });

  it('medium of ports of one machine', () => {
    const ports = { issuer: 'http://localhost:4411' };
    expect(verdictsOf(rule, moved({ issuer: 'http://localhost:4412' }, ports))).toEqual(['medium certain']);
  });
});

describe('mcp-registration-reused says nothing', () => {
  const address = { client: 'https://app.example/client.json', registers: null };
  it.each([
    ['where the client registers anew', moved({ registers: {}, client: 'dyn-4712' })],
    ['of one server under two names', moved({ issuer: 'https://auth.linear.example' })],
    ['of an id that is an address', moved(address, address)],
    ['of an id that somebody typed', moved({}, { registers: null })],
    ['of a client of an earlier revision', moved({ revision: '2025-11-25' }, { revision: '2025-11-25' })],
    ['of the same server again', moved({ issuer: undefined })],
    [
      'of a registration that both share',
      moved({ metadata: { registration_endpoint: 'https://id.linear.example/register' } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(verdictsOf(rule, exchanges)).toEqual([]);
  });
});
