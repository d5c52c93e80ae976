import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'request-address-too-long';
const html = (text: string) => ({ mediaType: 'text/html', text });
const atProvider = (answer: Partial<Exchange>, state: string) =>
  codeFlow({ request: { state }, requestExchange: answer, response: null, token: null });
const long = 's'.repeat(9000);

describe(`${id} is the cause`, () => {
  it.each<[string, Partial<Exchange>]>([
    ['of 414', { status: 414 }],
    ['of nginx', { status: 414, responseBody: html('<h1>414 Request-URI Too Large</h1>') }],
    [
      'of a page that says so',
      { status: 400, responseBody: html('<h1>Bad Request</h1><p>Query string too long</p>') },
    ],
  ])('%s at the login request', (_, answer) => {
    const exchanges = atProvider(answer, long);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(causesOf(exchanges)).toEqual([id]);
    expect(reasonOf(exchanges)?.why).toContain('9000 of them in state');
    expect(reasonOf(exchanges)?.why).not.toContain('sss');
    expect(reasonOf(exchanges)?.fix).toContain('short random state');
  });

  it('at the callback', () => {
    const exchanges = codeFlow({ responseExchange: { status: 414 }, token: null });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of headers that are too big', atProvider({ status: 431 }, long)],
    [
      'of a long address that was refused for another reason',
      atProvider({ status: 400, responseBody: html('<h1>Unknown client</h1>') }, long),
    ],
    ['of a login that went well', codeFlow({ request: { state: long }, response: { state: long } })],
    [
      'of a description that is too long',
      atProvider({ status: 400, responseBody: html('<p>The scope is too long.</p>') }, 'x'),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
