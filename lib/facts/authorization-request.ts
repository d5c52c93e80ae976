import type { Message } from '../messages/message.ts';
import { impliedResponseType } from '../messages/vendors.ts';
import type { Params } from '../messages/view.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';

/** The authorization request with the parameters that count. */
export type AuthorizationRequest = {
  readonly message: Message;
  readonly params: Params;
  /** The `response_type` taken apart; where the request names none, the one its vendor means; else empty. */
  readonly responseType: ReadonlySet<string>;
};

/**
 * The request of the front channel. Parameters of a pushed request that was seen count (RFC 9126 §4). `undefined` when no
 * request was seen, or when its parameters were pushed or encrypted out of sight: nothing can be missed in what is hidden.
 */
export function authorizationRequestOf(flow: Pick<Flow, 'messages'>): AuthorizationRequest | undefined {
  const message = messagesOf(flow, 'authorization_request')[0];
  const pushed = messagesOf(flow, 'pushed_authorization_request').at(-1);
  if (pushed?.hidden) return undefined;
  if (pushed)
    return request(message ?? pushed, { ...pushed.params, ...(message && withoutReference(message.params)) });
  if (!message || message.hidden) return undefined;
  return request(message, message.params);
}

function request(message: Message, params: Params): AuthorizationRequest {
  const asked = params['response_type'] ?? impliedResponseType(message.url);
  return { message, params, responseType: new Set(asked?.split(/[\s+,|]+/).filter(Boolean)) };
}

function withoutReference(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).filter(([name]) => name === 'client_id' || name === 'request_uri'),
  );
}

/** True when a request was seen whose parameters cannot be. */
export function isHidden(flow: Flow): boolean {
  return messagesOf(flow, 'authorization_request').length > 0 && authorizationRequestOf(flow) === undefined;
}
