import type { Exchange } from '../../exchange/exchange.ts';
import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import { endpointOf, hostOf, originOf, queryParameters, withoutFragment } from '../../exchange/parameters.ts';
import { isRefusedByBackend } from '../../messages/oidc/refused-by-backend.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { wentThereItself } from '../../flows/got-on.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';

/** A script’s request for a page at which people sign in, which the browser kept from it. */
export type LoginByScript = {
  /** The script’s own call that was answered with a redirect there; `undefined` where the script asked by itself or that was not recorded. */
  readonly call: Exchange | undefined;
  readonly kept: Exchange;
  /** Where the request is a login’s own, or the app’s one way to a login (an access proxy’s); `undefined` for a login page of who logs in for the app (an access proxy). */
  readonly request: Message | undefined;
};

/** The first of a flow; `undefined` where none was seen. */
export const loginByScript = fact('loginByScript', ({ flow }): LoginByScript | undefined => {
  const request = flow.messages.find((one) => isFrontChannelRequest(one) && isKeptFromScript(one.exchange));
  if (request) return { request, kept: request.exchange, call: leadingTo(flow, request.exchange) };
  const refused = flow.messages.find(
    ({ kind, exchange }) =>
      kind === 'refused_start' && isKeptFromScript(exchange) && !isRefusedByBackend(exchange),
  );
  if (refused)
    return wentThereItself(flow, refused)
      ? undefined
      : { request: refused, kept: refused.exchange, call: leadingTo(flow, refused.exchange) };
  const calls = flow.context.filter(leadsToLogin);
  for (const call of calls) {
    const kept = flow.context.find(
      (one) => one.startedAt >= call.startedAt && isSame(one, call.redirectUrl) && isKeptFromScript(one),
    );
    if (kept) return { request: undefined, kept, call };
  }
  return undefined;
});

/** Another origin’s page for signing in, after a call. */
function leadsToLogin({ url, redirectUrl, context }: Exchange): boolean {
  if (redirectUrl === undefined || context.resourceType !== 'fetch') return false;
  if (originOf(redirectUrl) === originOf(url) || hostOf(redirectUrl) === '') return false;
  return (
    isSignInAddress(redirectUrl) || atLogin.test(endpointOf(redirectUrl)) || namesReturn(redirectUrl, url)
  );
}

/** It is told where to come back to: Authelia’s `rd`, `return_to`, `redirect_url`. */
function namesReturn(redirectUrl: string, url: string): boolean {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: '', pathname: '' };
  return queryParameters(redirectUrl).some(
    ([, value]) =>
      (host !== '' && value.includes(host)) || (pathname.length > 3 && value.startsWith(pathname)),
  );
}

const atLogin = /\/(?:log-?in|sign-?in|auth(?:orize|enticate)?|sso|saml2?|oauth2?|oidc|cas)(?:\/|$)/i;

function leadingTo({ context }: Flow, { url, startedAt }: Exchange): Exchange | undefined {
  return context.findLast((one) => one.startedAt <= startedAt && isSame({ url }, one.redirectUrl));
}

function isSame({ url }: Pick<Exchange, 'url'>, redirectUrl: string | undefined): boolean {
  return redirectUrl !== undefined && withoutFragment(redirectUrl) === withoutFragment(url);
}
