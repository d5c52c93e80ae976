import { describe, expect, it } from 'vitest';
import { isSince } from '../../../../lib/facts/mcp/revision.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { codeFlow, flowsOf } from '../../../support/flow.ts';
import { mcpLogin } from '../../../support/mcp.ts';
import { redacted } from '../../../support/redacted.ts';

function revisionsIn(exchanges: readonly Exchange[]): readonly (string | undefined)[] {
  const { mcp } = flowsOf(exchanges)[0]!;
  return [mcp?.client, mcp?.server].map((one) =>
    one ? `${one.bound} ${one.revision} by ${one.sign}` : undefined,
  );
}

/** A server of the first revision: it describes nothing, and the login is at its own host. */
const first = {
  server: 'https://mcp.asana.example/sse',
  issuer: 'https://mcp.asana.example',
  challenge: { resource_metadata: undefined },
  description: null,
} as const;

describe('the revision of MCP', () => {
  it.each(['2025-06-18', '2025-11-25'])('%s is what initialize agreed on', (revision) => {
    expect(revisionsIn(mcpLogin({ revision }))).toEqual([
      `exact ${revision} by agreed`,
      `exact ${revision} by agreed`,
    ]);
  });

  it('2026-07-28 stands in each call', () => {
    expect(revisionsIn(mcpLogin({ revision: '2026-07-28' }))).toEqual([
      'exact 2026-07-28 by meta',
      'exact 2026-07-28 by meta',
    ]);
  });

  it('is told of a trace whose bodies were taken out', () => {
    for (const revision of ['2025-06-18', '2026-07-28'])
      expect(revisionsIn(redacted(mcpLogin({ revision })))).toEqual(revisionsIn(mcpLogin({ revision })));
  });

  it('is the first of a server that describes nothing and logs in at its own host', () => {
    expect(revisionsIn(mcpLogin(first))).toEqual([
      'exact 2025-11-25 by agreed',
      'exact 2025-03-26 by undescribed',
    ]);
  });

  it('is not the first of a server whose description was just not found at one address', () => {
    const at = 'https://mcp.asana.example/.well-known/oauth-protected-resource';
    const lookedAt = [`${at}/sse`, at];
    expect(revisionsIn(mcpLogin({ ...first, description: {}, lookedAt }))[1]).toBe(
      'exact 2025-11-25 by agreed',
    );
  });

  it('is only a bound where no call was answered', () => {
    const before = mcpLogin({ token: null }).map(({ requestHeaders: _, ...one }) => one);
    expect(revisionsIn(before)).toEqual(['at_most 2025-11-25 by wish', 'at_least 2025-06-18 by described']);
  });

  it('is not told of other logins', () => {
    expect(flowsOf(codeFlow())[0]).not.toHaveProperty('mcp');
  });
});

describe('whether a party follows a revision', () => {
  it('is open beyond a bound', () => {
    const atMost = { revision: '2025-11-25', bound: 'at_most', sign: 'wish' } as const;
    const atLeast = { revision: '2025-06-18', bound: 'at_least', sign: 'described' } as const;
    expect([isSince(atMost, '2026-07-28'), isSince(atMost, '2025-06-18')]).toEqual([false, undefined]);
    expect([isSince(atLeast, '2025-06-18'), isSince(atLeast, '2025-11-25')]).toEqual([true, undefined]);
    expect(isSince(undefined, '2025-03-26')).toBeUndefined();
  });
});
