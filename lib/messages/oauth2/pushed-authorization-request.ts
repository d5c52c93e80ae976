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
  if (params['code'] || params['auth_req_id'] || !(hidden || responseTypeParts(params['response_type'])))
    return undefined;
  const expected = learned.kindAt(view.endpoint) === 'pushed_authorization_request';
  const answered = typeof view.answer?.['request_uri'] === 'string';
  const named = /\/(par|push)(\/|\.|$)/.test(view.path);
  if (!expected && !answered && !named) return undefined;
  return directMessage(view, 'pushed_authorization_request', {
    confidence: expected || answered ? 'certain' : 'firm',
    params: { ...sentParameters(view), ...params },
    hidden,
  });
}
