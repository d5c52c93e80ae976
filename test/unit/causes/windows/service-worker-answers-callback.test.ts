import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { leftCode, type LeftCode } from '../../../support/left-code.ts';

const id = 'service-worker-answers-callback';
const servedBy = (by: 'service_worker' | 'cache'): LeftCode => ({
  landingExchange: { context: { resourceType: 'main_frame', servedBy: by } },
});

describe(`${id} is the cause`, () => {
  it('where the browser says that a service worker answered', () => {
    const exchanges = leftCode(servedBy('service_worker'));
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(
      'https://app.example/signed-in was answered by a service worker',
    );
    expect(reasonOf(exchanges)?.fix).toContain('navigateFallbackDenylist');
  });

  it('where the browser’s cache answered', () => {
    expect(reasonOf(leftCode(servedBy('cache')))?.why).toContain('answered by a cache');
  });

  it('where a cache on the way says that it answered', () => {
    expect(causesOf(leftCode({ landing: [['X-Cache', 'HIT from edge']] }))).toEqual([id]);
  });
});

it(`${id} is the cause where the app’s own API knows of no login afterwards`, () => {
  const exchanges = leftCode(servedBy('service_worker'));
  const landing = exchanges.at(-1)!;
  const asked = {
    ...landing,
    id: 'asked',
    entry: landing.entry + 1,
    startedAt: landing.startedAt + 500,
    url: 'https://app.example/api/session',
    status: 401,
    responseBody: undefined,
    responseHeaders: [['Content-Type', 'application/json']] as const,
    context: { ...landing.context, resourceType: 'fetch' as const, servedBy: undefined },
  };
  expect(causesOf([...exchanges, asked])[0]).toBe(id);
});

describe(`${id} is not the cause`, () => {
  it.each<[string, LeftCode]>([
    ['where the network answered', {}],
    ['where the cache was asked and missed', { landing: [['X-Cache', 'MISS']] }],
    ['where the page redeemed the code', { ...servedBy('service_worker'), isRedeemed: true }],
    [
      'where the app redeems codes in its page, as apps that work offline do',
      { ...servedBy('service_worker'), metadata: {} },
    ],
  ])('%s', (_, changes) => {
    expect(causesOf(leftCode(changes))).not.toContain(id);
  });
});
