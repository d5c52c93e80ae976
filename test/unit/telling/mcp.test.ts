import { describe, expect, it } from 'vitest';
import { mcpMark } from '../../../lib/telling/mcp.ts';

const agreed = { revision: '2025-11-25', bound: 'exact', sign: 'agreed' } as const;

describe('the revision of MCP is told', () => {
  it('once where both follow the same', () => {
    expect(mcpMark({ client: agreed, server: agreed })?.label).toBe('MCP 2025-11-25');
  });

  it('for each where they differ, with what shows it', () => {
    const server = { revision: '2025-03-26', bound: 'exact', sign: 'undescribed' } as const;
    const mark = mcpMark({ client: agreed, server });
    expect(mark?.label).toBe('MCP: client 2025-11-25, server 2025-03-26');
    expect(mark?.sentence).toContain('the server’s answer to initialize settles it for both');
    expect(mark?.sentence).toContain('it does not describe itself');
  });

  it('as a bound where no more is known', () => {
    const client = { revision: '2025-11-25', bound: 'at_most', sign: 'wish' } as const;
    expect(mcpMark({ client, server: null })?.label).toBe('MCP 2025-11-25 or an earlier revision');
    expect(mcpMark({ client: null, server: null })?.label).toBe('MCP');
  });

  it('of nothing else', () => {
    expect(mcpMark(undefined)).toBeUndefined();
  });
});
