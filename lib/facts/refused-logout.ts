import type { Exchange } from '../exchange/exchange.ts';
import { endpointOf, originOf, queryParameters } from '../exchange/parameters.ts';
import { refusesLogout } from '../flows/error-page.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { logoutRequestOf } from './logout-request.ts';
import { fact } from './fact.ts';
import { chainFrom, saidAlong } from './said/said-along.ts';
import type { Said } from './said/said.ts';

/** A logout that the provider refused: by its status, or by a page of its own that its redirects led to. RP-Initiated Logout §2. */
export type RefusedLogout = {
  readonly request: Message;
  /** The request itself, then the provider’s pages that it led to. */
  readonly pages: readonly Exchange[];
  /** The most telling of what they say. */
  readonly said: Said | undefined;
  /**
   * Amazon Cognito answers a logout whose `logout_uri` is none of the app client’s sign-out URLs with its login page, and that one misses
   * `redirect_uri`. https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
   */
  readonly isSentToLogin: boolean;
  /** The same request without that address to return to, or with another, which the provider took afterwards. */
  readonly takenOtherwise?: Message;
};

/**
 * The last logout request, where it was refused, or the one before it, where that one had all the same but the address to return to and was taken;
 * `undefined` where there is none, or it led on to the client.
 */
export const refusedLogout = fact('refusedLogout', ({ flow }): RefusedLogout | undefined => {
  const request = logoutRequestOf(flow);
  if (!request) return undefined;
  const refused = refusalOf(flow, request);
  if (refused) return refused;
  const other = messagesOf(flow, 'end_session_request').findLast((one) => isSameButForReturn(one, request));
  const before = other && refusalOf(flow, other);
  return before && isTaken(request.exchange) ? { ...before, takenOtherwise: request } : undefined;
});

function refusalOf({ context }: Pick<Flow, 'context'>, request: Message): RefusedLogout | undefined {
  const { exchange } = request;
  const later = context.filter(({ startedAt }) => startedAt >= exchange.startedAt);
  const pages = chainFrom(exchange, later).filter(({ url }) => originOf(url) === originOf(exchange.url));
  const isRefused = pages.some(({ status = 0 }) => status >= 400) || refusesLogout(request);
  const isSentToLogin = isLoginForLogout(exchange.redirectUrl ?? '');
  // Somebody may sign out long after the login, when pages are no longer kept.
  if (!isRefused && !(isSentToLogin && pages.length === 1)) return undefined;
  return { request, pages, said: saidAlong(exchange, later)[0]?.said, isSentToLogin };
}

/** Of one client, with one hint, at one address; and with an address to return to that the later one has not. */
function isSameButForReturn(one: Message, later: Message): boolean {
  const asked = one.params[nameOfReturn];
  return (
    one.exchange.id !== later.exchange.id &&
    asked !== undefined &&
    asked !== '' &&
    asked !== later.params[nameOfReturn] &&
    endpointOf(one.exchange.url) === endpointOf(later.exchange.url) &&
    ['id_token_hint', 'client_id'].every((name) => one.params[name] === later.params[name])
  );
}

const nameOfReturn = 'post_logout_redirect_uri';

function isTaken({ status = 0 }: Exchange): boolean {
  return status >= 200 && status < 400;
}

function isLoginForLogout(address: string): boolean {
  const handedOn = queryParameters(address);
  const names = new Set(handedOn.map(([name]) => name));
  return endpointOf(address).endsWith('/login') && names.has('logout_uri') && !names.has('redirect_uri');
}
