import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { codeFlow } from '../../../support/flow.ts';

const id = 'mixed-content';
const page = (initiator: string) => ({ context: { resourceType: 'fetch' as const, initiator } });
/** A page redeems its code at this address, and no answer comes. */
const blocked = (tokenEndpoint: string, more: Partial<Exchange> = {}) =>
  codeFlow({
    tokenEndpoint,
    tokenAnswer: null,
    tokenExchange: { status: 0, failure: 'net::ERR_FAILED', ...page('https://app.example'), ...more },
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['http://op.example/token', 'net::ERR_FAILED'],
    ['http://id.home.test:8080/oauth2/token', 'NS_ERROR_CONTENT_BLOCKED'],
    ['http://192.168.1.4/token', 'mixed-content'],
  ])('of a page over https that calls %s', (url, failure) => {
    const exchanges = blocked(url, { failure });
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(url);
    expect(causesOf(exchanges)).not.toContain('cors-token-endpoint');
  });

  it('and the provider mends it where its metadata says that address', () => {
    const at = 'http://op.example/token';
    const flow = codeFlow({
      tokenEndpoint: at,
      metadata: { issuer: 'http://op.example', token_endpoint: at },
      tokenAnswer: null,
      tokenExchange: { status: 0, failure: 'net::ERR_FAILED', ...page('https://app.example') },
    });
    expect(reasonOf(flow)).toMatchObject({ cause: id, owner: 'authorization_server' });
    expect(reasonOf(flow)?.why).toContain('metadata');
    expect(reasonOf(blocked(at))).toMatchObject({ owner: 'client' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['of a call to https', blocked('https://op.example/token')],
    ['of a page over http', blocked('http://op.example/token', page('http://app.example'))],
    ['of a server on this device', blocked('http://localhost:8080/token')],
    ['of a server on this device by number', blocked('http://127.0.0.1:9000/token')],
    [
      'of a server that is not there',
      blocked('http://op.example/token', { failure: 'net::ERR_NAME_NOT_RESOLVED' }),
    ],
    [
      'of an answer, whatever it says',
      blocked('http://op.example/token', { status: 400, failure: undefined }),
    ],
    ['of a program', blocked('http://op.example/token', { context: {} })],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
