import { describe, expect, it } from 'vitest';
import { calledMethod } from '../../../../lib/facts/mcp/called-method.ts';
import { exchange, jsonBody } from '../../../support/exchange.ts';

const calling = (body: unknown, method = 'POST') =>
  calledMethod(exchange({ url: 'https://mcp.example/', method, requestBody: jsonBody(body) }));

describe('a call of MCP', () => {
  it.each([
    [{ jsonrpc: '2.0', id: 1, method: 'initialize', params: {} }, 'initialize'],
    [{ jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'search' } }, 'tools/call search'],
    [
      { jsonrpc: '2.0', id: 3, method: 'resources/read', params: { uri: 'file:///a' } },
      'resources/read file:///a',
    ],
  ])('%j says what it asks for', (body, words) => expect(calling(body)).toBe(words));

  it.each([
    ['another body', { method: 'tools/call' }],
    ['an answer', { jsonrpc: '2.0', id: 1, result: {} }],
    ['a list', [{ jsonrpc: '2.0', method: 'ping' }]],
  ])('is none in %s', (_, body) => expect(calling(body)).toBeUndefined());

  it('is none without a recorded body', () => {
    expect(calledMethod(exchange({ url: 'https://mcp.example/', method: 'POST' }))).toBeUndefined();
  });
});
