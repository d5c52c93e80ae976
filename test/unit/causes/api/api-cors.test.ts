import { describe, expect, it } from 'vitest';
import type { Exchange, Header } from '../../../../lib/exchange/exchange.ts';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'api-cors';
const failed = (failure: string, more: ApiCall = {}) =>
  calledApi({ ...more, status: 0, call: { failure, responseHeaders: [], ...more.call } });

describe(`${id} is the cause`, () => {
  it.each([
    'net::ERR_FAILED',
    'NS_ERROR_DOM_BAD_URI',
    'Fetch API cannot load due to CORS request did not succeed',
  ])('where the browser says %s of a call with the token', (failure) => {
    const exchanges = failed(failure);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'resource_server' });
    expect(reasonOf(exchanges)?.why).toContain('https://api.example/orders');
    expect(reasonOf(exchanges)?.tell_apart).toContain('OPTIONS');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof calledApi>]>([
    ['of a server that is not there', failed('net::ERR_CONNECTION_REFUSED')],
    ['of a call that was given up', failed('net::ERR_ABORTED')],
    ['of a blocker', failed('net::ERR_BLOCKED_BY_CLIENT')],
    ['of the page’s own origin', failed('net::ERR_FAILED', { url: 'https://app.example/api/orders' })],
    ['of an API that refuses the token', calledApi({ status: 401 })],
    ['of an API that answers', calledApi({ status: 200 })],
    [
      'of a program',
      failed('net::ERR_FAILED', { call: { context: {}, requestHeaders: [['Authorization', 'Bearer x']] } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('where the API answered the page before', () => {
    const [last, ...login] = failed('net::ERR_FAILED').toReversed();
    const answered = { ...last!, id: 'before', entry: 90, status: 200, failure: undefined };
    expect(causesOf([...login.toReversed(), answered, { ...last!, entry: 91 }])).not.toContain(id);
  });
});

describe('a call with a header more than those that were answered', () => {
  const calls = (name: string) => {
    const [last, ...login] = failed('net::ERR_FAILED').toReversed();
    const own = last!.requestHeaders ?? [];
    return [
      ...login.toReversed(),
      { ...last!, id: 'before', entry: 90, status: 200, failure: undefined },
      {
        ...last!,
        entry: 91,
        startedAt: last!.startedAt + 500,
        requestHeaders: [...own, [name, '2025-06-18'] as const],
      },
    ];
  };

  it.each(['Mcp-Protocol-Version', 'X-Tenant', 'DPoP-Key'])('tells of %s', (name) => {
    expect(reasonOf(calls(name))?.cause).toBe(id);
    expect(reasonOf(calls(name))?.why).toContain(name.toLowerCase());
  });

  it.each(['Accept-Language', 'Sec-Fetch-Mode', 'User-Agent'])('says nothing of %s', (name) => {
    expect(causesOf(calls(name))).not.toContain(id);
  });
});

describe('the question before a page asks who signed in', () => {
  const url = 'https://op.example/apps/oidc/userinfo';
  const page = 'https://app.example';
  const asked = (allowed: readonly Header[], more: ApiCall = {}) => {
    const [last, ...login] = failed('net::ERR_FAILED', { url, ...more }).toReversed();
    const call = { ...last!, requestHeaders: [['Origin', page]] as const };
    const question: Exchange = {
      ...call,
      id: 'asked',
      entry: 90,
      method: 'OPTIONS',
      status: 200,
      failure: undefined,
      startedAt: call.startedAt - 50,
      requestHeaders: [
        ['Origin', page],
        ['Access-Control-Request-Method', 'GET'],
        ['Access-Control-Request-Headers', 'authorization'],
      ],
      responseHeaders: [['Access-Control-Allow-Origin', '*'], ...allowed],
    };
    return [...login.toReversed(), question, call];
  };

  it.each<[string, readonly Header[], 'certain' | 'firm']>([
    ['names no header', [], 'certain'],
    ['names others', [['Access-Control-Allow-Headers', 'Content-Type, Accept']], 'certain'],
    [
      'names all by a star, which some browsers take for Authorization as well',
      [['Access-Control-Allow-Headers', '*']],
      'firm',
    ],
  ])('is the cause where its answer %s', (_, allowed, confidence) => {
    const exchanges = asked(allowed);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'authorization_server', confidence });
    expect(reasonOf(exchanges)?.why).toContain(`the browser asks ${url} (OPTIONS)`);
    expect(causesOf(exchanges)).not.toContain('cors-token-endpoint');
  });

  it('is none where its answer allows the token', () => {
    expect(causesOf(asked([['Access-Control-Allow-Headers', 'Authorization']]))).not.toContain(id);
  });

  it('is none where the call was answered all the same', () => {
    const exchanges = asked([]);
    const answered = { ...exchanges.at(-1)!, id: 'again', entry: 91, status: 200, failure: undefined };
    expect(causesOf([...exchanges, answered])).not.toContain(id);
  });

  it('is none where the call was given up', () => {
    expect(causesOf(asked([], { call: { failure: 'net::ERR_ABORTED' } }))).not.toContain(id);
  });

  it('is none of a service that is no login’s', () => {
    expect(causesOf(asked([], { url: 'https://stats.example/userinfo' }))).not.toContain(id);
  });
});
