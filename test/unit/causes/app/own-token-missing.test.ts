import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { at, fetched, login, page, tab } from '../../../support/around.ts';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { redirect, type ExchangeFields } from '../../../support/exchange.ts';
import { flowsOf } from '../../../support/flow.ts';

const id = 'own-token-missing';
const app = 'https://app.example';
const context = { tab, resourceType: 'main_frame' } as const;
const api = `${app}/api/profile-of-mine`;
const call = (authorization: string, more: Partial<Exchange> = {}) =>
  fetched(api, { status: 401, requestHeaders: [['Authorization', authorization]], ...more });
const signIn = page(`${app}/login`);

/** The callback leads to a page, which calls its API. */
const after = (...followed: readonly ExchangeFields[]) =>
  at(
    [0, page(`${app}/`)],
    [1, login.request()],
    [3, redirect(login.answer, `${app}/dashboard`, { context })],
    [3.2, page(`${app}/dashboard`)],
    ...followed.map((one, place) => [3.5 + place / 5, one] as const),
  );

describe(`${id} is the cause`, () => {
  it.each([
    ['Bearer null', '“Authorization: Bearer null”'],
    ['Bearer undefined', '“Authorization: Bearer undefined”'],
    ['Bearer', '“Authorization: Bearer”'],
  ])('where the app’s page calls its API with %s and goes back to its sign-in page', (header, said) => {
    const exchanges = after(call(header), signIn);
    expect(flowsOf(exchanges).at(-1)?.outcome).toBe('failed');
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(said);
    expect(reasonOf(exchanges)?.why).toContain(api);
  });
});

describe(`${id} is not the cause`, () => {
  const accepted = { status: 200 };
  it.each<[string, readonly Exchange[]]>([
    ['where the call brought a token of the app’s', after(call('Bearer t-81Xk29aLm90pQ7'), signIn)],
    ['where the same call was answered afterwards', after(call('Bearer null'), fetched(api), signIn)],
    [
      'where an API elsewhere was called',
      after({ ...call('Bearer null'), url: 'https://api.shop.test/me' }, signIn),
    ],
    ['where the call was answered', after(call('Bearer null', accepted), signIn)],
    ['where the app stays at its page', after(call('Bearer null'))],
    ['where the call came from the sign-in page', after(signIn, call('Bearer null'))],
  ])('%s', (_which, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('and such a call alone is no failure', () => {
    expect(flowsOf(after(call('Bearer null'))).at(-1)?.outcome).not.toBe('failed');
  });
});
