import { headerValue } from '../../exchange/headers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { endpointOf, hostOf, pathOf } from '../../exchange/parameters.ts';
import { sessionAtProxyOf, type ProxySession } from '../../facts/pages/session-at-proxy.ts';
import { spanOf } from '../../facts/time-span.ts';
import type { Flow } from '../../flows/flow.ts';
import { loginByScript, type LoginByScript } from '../../facts/pages/login-by-script.ts';
import { isLoginOfProxy } from '../../messages/oidc/kept-at-proxy.ts';
import { namesStart } from '../../messages/oidc/start-not-there.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A script cannot sign anybody in: login pages are for the window, and CORS keeps scripts out. Fetch standard §4.10; RFC 6749 §3.1. */
export default cause({
  id: 'login-by-script',
  owner: 'client',
  title: 'A script’s call was sent to a login page, where only the window can go',
  signs:
    'A request by script (fetch, XMLHttpRequest) asked a provider or an access proxy for its login, mostly because an answer redirected it there, and the browser kept the answer from it. The cookie of an access proxy that came with the call tells that its session was over.',
  against: 'A navigation; a call that its server answered; a visible login of the same client that followed.',
  fix: 'Answer calls without a session with 401 in place of a redirect (ASP.NET Core: OnRedirectToLogin; Spring: an entry point with 401 for the API’s paths; oauth2-proxy: --api-route; mod_auth_openidc: OIDCUnAuthAction 401 for XMLHttpRequest; Quarkus: X-Requested-With: JavaScript), and let the page go to the login by navigating (location.assign). CORS headers at the provider are no cure: login pages allow no scripts.',
  references: ['fetch', 'rfc6749#3.1'],
  example: 'fetch("/api/orders") → 302 → https://op.example/authorize?… → net::ERR_FAILED (CORS)',
  confusedWith: ['api-cors', 'cors-missing', 'no-answer', 'not-answered', 'cookie-fetch-no-credentials'],
  folds: ['no-answer', 'not-answered', 'unexplained', 'wrong-endpoint', 'provider-error-page', 'known-error'],
  evenIfSucceeded: true,
  needs: [loginByScript],
  inspect({ flow, of }): CauseDraft {
    const found = of(loginByScript);
    const { request, call, kept } = found;
    const session = call && request && sessionAtProxyOf(call);
    return {
      at: request ?? flow.messages.at(-1),
      why: session ? whyOver(session, found, flow) : request ? whyOf(found) : whyOfGuard(found),
      ...(session ? { fix: fixOfSession } : call && beginsLogin(call) && { fix: fixOfStart(call.url) }),
      ...(request === undefined && { fix: fixOfGuard, owner: 'resource_server' as const }),
      proof: 'comparison',
      confidence: 'certain',
      evidence: request ? [request] : [],
      ...(call && {
        compared: [
          {
            name: 'Location',
            expected: { value: null, at: undefined },
            got: { value: endpointOf(kept.url), at: undefined, exchange: call },
          },
        ],
      }),
    };
  },
});

/** Its address is for nothing else. A call that was led there before it is not always known. */
function beginsLogin({ url }: Exchange): boolean {
  return namesStart(pathOf(url)) && !isLoginOfProxy(url);
}

function fixOfStart(url: string): string {
  return `The login begins at ${endpointOf(url)}: let the page go there by navigating (a link, or location.assign), not by fetch or axios. Where the script asked for something else and was led there for want of a session, answer that call with 401 in place of a redirect. CORS headers are no cure, neither the app’s nor the provider’s: login pages allow no scripts.`;
}

function whyOf({ call, kept }: LoginByScript): string {
  const where = endpointOf(kept.url);
  if (call)
    return `A script of the page called ${endpointOf(call.url)}, and the answer sent it on to the login at ${where}. Only the window can go there: the browser keeps a login page from scripts (CORS), so the call failed and nobody was asked to sign in.`;
  const page = pageOf(kept);
  return `A script${page === undefined || page === 'a page' ? '' : ` of ${page}`} asked for the login at ${where} (fetch or XMLHttpRequest), by itself or after a redirect. Only the window can go there: the browser keeps a login page from scripts (CORS), so nobody was asked to sign in.`;
}

/** The page lives on without its server: from a service worker’s store, or because it was open all the time. */
function whyOver({ product, cookie, over }: ProxySession, { call, kept }: LoginByScript, flow: Flow): string {
  const api = (call ?? kept).url;
  const page = flow.context.find(({ context: { servedBy }, url }) => servedBy && hostOf(url) === hostOf(api));
  const store =
    page?.context.servedBy === 'service_worker' ? 'the app’s service worker' : page && 'the browser’s store';
  const ended = over === undefined ? '' : `, which ran out ${spanOf(over)} before`;
  const shown = store
    ? ` The page itself came from ${store}, so that opening it led nobody to the login.`
    : '';
  return `The session that ${product} keeps for ${hostOf(api)} is over: the call to ${endpointOf(api)} brought its cookie ${cookie}${ended}, and was sent on to the login at ${endpointOf(kept.url)}. Only the window can go there: the browser keeps a login page from scripts (CORS), so the page goes on without its server and nobody is asked to sign in.${shown}`;
}

const fixOfSession =
  'Load the page anew from the network (past the store and the service worker): the window is led to the login then. For good, let the page do so when such a call fails (location.reload), let no service worker answer that visit, and have the proxy answer calls without a session with 401 in place of a redirect: Cloudflare Access and Google IAP do for X-Requested-With: XMLHttpRequest, oauth2-proxy with --api-route, others by a setting. No CORS header of the app’s is missing.';

function whyOfGuard({ call, kept }: LoginByScript): string {
  const api = endpointOf((call ?? kept).url);
  const isBare = headerValue(call?.requestHeaders, 'cookie') === undefined;
  return `The login worked, but a script of the page then called ${api}, and that answer sent it to sign in at ${hostOf(kept.url)}: whoever guards this address knows of no session${isBare ? ' (the call brought no cookie)' : ' for it'}, and the browser keeps a login page from scripts (CORS).`;
}

const fixOfGuard =
  'Let one session count for page and API: guard both as one application, or put the API under the page’s host; else let a visit to the API’s host set its cookie first and call it with credentials, and let the guard pass the browser’s questions (OPTIONS) and answer calls without a session with 401.';
