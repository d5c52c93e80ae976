import { hasCookie } from '../exchange/has-cookie.ts';
import type { Message } from '../messages/message.ts';
import { clientErrorPage } from './client-error-page.ts';
import type { Flow } from './flow.ts';
import type { KindRow } from '../vocabulary/kind-row.ts';
import { kinds } from '../vocabulary/kinds.ts';

/**
 * The client took the code and continued out of sight: its server answered the landing and knows the browser by a cookie,
 * or sent it on. Where the client's own pages speak to the provider the exchange would have been seen, and where an
 * application on the device took over nothing more can be: then nothing is inferred. An error page of the
 * client's own is no way on.
 */
export function clientWentOn(flow: Flow, response: Message): boolean {
  if (!/^https?:/i.test(response.url) || response.carrier === 'redirect') return false;
  const { status } = response.exchange;
  if (!status || status >= 400) return false;
  if (clientErrorPage(response.exchange) !== undefined) return false;
  if (status >= 300 || response.responseMode === 'form_post') return true;
  if (isForScript(response)) return false;
  if (runsInPage(flow)) return false;
  // A recording without any cookie was cleaned of them, and says nothing about who had one.
  return hasCookie(response.exchange) || !flow.messages.some(({ exchange }) => hasCookie(exchange));
}

/** A code alone comes in the fragment only where it was asked for there: a fragment never reaches a server. Hybrid answers always do. */
function isForScript({ responseMode, params }: Message): boolean {
  return (
    responseMode === 'fragment' && params['id_token'] === undefined && params['access_token'] === undefined
  );
}

/** The client's pages fetched the provider's documents or spoke to it: a browser-based application. */
function runsInPage(flow: Flow): boolean {
  return flow.messages.some(
    ({ kind, exchange }) =>
      kind === 'preflight' || (isOfPage(kinds[kind]) && exchange.context.resourceType !== 'main_frame'),
  );
}

/** Documents of OAuth 2 servers, and requests that are pushed. */
function isOfPage({ protocol, role, to }: KindRow): boolean {
  return (
    protocol === 'oauth2' && to === 'authorization_server' && (role === 'document' || role === 'preparation')
  );
}
