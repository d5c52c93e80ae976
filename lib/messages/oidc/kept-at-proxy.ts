import { cameFrom } from '../../exchange/came-from.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isLoginRequest } from '../../exchange/login-request.ts';
import { originOf } from '../../exchange/parameters.ts';

/**
 * Where proxies that log in for an app have people sign in: Cloudflare Access; Pomerium; oauth2-proxy and authentik’s outpost, which take the
 * way back as `rd`; Authelia, which takes the method beside it; Vouch Proxy. Their requests are of no protocol.
 */
const loginOfProxy =
  /^https:\/\/[\w-]{1,63}\.cloudflareaccess\.com\/cdn-cgi\/access\/login\b|^[^?#]*\/(?:\.pomerium\/sign_in\b|(?:oauth2\/(?:start|sign_in)|outpost\.goauthentik\.io\/start)\?(?:[^#]*&)?rd=)|^[^?]*\?rd=[^&#]+&rm=|[?&]vouch-failcount=/;

/** A page’s script and the login that it was led to. */
export type KeptLogin = {
  /** The origin of the app’s page. */
  readonly app: string;
  /** Where people sign in, as it was asked for or led to. */
  readonly login: string;
  /** `preflight`: the browser’s question before the call was led there, and no call was made. */
  readonly by: 'call' | 'preflight';
};

/**
 * The login of an access proxy that a page’s script was sent to and that the browser kept from it: as a call is led there once the session
 * at the proxy has run out, or the browser’s question before it, which never brings a session; such a question counts where it is led to a
 * provider, too. `undefined` for all else, above all for a window, which can go there. Fetch standard §4.8, §4.10.
 */
export function keptLoginOf(exchange: Exchange): KeptLogin | undefined {
  const by = isPreflight(exchange) ? 'preflight' : 'call';
  const login = by === 'call' ? exchange.url : exchange.redirectUrl;
  if (login === undefined) return undefined;
  const isKept =
    by === 'call'
      ? isLoginOfProxy(login) && isKeptFromScript(exchange)
      : isLoginOfProxy(login) || isLoginRequest(login);
  const app = isKept ? pageBehind(exchange) : null;
  return app === null || app === originOf(exchange.url) ? undefined : { app, login, by };
}

/** True for the address at which a proxy that logs in for an app has people sign in, by the shape of products’ addresses. */
export function isLoginOfProxy(url: string): boolean {
  return loginOfProxy.test(url);
}

/** Fetch standard §3.3.4. */
function isPreflight({ method, requestHeaders, status = 0 }: Exchange): boolean {
  return (
    method === 'OPTIONS' &&
    status >= 300 &&
    status < 400 &&
    headerValue(requestHeaders, 'access-control-request-method') !== undefined
  );
}

function pageBehind(exchange: Exchange): string | null {
  return cameFrom(exchange) ?? originOf(headerValue(exchange.requestHeaders, 'origin') ?? '');
}

/** The origin of the app of {@link keptLoginOf}. */
export function appKeptAtProxy(exchange: Exchange): string | undefined {
  return keptLoginOf(exchange)?.app;
}
