import { hostOf, originOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { hostInPath } from '../../messages/oidc/schemeless-address.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';

/** A login that stayed on the app’s own host, because the address that it was to go to has no scheme. */
export type SchemelessLogin = {
  readonly at: Message;
  /** The host name (and port) that stands in the path. */
  readonly host: string;
  /** The host on which the browser stayed. */
  readonly own: string;
};

/**
 * Of a login that never began, or whose request went to the host that its answer is to come back to and was not answered. `undefined` for all
 * others. RFC 3986 §5.2.2.
 */
export const schemelessLogin = fact(
  'schemelessLogin',
  ({ flow, authorizationRequest }): SchemelessLogin | undefined => {
    if (flow.messages.some(isFrontChannelResponse)) return undefined;
    const request = authorizationRequest?.message;
    const isOwn =
      request !== undefined &&
      originOf(request.exchange.url) === originOf(request.returnAddress ?? '') &&
      originOf(request.exchange.url) !== null;
    const at = isOwn ? request : messagesOf(flow, 'refused_start').at(-1);
    const host = at && hostInPath(at.exchange.url);
    return at && host !== undefined ? { at, host, own: hostOf(at.exchange.url) } : undefined;
  },
);
