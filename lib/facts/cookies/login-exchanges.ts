import type { Exchange } from '../../exchange/exchange.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { hostOf, originOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { LoginExchanges } from './login-cookies.ts';
import { loginValuesOf } from './ties.ts';

/**
 * A flow's login with what happened around it, as its cookies saw it, of any protocol whose answer comes through the browser: the last
 * answer that reached the client, and the last request before it. `callback` chooses another answer, as in a loop. `undefined` where no
 * request was seen or no answer reached the client.
 */
export function loginExchangesOf(
  { messages, context, isContextFull }: Pick<Flow, 'messages' | 'context' | 'isContextFull'>,
  callback: Message | undefined = messages.findLast(isDelivery),
): LoginExchanges | undefined {
  const request = callback && requestBefore(messages, callback);
  if (!callback || !request) return undefined;
  const own = messages.map(({ exchange }) => exchange);
  return {
    exchanges: [...new Map([...context, ...own].map((one) => [one.id, one])).values()],
    request: request.exchange,
    callback: callback.exchange,
    ties: loginValuesOf(request),
    isWhole: !isContextFull,
  };
}

/** The request that carries the answer, not the redirect that leads to it. */
export function isDelivery(message: Message): boolean {
  return (
    isFrontChannelResponse(message) && message.carrier === 'request' && /^https?:/i.test(message.exchange.url)
  );
}

/**
 * The last request before an answer with which the client sent the browser to the provider. A form of the provider’s own page (login,
 * consent) that posts to the same address once more is not that, nor the same request that such a page goes on with: nothing of the
 * client’s led to it. `undefined` where none was seen.
 */
export function requestBefore(messages: readonly Message[], callback: Message): Message | undefined {
  const requests = messages.slice(0, messages.indexOf(callback)).filter(isFrontChannelRequest);
  return (
    requests.findLast(
      (request, at) => !isPostedByItsOwnPage(request) && !isGoneOnWith(request, requests.slice(0, at)),
    ) ?? requests.at(-1)
  );
}

/** What tells one login's request from another's, in whatever protocol. */
const ofOneLogin = ['state', 'nonce', 'SAMLRequest', 'wctx', 'oauth_token'];

/** Came before, and comes again from a page of the provider’s site or by its own redirect, as after its login (IdentityServer’s `/connect/authorize/callback`). */
function isGoneOnWith(request: Message, earlier: readonly Message[]): boolean {
  const from = cameFrom(request.exchange);
  const { url } = request.exchange;
  if (earlier.some((one) => isLedOnTo(one.exchange, url))) return true;
  if (from === null || !isOneSite(from, url) || hostOf(from) === hostOf(request.returnAddress ?? ''))
    return false;
  const named = ofOneLogin.filter((name) => request.params[name] !== undefined);
  return (
    named.length > 0 &&
    earlier.some(
      (one) =>
        originOf(one.exchange.url) === originOf(url) &&
        named.every((name) => one.params[name] === request.params[name]),
    )
  );
}

/** The provider redirected its own request to another of its addresses (Google’s account chooser). */
function isLedOnTo({ url, redirectUrl }: Exchange, next: string): boolean {
  return redirectUrl === next && originOf(url) === originOf(next);
}

/** A form of a page of the provider’s origin, which goes back to that origin. */
export function isPostedByItsOwnPage({ exchange }: Message): boolean {
  return exchange.method === 'POST' && cameFrom(exchange) === originOf(exchange.url);
}
