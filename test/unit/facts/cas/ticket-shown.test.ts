import { describe, expect, it } from 'vitest';
import { shownTicketOf, shownTicketVerdictsOf } from '../../../../lib/facts/cas/ticket-shown.ts';
import { baseTime } from '../../../support/exchange.ts';
import { flowIn } from '../../../support/flows-in.ts';
import { casLogin, serviceTicket } from '../../../support/single-sign-on.ts';

const page = (text: string) => ({ responseBody: { mediaType: 'text/html', text } });
const link = `<a href="http://www.example.org/service?ticket=${serviceTicket}">here</a>`;
const login = (text: string) =>
  flowIn(
    { ...casLogin.request(), ...page(text), duration: 400 },
    { ...casLogin.response(), startedAt: baseTime + 30_400 },
  );

describe('a ticket on a page of the CAS server’s', () => {
  it('is as old as that page when the browser brings it', () => {
    expect(shownTicketOf(login(link))).toMatchObject({ age: 30_000, page: { id: 'x0' } });
  });

  it('leaves a word of it in a trace', () => {
    expect(shownTicketVerdictsOf(login(link)).map(([{ id }, said]) => [id, said])).toEqual([
      ['x0', { cas_ticket: 'shown' }],
    ]);
  });

  it.each(['<input type="password">', link.replace('ST-', 'ST-9')])('is not seen on %s', (text) => {
    expect(shownTicketOf(login(text))).toBeUndefined();
    expect(shownTicketVerdictsOf(login(text))).toEqual([]);
  });
});
