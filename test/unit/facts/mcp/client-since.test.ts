import { describe, expect, it } from 'vitest';
import { mcpClientSince } from '../../../../lib/facts/mcp/client-since.ts';
import { codeFlow, factsOf } from '../../../support/flow.ts';
import { mcpLogin } from '../../../support/mcp.ts';

const revisions = ['2025-11-25', '2026-07-28'] as const;
const followed = (exchanges: Parameters<typeof factsOf>[0]) =>
  revisions.filter((revision) => factsOf(exchanges).of(mcpClientSince[revision]));

describe('an MCP client follows a revision', () => {
  it.each([
    ['2025-06-18', []],
    ['2025-11-25', ['2025-11-25']],
    ['2026-07-28', ['2025-11-25', '2026-07-28']],
  ])('and all before it: one of %s', (revision, expected) => {
    expect(followed(mcpLogin({ revision }))).toEqual(expected);
  });

  it('never where the login is none of MCP', () => {
    expect(followed(codeFlow())).toEqual([]);
  });
});
