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

/** The application answers the ticket with a page of its own. */
const answeredWith = (html: string, status = 200) =>
  capture(casLogin.request(), {
    ...casLogin.response(),
    status,
    responseHeaders: [['Content-Type', 'text/html']],
    responseBody: { mediaType: 'text/html', text: html },
  });
const refusedAt = (link: string) =>
  answeredWith(
    `<title>CAS Authentication failed!</title><h1>CAS Authentication failed!</h1><p>You were not authenticated.</p><a href="${link}">here</a>`,
  );

describe(`${id} is the cause where the page that refuses the ticket`, () => {
  it.each([
    'http://10.0.40.82/service',
    'http://www.example.org:8080/service',
    'https://www.example.org/service',
  ])('links to itself at %s', (link) => {
    const exchanges = refusedAt(link);
    expect(reasonOf(exchanges)).toMatchObject({ cause: id, proof: 'comparison' });
    expect(reasonOf(exchanges)?.why).toContain(`takes itself to be at ${link}`);
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof arrivedAt>]>([
    [
      'of a ticket that arrives where it was asked for',
      capture(casLogin.request(), { ...casLogin.response(), status: 500 }),
    ],
    ['where the application takes it', arrivedAt('https://www.example.org/service', 200)],
    ['of a page that links to itself as it was asked for', refusedAt('http://www.example.org/service')],
    ['of a page that links elsewhere', refusedAt('https://help.example.org/cas')],
    [
      'of a page that names its canonical address',
      answeredWith(
        '<head><link rel="canonical" href="https://app.example.org/service"><title>CAS Authentication failed!</title></head><h1>CAS Authentication failed!</h1>',
      ),
    ],
    ['before there is a ticket', capture(casLogin.request())],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
