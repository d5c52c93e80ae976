import type { Exchange } from '../../exchange/exchange.ts';
import { hostOf } from '../../exchange/parameters.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import { latestTicket } from '../../messages/cas/ticket.ts';
import type { Message } from '../../messages/message.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';

/** Characters of a page that are read. */
const longestPage = 50_000;

/** A ticket that a page of the CAS server held, for the person to go on with, and how long it lay there. */
export type ShownTicket = {
  readonly page: Exchange;
  /** By which the browser brought it to the service. */
  readonly brought: Message;
  /** Milliseconds from the page to the service. */
  readonly age: number;
};

/**
 * The ticket that a login came back with, where a page of the CAS server’s had it already (“Click here to go to the service”): its time
 * runs from that page on. `undefined` where it came by a redirect, or the page was not recorded. A verdict that was recorded before
 * redaction is believed. CAS Protocol 3.0 §2.1.1 (`warn`), §3.1.1.
 */
export function shownTicketOf(flow: Flow): ShownTicket | undefined {
  const brought = messagesOf(flow, 'cas_response').find(({ carrier }) => carrier === 'request');
  const ticket = latestTicket(brought?.params['ticket']);
  if (!brought || !ticket) return undefined;
  const { startedAt, url } = brought.exchange;
  const pages = [...messagesOf(flow, 'cas_login_request').map(({ exchange }) => exchange), ...flow.context];
  const page = pages
    .filter((one) => endOf(one) <= startedAt && hostOf(one.url) !== hostOf(url) && shows(one, ticket))
    .toSorted((a, b) => a.startedAt - b.startedAt)[0];
  return page && { page, brought, age: startedAt - endOf(page) };
}

/** What a trace says of the page that held the ticket: its text is left out there. */
export function shownTicketVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  const shown = shownTicketOf(flow);
  return shown ? [[shown.page, { cas_ticket: 'shown' }]] : [];
}

function shows({ responseBody, redirectUrl, verdicts }: Exchange, ticket: string): boolean {
  if (verdicts?.cas_ticket === 'shown') return true;
  return redirectUrl === undefined && responseBody?.text?.slice(0, longestPage).includes(ticket) === true;
}

function endOf({ startedAt, duration = 0 }: Exchange): number {
  return startedAt + duration;
}
