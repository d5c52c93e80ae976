import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { isUnset } from '../../exchange/unset.ts';
import type { Message } from '../../messages/message.ts';
import { fact } from '../fact.ts';

/** A login’s request that an app sent to itself, because it has no address of a provider. */
export type OwnAuthorizeAddress = {
  readonly request: Message;
  /** The app’s own address that led there; `undefined` where it was not seen and the request’s address tells by itself. */
  readonly from: string | undefined;
  /** The word for nothing in the address: `undefined`, `None`. */
  readonly word: string | undefined;
};

/**
 * The authorization request to the host that its answer is to come back to, at the address of whatever led there or its folder, which is where
 * “?client_id=…” leads by itself, or with a word for nothing in its path; and refused. RFC 3986 §5.2.2, §5.2.3. `undefined` for all others.
 */
export const ownAuthorizeAddress = fact(
  'ownAuthorizeAddress',
  ({ authorizationRequest, errorPage, flow }): OwnAuthorizeAddress | undefined => {
    const request = authorizationRequest?.message;
    if (!request || errorPage?.message !== request) return undefined;
    const { url, status = 0, startedAt } = request.exchange;
    const origin = originOf(url);
    if (origin === null || originOf(request.returnAddress ?? '') !== origin || status > 500) return undefined;
    const endpoint = endpointOf(url);
    const word = endpoint.split('/').slice(3).find(isUnset);
    const led = flow.context.findLast(
      (one) => one.startedAt <= startedAt && one.redirectUrl === url && originOf(one.url) === origin,
    );
    if (word !== undefined) return { request, from: led?.url, word };
    if (!led) return undefined;
    const from = endpointOf(led.url);
    const folder = from.slice(0, from.lastIndexOf('/') + 1);
    return endpoint === from || endpoint === folder ? { request, from, word } : undefined;
  },
);
