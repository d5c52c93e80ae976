import type { Exchange } from '../../exchange/exchange.ts';
import { originOf, queryParameters, toRecord } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { Params, View } from '../view.ts';
import { loginPageOf } from './login-request.ts';
import { isTicket, latestTicket, withoutTicket } from './ticket.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/**
 * The browser comes back to the service with a one-time ticket, in the query or in a form (`method=POST`). CAS Protocol 3.0 §2.2.4,
 * §3.1.
 */
export function casResponse(view: View, learned: Learned): Message<'cas_response'> | undefined {
  const { exchange, query } = view;
  if (view.isNavigation === false) return undefined;
  const posted = exchange.method === 'POST' && Object.keys(view.body).length <= 2;
  const params = exchange.method === 'GET' ? query : posted ? view.body : {};
  // A validation names the service it asks for.
  if (!params['ticket'] || query['service']) return undefined;
  const service = withoutTicket(exchange.url);
  const expected = learned.knows('service', service);
  if (!isTicket(latestTicket(params['ticket'])) && !expected) return undefined;
  return response(exchange, params, service, expected);
}

/** No session, and no page was wanted (`gateway`): the browser is sent back without a ticket. §2.1.1. */
export function redirectedCasResponse({ exchange, query, path }: View): Message<'cas_response'> | undefined {
  const { redirectUrl = '' } = exchange;
  if (query['gateway'] !== 'true' || !query['service'] || !/\/login\/?$/.test(path)) return undefined;
  const service = withoutTicket(query['service']);
  if (redirectUrl.includes('ticket=') || withoutTicket(redirectUrl) !== service) return undefined;
  const message = response(exchange, toRecord(queryParameters(redirectUrl)), service, true);
  return { ...message, carrier: 'redirect', url: redirectUrl };
}

/**
 * The login's form is answered with a ticket for a service that no request was seen to be for: whoever stands between may have written
 * another one into the form. §2.2.4.
 */
export function ticketGivenOut(view: View, learned: Learned): Message<'cas_response'> | undefined {
  const { exchange, path } = view;
  const { method, redirectUrl = '' } = exchange;
  if (method !== 'POST' || !redirectUrl.includes('ticket=') || !/\/login\/?$/.test(path)) return undefined;
  const params = toRecord(queryParameters(redirectUrl));
  const service = withoutTicket(redirectUrl);
  if (!isTicket(params['ticket']) || learned.knows('service', service)) return undefined;
  const message = response(exchange, params, service, false);
  return {
    ...message,
    carrier: 'redirect',
    url: redirectUrl,
    offers: [...message.offers, ...ties(['cas_login', loginPageOf(view)])],
  };
}

function response(
  exchange: Exchange,
  params: Params,
  service: string,
  expected: boolean,
): Message<'cas_response'> {
  const ticket = latestTicket(params['ticket']);
  return recognised(exchange, 'cas_response', {
    params,
    confidence: expected ? 'certain' : 'firm',
    ties: ties(['ticket', ticket], ['service', service]),
    client: originOf(service) ?? undefined,
    returnAddress: service,
  });
}
