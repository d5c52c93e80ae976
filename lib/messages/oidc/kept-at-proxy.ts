import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import { originOf } from '../../exchange/parameters.ts';

/**
 * Where proxies that log in for an app have people sign in: Cloudflare Access; Pomerium; oauth2-proxy and authentik’s outpost, which take the
 * way back as `rd`; Authelia, which takes the method beside it; Vouch Proxy. Their requests are of no protocol.
 */
const loginOfProxy =
  /^https:\/\/[\w-]{1,63}\.cloudflareaccess\.com\/cdn-cgi\/access\/login\b|^[^?#]*\/(?:\.pomerium\/sign_in\b|(?:oauth2\/(?:start|sign_in)|outpost\.goauthentik\.io\/start)\?(?:[^#]*&)?rd=)|\?rd=[^&#]+&rm=|[?&]vouch-failcount=/;

/**
 * The origin of the app whose page’s script was sent to such a login, which the browser kept from it: as a script’s call is led there once
 * the session at the proxy has run out. `undefined` for all else, above all for a window, which can go there.
 */
export function appKeptAtProxy(exchange: Exchange): string | undefined {
  if (!loginOfProxy.test(exchange.url) || !isKeptFromScript(exchange)) return undefined;
  const page = cameFrom(exchange);
  return page === null || page === originOf(exchange.url) ? undefined : page;
}
