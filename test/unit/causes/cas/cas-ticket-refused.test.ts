import { describe, expect, it } from 'vitest';
import { causeAndOfTrace, causesOf, expectReason, reasonOf } from '../../../support/causes.ts';
import type { Exchange } from '../../../../lib/exchange/exchange.ts';
import { baseTime, capture, redirect } from '../../../support/exchange.ts';
import { casLogin, serviceTicket } from '../../../support/single-sign-on.ts';

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

const link = (ticket: string) =>
  `<p>Click <a href="http://www.example.org/service?ticket=${ticket}">here</a> to go to the service.</p>`;
const words = (text: string) => ({ mediaType: 'text/html', text: `<h1>Login failed</h1><p>${text}</p>` });
const invalid = words('The CAS ticket is invalid or has expired');

/** The CAS server’s page has the ticket, and the person goes on so many seconds later. */
const waited = (
  seconds: number,
  answer: Partial<Exchange> = { status: 401, responseBody: invalid },
  ticket = serviceTicket,
) =>
  capture(
    { ...casLogin.request(), responseBody: { mediaType: 'text/html', text: link(ticket) } },
    { ...casLogin.response(), responseHeaders: [], startedAt: baseTime + seconds * 1000, ...answer },
  );
const toFailure = (message: string) =>
  redirect('http://www.example.org/x', `http://www.example.org/auth/failure?message=${message}&strategy=cas`);

describe(`${id} is the cause of a ticket that lay on the server’s page`, () => {
  it('for a minute and a half, where the application names the ticket', () => {
    const exchanges = waited(96);
    expectReason(exchanges, id, 'was brought it 96 seconds later');
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'firm', proof: 'comparison' });
    expect(reasonOf(exchanges)?.fix).toContain('go on from that page at once');
    expect(causesOf(exchanges)).toEqual([id]);
  });

  it('where the application says it by a code in its address', () => {
    const { status, redirectUrl, responseHeaders } = toFailure('invalid_ticket');
    expectReason(waited(96, { status, redirectUrl, responseHeaders }), id, '96 seconds later');
  });

  it('perhaps, where the application does not say what it refuses', () => {
    const exchanges = waited(40, { status: 401 });
    expectReason(exchanges, id, '40 seconds later');
    expect(reasonOf(exchanges)).toMatchObject({ confidence: 'tentative' });
  });

  it('for longer than any such ticket should live, whatever the application says', () => {
    expect(reasonOf(waited(600, { status: 500 }))).toMatchObject({ cause: id, confidence: 'firm' });
  });
});

describe(`${id} is not the cause`, () => {
  it.each<[string, ReturnType<typeof waited>]>([
    ['where the person went on at once', waited(3)],
    ['where the page had another ticket', waited(96, undefined, 'ST-99-bB6Zvwsyaqw9Ubv2dZR8')],
    ['where the ticket was taken', waited(96, { status: 302, redirectUrl: 'http://www.example.org/home' })],
    [
      'where the application names the person',
      waited(96, { status: 403, responseBody: words('Your account is not allowed to sign in here') }),
    ],
  ])('%s', (_, exchanges) => {
    expect(causesOf(exchanges)).not.toContain(id);
  });

  it('where the page asked for a password and gave the ticket by a redirect', () => {
    const exchanges = capture(casLogin.request(), {
      ...casLogin.response(),
      responseHeaders: [],
      startedAt: baseTime + 96_000,
      status: 401,
    });
    expect(causesOf(exchanges)).not.toContain(id);
  });
});
