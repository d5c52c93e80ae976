import { describe, expect, it } from 'vitest';
import { redact } from '../../../lib/redact/redact.ts';
import { json, urlWith } from '../../support/exchange.ts';

const scopeBeside = (answer: unknown): string | null => {
  const request = json(
    urlWith('https://op.example/auth', { client_id: 'spa', response_type: 'code', scope: 'orders:read' }),
    {},
  );
  const called = { ...json('https://mcp.example/mcp', answer), id: 'x1', entry: 1 };
  const { exchanges } = redact('default', { exchanges: [request, called], report: { redacted: false } });
  return new URL(exchanges[0]!.url).searchParams.get('scope');
};

describe('a name in an answer', () => {
  it('of a tool is nobody’s, and hides no scope', () => {
    expect(scopeBeside({ jsonrpc: '2.0', result: { tools: [{ name: 'orders' }] } })).toBe('orders:read');
    expect(scopeBeside({ jsonrpc: '2.0', result: { serverInfo: { name: 'orders' } } })).toBe('orders:read');
  });

  it('of a person is masked wherever it stands', () => {
    expect(scopeBeside({ sub: '1', name: 'orders' })).not.toContain('orders');
  });
});
