import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, type ExchangeFields } from '../../../support/exchange.ts';
import { accessToken, codeFlow, flowsOf } from '../../../support/flow.ts';

const id = 'answer-loaded-again';
const landing = codeFlow()[1]!.url;
const app = 'https://app.example';

const loaded = (seconds: number): ExchangeFields => ({
  url: landing,
  startedAt: baseTime + seconds * 1000,
  status: 200,
  responseHeaders: [['Content-Type', 'text/html']],
  context: { resourceType: 'main_frame' },
});
/** What the page loads names its address. */
const ranOn = (seconds: number): ExchangeFields => ({
  url: `${app}/assets/app.js`,
  startedAt: baseTime + seconds * 1000,
  status: 200,
  requestHeaders: [['Referer', landing]],
  context: { resourceType: 'script', initiator: app },
});
const call = (seconds: number): ExchangeFields => ({
  url: `${app}/api/shifts`,
  startedAt: baseTime + seconds * 1000,
  status: 200,
  requestHeaders: [['Authorization', `Bearer ${accessToken}`]],
  context: { resourceType: 'fetch', initiator: app },
});
const login = (...then: readonly ExchangeFields[]): readonly Exchange[] =>
  codeFlow({
    responseExchange: { status: 200, responseHeaders: [['Content-Type', 'text/html']] },
    then,
  });

it(`${id} is told of a login that worked and was reloaded`, () => {
  const exchanges = login(call(4), loaded(40), ranOn(41));
  expect(flowsOf(exchanges)[0]?.outcome).toBe('succeeded');
  expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
  expect(reasonOf(exchanges)).toMatchObject({ confidence: 'tentative', owner: 'client' });
  expect(reasonOf(exchanges)?.why).toContain('still holds the code');
});

describe(`${id} is not told`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where the page has its token after the reload', login(call(4), loaded(40), ranOn(41), call(42))],
    ['where the recording ends with the reload', login(call(4), loaded(40))],
    ['of a page that was loaded once', login(call(4), ranOn(41))],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
