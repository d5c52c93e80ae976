import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, reasonOf } from '../../../support/causes.ts';
import { capture, urlWith } from '../../../support/exchange.ts';
import { casLogin, serviceTicket } from '../../../support/single-sign-on.ts';

const id = 'cas-ticket-overlooked';
const service = 'http://www.example.org/service';

/** A ticket came, and the application asks for the login again, for this service. */
const askedAgainFor = (again: string, ticket = serviceTicket) =>
  capture(casLogin.request(), {
    ...casLogin.response(encodeURIComponent(ticket)),
    responseHeaders: [],
    redirectUrl: urlWith('https://cas.example.org/cas/login', { service: again }),
  });
const kept = (ticket = serviceTicket) => askedAgainFor(urlWith(service, { ticket }), ticket);
const odd = `${serviceTicket}-https://cas.example.org:8443/cas`;

describe(`${id} is the cause`, () => {
  it('where the application asks again with the ticket in its own address', () => {
    expect(causeAndOfTrace(kept())).toEqual([id, id]);
    expect(reasonOf(kept())).toMatchObject({ owner: 'client', confidence: 'firm' });
    expect(reasonOf(kept())?.why).not.toContain('characters');
  });

  it('where tickets pile up in it, with what makes them none', () => {
    const piled = `${service}?ticket=ST-1-xVq27cHbR9mPzkW&ticket=${encodeURIComponent(odd)}`;
    const reason = reasonOf(askedAgainFor(piled, odd));
    expect(reason).toMatchObject({ cause: id, owner: 'authorization_server' });
    expect(reason?.why).toContain('characters that no ticket may have (: /)');
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof kept>]>([
    ['where it asks again without it', askedAgainFor(service)],
    ['where another value stands there', askedAgainFor(urlWith(service, { ticket: '4711' }))],
    ['where the ticket is taken', capture(casLogin.request(), casLogin.response())],
    [
      'where it is sent on to the app’s own page with it',
      capture(casLogin.request(), {
        ...casLogin.response(),
        redirectUrl: urlWith('https://www.example.org/service', { ticket: serviceTicket }),
      }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
