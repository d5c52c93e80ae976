import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { jsonBody } from '../../../support/exchange.ts';

const id = 'mcp-transport-refused';
const url = 'https://tools.example/mcp';
const rpc = { jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-11-25' } };
const posted = (status: number, answer?: unknown, more: Partial<Exchange> = {}): ApiCall => ({
  token: 'mF_9.B5f-4.1JqM-access-01',
  url,
  status,
  call: {
    method: 'POST',
    requestBody: jsonBody(rpc),
    ...(answer !== undefined && { responseBody: jsonBody(answer) }),
    ...more,
  },
});
const accepting = (accept: string): Partial<Exchange> => {
  const requestHeaders: readonly Header[] = [
    ['Authorization', 'Bearer mF_9.B5f-4.1JqM-access-01'],
    ['Accept', accept],
  ];
  return { requestHeaders };
};

describe(`${id} is the cause`, () => {
  it.each<[string, ApiCall, string]>([
    [
      'where nothing takes a POST',
      posted(405, { detail: 'Method Not Allowed' }),
      'nothing there takes a POST',
    ],
    ['where nothing was said', posted(405), 'answered 405'],
    [
      'of what the client accepts',
      posted(
        406,
        { jsonrpc: '2.0', error: { code: -32_000, message: 'Not Acceptable' }, id: null },
        accepting('*/*'),
      ),
      'wants both application/json and text/event-stream in Accept',
    ],
    ['of its content type', posted(415), 'wants Content-Type: application/json'],
  ])('%s', (_, call, words) => {
    const exchanges = calledApi(call);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
  });

  it('and what it accepts is told where it was recorded', () => {
    expect(reasonOf(calledApi(posted(406, undefined, accepting('*/*'))))?.why).toContain('(it had */*)');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ApiCall]>([
    ['of a GET, as there is no stream', posted(405, undefined, { method: 'GET', requestBody: undefined! })],
    ['of a session that is ended', posted(405, undefined, { method: 'DELETE' })],
    ['of an ordinary API', posted(405, undefined, { requestBody: jsonBody({ name: 'x' }) })],
    ['where the token is refused', posted(401)],
    ['of a session that is over', posted(404)],
  ])('%s', (_, call) => {
    expect(causesOf(calledApi(call))).not.toContain(id);
  });

  it.each<[string, ApiCall]>([
    ['another call is taken', posted(200)],
    [
      'the client opens a stream then',
      { ...posted(200, undefined, { method: 'GET' }), url: 'https://tools.example/sse' },
    ],
  ])('where %s', (_, then) => {
    const first = calledApi(posted(405));
    const next = { ...calledApi(then).at(-1)!, id: 'next', entry: 99 };
    expect(causesOf([...first, { ...next, startedAt: next.startedAt + 500 }])).not.toContain(id);
  });
});
