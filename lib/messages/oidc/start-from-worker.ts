import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, originOf, pathOf } from '../../exchange/parameters.ts';
import { loginStartAt } from './login-start-address.ts';
import { carriesAnswer } from './refuses-login.ts';
import { isForReading, isStartOfLibrary, namesStart } from './start-not-there.ts';

/** A part of an address that servers alone have: no router of a page answers there. */
const ofServers = /^\/(?:[\w.-]{1,40}\/){0,3}(?:api|_api|rest|rpc|v\d|backend|server)\//i;

/** The same with what says that somebody logs in there: a script sends people to it, and the server sends them on. */
const loginOfServers =
  /^\/(?:[\w.-]{1,40}\/){0,3}(?:api|_api|rest|rpc|backend|server)\/(?:[\w.-]{1,40}\/){0,3}(?:auth|oauth2?|oidc|openid|saml2?|sso)\/(?:log-?in|sign-?in|start)\/?$/i;

/**
 * Where the app’s own page led somebody to the address at which its server begins a login with a provider, and a service worker
 * answered with a page: the server, which would have sent the browser on, was never asked. `for sure` by addresses that are the server’s
 * (below `/api/`, or those of its libraries). A page’s own router may have others: there it is `likely` the second time within a minute,
 * when the first led to no login either. `undefined` for all else. Service Workers §4.5.
 */
export function startFromWorker(
  exchange: Exchange,
  before: () => readonly Exchange[],
): 'for sure' | 'likely' | undefined {
  if (!isLedToWorker(exchange)) return undefined;
  const path = pathOf(exchange.url);
  if (isServers(path)) return 'for sure';
  return namesStart(path) && wasInVain(exchange, before()) ? 'likely' : undefined;
}

function isServers(path: string): boolean {
  const start = loginStartAt(path);
  if (isStartOfLibrary(path) || start === 'for sure') return true;
  return (ofServers.test(path) && namesStart(path)) || (start === 'likely' && loginOfServers.test(path));
}

function isLedToWorker(exchange: Exchange): boolean {
  const { method, status, url, redirectUrl, context, verdicts, responseBody } = exchange;
  if (method !== 'GET' || status !== 200 || redirectUrl !== undefined) return false;
  const isWorkers =
    context.servedBy === 'service_worker' || verdicts?.not_from_server?.startsWith('service_worker') === true;
  if (!isWorkers || isForReading(url) || carriesAnswer(url) || cameFrom(exchange) !== originOf(url))
    return false;
  // The app’s own form for a password.
  if (/\btype=["']?password\b/i.test(responseBody?.text ?? '')) return false;
  const type = responseBody?.mediaType;
  if (type !== undefined && type !== '' && !/html/i.test(type)) return false;
  return pathOf(exchange.url).length <= 200;
}

/** The same was tried in that tab, and nothing of the pages since was anybody else’s: no script of its page began a login either. */
function wasInVain(exchange: Exchange, before: readonly Exchange[]): boolean {
  const address = endpointOf(exchange.url);
  const isSame = (one: Exchange): boolean => endpointOf(one.url) === address && isLedToWorker(one);
  const first = before.findLastIndex(isSame);
  if (first < 0 || isLoadedAgain(exchange)) return false;
  return before.slice(first).every(({ url, redirectUrl = url }) => {
    const home = originOf(exchange.url);
    return originOf(url) === home && originOf(redirectUrl) === home;
  });
}

/** A page that is loaded anew keeps what it was told of where it came from: itself, once it had led to itself. */
function isLoadedAgain({ requestHeaders, url }: Exchange): boolean {
  return endpointOf(headerValue(requestHeaders, 'referer') ?? '') === endpointOf(url);
}
