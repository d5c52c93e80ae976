import { originOf } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { decodeSaml } from '../saml2/document.ts';
import { recognised } from '../recognised.ts';
import type { View } from '../view.ts';
import { ties } from '../ties.ts';

/**
 * The service sends the browser to the central login to end the session there (CAS Protocol 3.0 §2.3.1), or the central login tells a
 * service that a session has ended, naming its ticket (§2.3.3; by the browser where the server does so with scripts).
 */
export function casLogoutRequest(view: View, learned: Learned): Message<'cas_logout_request'> | undefined {
  return toService(view) ?? toServer(view, learned);
}

function toServer(view: View, learned: Learned): Message<'cas_logout_request'> | undefined {
  const { exchange, query, path, origin } = view;
  if (exchange.method !== 'GET' || view.isNavigation === false || !/\/logout\/?$/.test(path))
    return undefined;
  const service = query['service'] ?? query['url'];
  const known = origin !== null && learned.knows('cas_server', origin);
  if (!known && !/\/cas\/logout\/?$/.test(path)) return undefined;
  return recognised(exchange, 'cas_logout_request', {
    params: view.request,
    confidence: known ? 'certain' : 'firm',
    ties: [],
    ...(service && originOf(service) && { client: originOf(service)! }),
  });
}

/** Its document is SAML's, and `SessionIndex` is the ticket. */
function toService(view: View): Message<'cas_logout_request'> | undefined {
  const encoded = view.request['logoutRequest'];
  const document = decodeSaml(encoded);
  if (document?.root !== 'LogoutRequest') return undefined;
  return recognised(view.exchange, 'cas_logout_request', {
    params: view.request,
    from: 'authorization_server',
    to: 'client',
    confidence: 'certain',
    ties: ties(...document.sessionIndexes.map((ticket) => ['ticket', ticket] as const)),
    client: view.origin ?? undefined,
  });
}
