import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'request-headers-too-big';
const callback = (responseExchange: Partial<Exchange>) => codeFlow({ responseExchange, token: null });
/** Of different making: no heap of one. */
const cookies = [...'abcdefghijkl'].map((name) => `${name}_prefs=${'x'.repeat(800)}`).join('; ');

describe(`${id} is the cause`, () => {
  it.each([
    [
      400,
      '<html><head><title>400 Request Header Or Cookie Too Large</title></head><body><center><h1>400 Bad Request</h1></center><center>Request Header Or Cookie Too Large</center><hr><center>nginx</center></body></html>',
    ],
    [431, ''],
    [
      400,
      'Bad Request\nYour browser sent a request that this server could not understand.\nSize of a request header field exceeds server limit.',
    ],
  ])('of %i: %s', (status, text) => {
    const exchanges = callback({
      status,
      requestHeaders: [['Cookie', cookies]],
      responseBody: { mediaType: 'text/html', text },
    });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('12 cookies of');
    expect(reasonOf(exchanges)?.why).toContain('a_prefs (');
    expect(reasonOf(exchanges)?.why).not.toContain('xxx');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof callback>]>([
    [
      'of a 400 with few cookies and other words',
      callback({
        status: 400,
        requestHeaders: [['Cookie', 'a=1']],
        responseBody: { mediaType: 'text/html', text: '<h1>Invalid state</h1>' },
      }),
    ],
    [
      'of many cookies in a login that went well',
      callback({ status: 200, requestHeaders: [['Cookie', cookies]] }),
    ],
    ['of a body that is too large', callback({ status: 413, requestHeaders: [['Cookie', 'a=1']] })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
