import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { effectiveParameters } from './authorization-request.ts';
import { directMessage, sentParameters } from './direct.ts';
import { responseTypeParts } from './response-type.ts';

/** The client uploads its authorization request and gets a reference for it. RFC 9126 §2. */
export function pushedAuthorizationRequest(
  view: View,
  learned: Learned,
): Message<'pushed_authorization_request'> | undefined {
  const { exchange, request } = view;
  if (exchange.method !== 'POST' || view.isNavigation || request['grant_type'] || request['request_uri'])
    return undefined;
  const { params, hidden } = effectiveParameters(request);
  const isInteraction = isRefusedInteraction(view);
  const isRequest = hidden || isInteraction || responseTypeParts(params['response_type']) !== undefined;
  if (params['code'] || params['auth_req_id'] || !isRequest) return undefined;
  const expected = learned.kindAt(view.endpoint) === 'pushed_authorization_request';
  const answered = typeof view.answer?.['request_uri'] === 'string';
  const named = /\/(par|push)(\/|\.|$)/.test(view.path);
  if (!expected && !answered && !named && !isInteraction) return undefined;
  return directMessage(view, 'pushed_authorization_request', {
    confidence: expected || answered ? 'certain' : 'firm',
    params: { ...sentParameters(view), ...params },
    hidden,
  });
}

/**
 * What Okta's widget sends before it shows a form, and gets no handle for: the same request, without a response type.
 * https://developer.okta.com/docs/concepts/interaction-code/. One that is answered well begins no login with a redirect.
 */
function isRefusedInteraction({ path, request, answer }: View): boolean {
  if (!path.endsWith('/v1/interact') || typeof answer?.['error'] !== 'string') return false;
  return request['client_id'] !== undefined && request['redirect_uri'] !== undefined;
}
