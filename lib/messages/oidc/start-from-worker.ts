import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { loginStartAt } from './login-start-address.ts';
import { carriesAnswer } from './refuses-login.ts';
import { isStartOfLibrary, namesStart } from './start-not-there.ts';

/** A part of an address that servers alone have: no router of a page answers there. */
const ofServers = /^\/(?:[\w.-]{1,40}\/){0,3}(?:api|_api|rest|rpc|v\d|backend|server)\//i;

/**
 * True where the app's own page led somebody to the address at which its server begins a login with a provider, and a service worker
 * answered with a page: the server, which would have sent the browser on, was never asked. By addresses that are the server's for sure
 * (below `/api/`, or those of its libraries): a page's own router may have others. Service Workers §4.5.
 */
export function isStartFromWorker(exchange: Exchange): boolean {
  const { method, status, url, redirectUrl, context, verdicts, responseBody } = exchange;
  if (method !== 'GET' || status !== 200 || redirectUrl !== undefined) return false;
  const isWorkers =
    context.servedBy === 'service_worker' || verdicts?.not_from_server?.startsWith('service_worker') === true;
  if (!isWorkers || carriesAnswer(url) || cameFrom(exchange) !== originOf(url)) return false;
  const type = responseBody?.mediaType;
  if (type !== undefined && type !== '' && !/html/i.test(type)) return false;
  const path = endpointOf(url).replace(/^https?:\/\/[^/]*/i, '');
  if (path.length > 200) return false;
  return (
    isStartOfLibrary(path) || loginStartAt(path) === 'for sure' || (ofServers.test(path) && namesStart(path))
  );
}
