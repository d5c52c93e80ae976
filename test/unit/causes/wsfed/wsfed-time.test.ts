import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { baseTime, capture } from '../../../support/exchange.ts';
import { dated } from '../../../support/saml-login.ts';
import { wsfedLogin } from '../../../support/single-sign-on.ts';

const id = 'wsfed-time';
const minute = 60_000;
const login = (time: number, status = 500) =>
  capture(wsfedLogin.request(), {
    ...wsfedLogin.response(),
    status,
    responseHeaders: [dated(time)],
  });

describe(`${id} is the cause`, () => {
  it.each([
    ['was not valid yet', baseTime - 8 * minute, '8 minutes'],
    ['had expired', baseTime + 90 * minute, '30 minutes'],
  ])('of a token that %s by the application’s clock', (words, time, by) => {
    const exchanges = login(time);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(words);
    expect(reasonOf(exchanges)?.why).toContain(by);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof login>]>([
    ['of a token in its time', login(baseTime + minute)],
    [
      'of an answer without a clock',
      capture(wsfedLogin.request(), { ...wsfedLogin.response(), status: 500 }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
