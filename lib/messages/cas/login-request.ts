import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import { originOf, parameter, queryParameters } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { isTicket, withoutTicket } from './ticket.ts';
import { recognised } from '../recognised.ts';
import { ties } from '../ties.ts';

/**
 * The service sends the browser to the central login. CAS Protocol 3.0 §2.1.1. Many a site has `/login?service=…` of its own: only
 * what is CAS's alone makes it a request by itself; else it waits for a ticket that comes back to that service, or that this page gives out.
 */
export function casLoginRequest(view: View, learned: Learned): Message<'cas_login_request'> | undefined {
  const { exchange, query, path } = view;
  const { service } = query;
  if (exchange.method !== 'GET') return undefined;
  if (view.isNavigation === false && !isKeptFromScript(exchange)) return undefined;
  if (!service || !/^https?:\/\/[^\s/]/i.test(service) || !/\/login\/?$/.test(path) || query['ticket'])
    return undefined;
  if (originOf(service) === null || query['response_type']) return undefined;
  const certain = learned.kindAt(view.endpoint) === 'cas_login_request' || isOfCas(view, service);
  const address = withoutTicket(service);
  return recognised(exchange, 'cas_login_request', {
    params: query,
    confidence: certain ? 'certain' : 'tentative',
    ties: certain ? [] : ties(['service', address], ['cas_login', loginPageOf(view)]),
    offers: ties(['service', address], ['cas_server', certain ? view.origin : undefined]),
    client: originOf(service) ?? undefined,
    returnAddress: address,
  });
}

/**
 * A login page in its tab. A ticket that it gives out for another service than it was asked for shares nothing else with the request. For
 * the tie `cas_login`.
 */
export function loginPageOf({
  endpoint,
  exchange: { context },
}: Pick<View, 'endpoint' | 'exchange'>): string {
  return `${context.tab ?? ''} ${endpoint}`;
}

/** Its path says so, or it asks for what only CAS knows, or it was answered with a ticket. */
function isOfCas({ path, query, exchange }: View, service: string): boolean {
  if (/\/cas\//.test(path) || query['renew'] === 'true' || query['gateway'] === 'true') return true;
  const target = exchange.redirectUrl;
  if (!target?.includes('ticket=') || withoutTicket(target) !== withoutTicket(service)) return false;
  return isTicket(parameter(queryParameters(target), 'ticket'));
}
