import { decodeJwt } from '../../exchange/jwt.ts';
import type { Learned } from '../learned.ts';
import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { effectiveParameters } from './authorization-request.ts';
import { directMessage, sentParameters } from './direct.ts';

/** The client asks the provider to reach a person on a device of theirs. CIBA Core §7.1, §7.1.1 (signed), §7.3. */
export function backchannelAuthenticationRequest(
  view: View,
  learned: Learned,
): Message<'backchannel_authentication_request'> | undefined {
  const { exchange, request } = view;
  if (exchange.method !== 'POST' || view.isNavigation) return undefined;
  if (request['grant_type'] || request['response_type']) return undefined;
  const expected = learned.kindAt(view.endpoint) === 'backchannel_authentication_request';
  const answered = typeof view.answer?.['auth_req_id'] === 'string';
  const { params, hidden } = effectiveParameters(request);
  const hinted = hints.some((name) => params[name]) || Boolean(decodeJwt(request['request']));
  if (!hinted || !(expected || answered || (isNamed(view.path) && isOpenId(params['scope']))))
    return undefined;
  return directMessage(view, 'backchannel_authentication_request', {
    confidence: expected || answered ? 'certain' : 'firm',
    params: { ...sentParameters(view), ...params },
    hidden,
  });
}

/** CIBA Core §7.1: exactly one of them. */
const hints = ['login_hint', 'login_hint_token', 'id_token_hint'] as const;

/** The paths of the servers that are known: a hint, never enough. */
function isNamed(path: string): boolean {
  return /\/(bc-authorize|bc-auth\.ciba|ciba(\/auth)?|backchannel\/?(authorize|authentication)?)$/.test(path);
}

function isOpenId(scope: string | undefined): boolean {
  return scope?.split(' ').includes('openid') ?? false;
}
