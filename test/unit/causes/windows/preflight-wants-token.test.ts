import { describe, expect, it } from 'vitest';
import type { Header } from '../../../../lib/exchange/exchange.ts';
import { headlineOf } from '../../../../lib/telling/headline.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, jsonBody, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'preflight-wants-token';
const page = 'https://inspector.example';
const mcp = 'https://tools.example/servers/a/mcp/';

const asks = (brings: string | undefined): readonly Header[] => [
  ['Origin', page],
  ['Access-Control-Request-Method', 'POST'],
  ...(brings === undefined ? [] : ([['Access-Control-Request-Headers', brings]] as const)),
];
const question = (
  changes: Partial<ExchangeFields> = {},
  brings: string | undefined = 'authorization,content-type',
): ExchangeFields => ({
  url: mcp,
  method: 'OPTIONS',
  status: 401,
  requestHeaders: asks(brings),
  responseHeaders: [
    ['Content-Type', 'application/json'],
    ['WWW-Authenticate', 'Bearer'],
  ],
  responseBody: jsonBody({ detail: 'Authentication required for MCP endpoints' }),
  ...changes,
});
const dropped: ExchangeFields = {
  url: mcp,
  method: 'POST',
  status: 0,
  failure: 'net::ERR_FAILED',
  requestHeaders: [['Origin', page]],
  context: { resourceType: 'fetch', initiator: page },
};

describe(`${id} is the cause`, () => {
  it.each<[string, ExchangeFields]>([
    ['of a gateway’s', question()],
    ['of one by the older transport', question({ url: 'https://tools.example/sse' })],
    [
      'of one at another address',
      question({ url: 'https://tools.example/rpc' }, 'authorization,mcp-protocol-version'),
    ],
  ])('where a page’s call with a token is asked for beforehand %s', (_, fields) => {
    const exchanges = capture(fields, dropped);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', owner: 'resource_server' });
    expect(reasonOf(exchanges)?.why).toContain('whatever token the page has');
    expect(reasonOf(exchanges)?.why).not.toContain('was never made');
    expect(flowsOf(exchanges).map(({ outcome }) => outcome)).toEqual(['failed']);
  });

  it('where the page has none yet, which never learns where to log in', () => {
    const exchanges = capture(question({}, 'content-type,mcp-protocol-version'));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('nobody learns where to log in');
    expect(reasonOf(exchanges)?.why).not.toContain('Authorization');
  });

  it('and no login is said to have been meant', () => {
    const [flow] = flowsOf(capture(question()));
    expect(flow && headlineOf(flow)).toMatch(
      /^A page of inspector\.example was to call tools\.example, and it failed/,
    );
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ExchangeFields]>([
    [
      'of a question that was answered',
      question({ status: 204, responseHeaders: [['Access-Control-Allow-Origin', page]] }),
    ],
    [
      'of one that lets the page in all the same',
      question({ responseHeaders: [['Access-Control-Allow-Origin', page]] }),
    ],
    ['of a page that is not on the list', question({ status: 403 })],
    ['of what is not there', question({ status: 404 })],
    ['of the page’s own server', question({ url: `${page}/mcp` })],
    ['of any other API', question({ url: 'https://api.example/v1/orders' })],
    ['of a stream of something else', question({ url: 'https://api.example/sse' }, 'content-type')],
    ['of a program that asks', question({ requestHeaders: [['User-Agent', 'curl/8.5']] })],
    ['of a call', question({ method: 'POST' })],
    ['where no headers were recorded', question({ responseHeaders: [] })],
  ])('%s', (_, fields) => {
    expect(causesOf(capture(fields, dropped))).not.toContain(id);
  });
});
