import { originOf } from '../../exchange/parameters.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import { decodeSaml } from '../saml2/document.ts';
import type { View } from '../view.ts';

/**
 * The service sends the browser to the central login to end the session there (CAS Protocol 3.0 §2.3.1), or the central login tells a
 * service that a session has ended, naming its ticket (§2.3.3; by the browser where the server does so with scripts).
 */
export function casLogoutRequest(view: View, learned: Learned): Message | undefined {
  return toService(view) ?? toServer(view, learned);
}

function toServer(view: View, learned: Learned): Message | undefined {
  const { exchange, query, path, origin } = view;
  if (exchange.method !== 'GET' || view.isNavigation === false || !/\/logout\/?$/.test(path))
    return undefined;
  const service = query['service'] ?? query['url'];
  const known = origin !== null && learned.knowsShared(`cas:${origin}`);
  if (!known && !/\/cas\/logout\/?$/.test(path)) return undefined;
  return {
    ...message(view, {
      protocol: 'cas',
      shared: [],
      ...(service && originOf(service) && { clientId: originOf(service)! }),
    }),
    from: 'client',
    to: 'authorization_server',
    confidence: known ? 'certain' : 'firm',
  };
}

/** Its document is SAML's, and `SessionIndex` is the ticket. */
function toService(view: View): Message | undefined {
  const encoded = view.request['logoutRequest'];
  const document = decodeSaml(encoded);
  if (document?.root !== 'LogoutRequest') return undefined;
  return {
    ...message(view, {
      protocol: 'cas',
      shared: document.sessionIndexes.map((ticket) => `ticket:${ticket}`),
      clientId: view.origin ?? undefined,
    }),
    from: 'authorization_server',
    to: 'client',
    confidence: 'certain',
  };
}

function message({ exchange, request }: View, other: NonNullable<Message['other']>) {
  return {
    kind: 'cas_logout_request',
    exchange,
    carrier: 'request',
    url: exchange.url,
    params: request,
    other,
  } as const;
}
