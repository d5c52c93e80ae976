import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { casLogin } from '../../../support/single-sign-on.ts';

const id = 'cas-ticket-refused';
const twice = (first: number, second: number, ticket?: string) =>
  capture(
    casLogin.request(),
    { ...casLogin.response(), status: first },
    { ...casLogin.response(ticket), status: second },
  );

describe(`${id} is the cause`, () => {
  it.each([
    [200, 500],
    [302, 401],
  ])('of one ticket that came twice, answered %i and %i', (first, second) => {
    const exchanges = twice(first, second);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain('a ticket works once');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof twice>]>([
    ['of two tickets', twice(500, 500, 'ST-2-other')],
    [
      'of one that came once and was refused',
      capture(casLogin.request(), { ...casLogin.response(), status: 500 }),
    ],
    ['where each was taken', twice(302, 302)],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
