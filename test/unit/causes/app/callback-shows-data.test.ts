import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { at, fetched, login, page, tab } from '../../../support/around.ts';
import { causeAndOfTrace, causesOf } from '../../../support/causes.ts';
import type { ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'callback-shows-data';
const app = 'https://app.example';
const data: Partial<Exchange> = {
  status: 200,
  context: { tab, resourceType: 'main_frame' },
  responseHeaders: [
    ['Content-Type', 'application/json'],
    ['Set-Cookie', 'session_token=9f1c7a; Path=/; HttpOnly; Secure'],
  ],
  responseBody: { mediaType: 'application/json', text: '{"success":true,"user":{"id":2}}' },
};
const after = (callback: Partial<Exchange>, ...followed: readonly ExchangeFields[]) =>
  at(
    [0, page(`${app}/`)],
    [1, login.request()],
    [3, { ...login.landing(), ...callback }],
    ...followed.map((one, place) => [3.5 + place / 5, one] as const),
  );

describe(`${id} is told`, () => {
  it('of a callback that begins a session and shows JSON', () => {
    expect(causeAndOfTrace(after(data))).toEqual([id, id]);
    expect(flowsOf(after(data)).at(-1)?.outcome).toBe('succeeded');
  });

  it('though the person opens the app later', () => {
    expect(
      causesOf([
        ...after(data),
        ...at([60, page(`${app}/`)]).map((one) => ({ ...one, id: 'later', entry: 9 })),
      ]),
    ).toContain(id);
  });
});

describe(`${id} is not told`, () => {
  it.each<[string, readonly Exchange[]]>([
    ['where a page of the app’s follows', after(data, page(`${app}/home`))],
    ['where a script goes on', after(data, fetched(`${app}/api/orders`))],
    ['of a callback that a script fetched', after({ ...data, context: { tab, resourceType: 'fetch' } })],
    ['of one in a frame', after({ ...data, context: { tab, resourceType: 'sub_frame' } })],
    [
      'of a page',
      after({ ...data, responseHeaders: [['Content-Type', 'text/html'], ...data.responseHeaders!.slice(1)] }),
    ],
    [
      'of JSON that refuses',
      after({
        ...data,
        responseBody: { mediaType: 'application/json', text: '{"success":false,"error":"x"}' },
      }),
    ],
    ['where no session began', after({ ...data, responseHeaders: data.responseHeaders!.slice(0, 1) })],
  ])('%s', (_which, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
