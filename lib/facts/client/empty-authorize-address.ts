import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { isUnset } from '../../exchange/unset.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';

/** A login’s request of an app that has no address of a provider: what was to stand before “?client_id=…” is empty. */
export type EmptyAuthorizeAddress = {
  readonly request: Message;
  /** The app’s own address that led to its folder or itself. */
  readonly from: string | undefined;
  /** The word for nothing in the address (`undefined`, `None`), and what it stands for. */
  readonly word: string | undefined;
  readonly isHost: boolean;
};

/**
 * The authorization request to a host that is called by a word for nothing; or to the host that its answer is to come back to, with such a word in
 * its path, or refused at the address of whatever led there or its folder, which is where “?client_id=…” leads by itself. RFC 3986 §5.2.2,
 * §5.2.3. `undefined` for all others, and where an answer came.
 */
export const emptyAuthorizeAddress = fact(
  'emptyAuthorizeAddress',
  ({ authorizationRequest, errorPage, flow }): EmptyAuthorizeAddress | undefined => {
    const request = authorizationRequest?.message;
    if (!request || flow.messages.some(isFrontChannelResponse)) return undefined;
    const { url, status = 0 } = request.exchange;
    const [host, origin] = [hostOf(url), originOf(url)];
    if (isUnset(host)) return { request, from: undefined, word: host, isHost: true };
    const isRefused = errorPage?.message === request && status <= 500;
    if (origin === null || originOf(request.returnAddress ?? '') !== origin) return undefined;
    const parts = endpointOf(url).split('/').slice(3);
    const word = parts.find(isRefused ? isUnset : isScripts);
    if (word !== undefined) return { request, from: undefined, word, isHost: false };
    const from = isRefused ? ledFrom(request, flow, origin) : undefined;
    return from === undefined ? undefined : { request, from, word, isHost: false };
  },
);

/** What JavaScript alone writes: a page’s script glued it on, and an app’s own page was shown for it. */
function isScripts(part: string): boolean {
  return part === 'undefined' || part === '[object%20Object]';
}

/** The app’s own address that led to itself or its folder. */
function ledFrom({ exchange }: Message, { context }: Flow, origin: string): string | undefined {
  const { url, startedAt } = exchange;
  const led = context.findLast(
    (one) => one.startedAt <= startedAt && one.redirectUrl === url && originOf(one.url) === origin,
  );
  if (!led) return undefined;
  const from = endpointOf(led.url);
  const endpoint = endpointOf(url);
  return endpoint === from || endpoint === from.slice(0, from.lastIndexOf('/') + 1) ? from : undefined;
}
