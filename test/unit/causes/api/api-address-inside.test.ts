import { describe, expect, it } from 'vitest';
import { calledApi, type ApiCall } from '../../../support/api-call.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';

const id = 'api-address-inside';
const unheard = (url: string, failure = 'net::ERR_FAILED', more: ApiCall = {}) =>
  calledApi({ ...more, url, status: 0, call: { failure, responseHeaders: [], ...more.call } });

describe(`${id} is the cause`, () => {
  it.each([
    'https://172.20.1.201:8080/auth/GetMyUser',
    'https://api:8443/orders',
    'https://orders.shop.svc.cluster.local/orders',
    'http://localhost:4000/orders',
  ])('where a page of a public host calls %s', (url) => {
    const exchanges = unheard(url);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)).toMatchObject({ owner: 'client', confidence: 'firm' });
    expect(reasonOf(exchanges)?.why).toContain(`then called ${url} with it: an address`);
    expect(causesOf(exchanges)).not.toContain('api-cors');
  });

  it('in the browser’s own words', () => {
    expect(reasonOf(unheard('https://10.0.0.7/orders', 'net::ERR_CONNECTION_TIMED_OUT'))?.why).toContain(
      'No answer came (net::ERR_CONNECTION_TIMED_OUT)',
    );
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof calledApi>]>([
    ['of a public API', unheard('https://api.example/orders')],
    ['of an API that answers', calledApi({ url: 'https://10.0.0.7/orders', status: 401 })],
    ['of a call that was given up', unheard('https://10.0.0.7/orders', 'net::ERR_ABORTED')],
    ['of a blocker', unheard('https://10.0.0.7/orders', 'net::ERR_BLOCKED_BY_CLIENT')],
    ['of plain http, which the page’s https forbids', unheard('http://10.0.0.7/orders')],
    [
      'of a page at such an address itself',
      unheard('https://10.0.0.7/orders', 'net::ERR_FAILED', {
        call: { context: { resourceType: 'fetch', initiator: 'https://10.0.0.3' } },
      }),
    ],
    [
      'of a call without the token',
      unheard('https://10.0.0.7/orders', 'net::ERR_FAILED', { call: { requestHeaders: [] } }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
