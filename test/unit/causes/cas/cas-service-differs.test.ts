import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture } from '../../../support/exchange.ts';
import { casLogin, serviceTicket } from '../../../support/single-sign-on.ts';

const id = 'cas-service-differs';
/** The service’s own address sends the ticket on to another one of its own. */
const arrivedAt = (at: string, status = 500) =>
  capture(
    casLogin.request(),
    { ...casLogin.response(), status: 301, redirectUrl: `${at}?ticket=${serviceTicket}` },
    { ...casLogin.response(serviceTicket, at), status },
  );

describe(`${id} is the cause`, () => {
  it.each([
    ['https://www.example.org/service', 'the scheme'],
    ['http://www.example.org/service/', 'the slash at the end'],
  ])('of a ticket that arrives at %s', (at, part) => {
    const exchanges = arrivedAt(at);
    expect(causeAndOfTrace(exchanges)).toEqual([id, id]);
    expect(reasonOf(exchanges)?.why).toContain(`${part} differs`);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof arrivedAt>]>([
    [
      'of a ticket that arrives where it was asked for',
      capture(casLogin.request(), { ...casLogin.response(), status: 500 }),
    ],
    ['where the application takes it', arrivedAt('https://www.example.org/service', 200)],
    ['before there is a ticket', capture(casLogin.request())],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
