import type { Message } from '../message.ts';
import type { View } from '../view.ts';
import { oauth2Message } from '../oauth2/oauth2-message.ts';

/**
 * Another site asks the client to begin a login at a given issuer. OpenID Connect Core §4; LTI 1.3 (1EdTech Security
 * Framework §5.1.1.1) sends its own hints along. The login that follows decides whether it was one.
 */
export function thirdPartyInitiatedLogin(view: View): Message<'third_party_initiated_login'> | undefined {
  const { exchange, request } = view;
  if (view.isNavigation === false || (exchange.method !== 'GET' && exchange.method !== 'POST'))
    return undefined;
  if (!/^https?:\/\//.test(request['iss'] ?? '') || isSomethingElse(request)) return undefined;
  const asked = ['target_link_uri', 'lti_message_hint', 'login_hint'].filter((name) => request[name]);
  if (asked.length === 0) return undefined;
  return oauth2Message(exchange, 'third_party_initiated_login', {
    params: request,
    confidence: asked.length > 1 ? 'certain' : 'firm',
  });
}

/** Requests and answers may carry `iss` too: RFC 9101 §4, RFC 9207 §2. */
const others = [
  'code',
  'error',
  'response',
  'response_type',
  'id_token',
  'access_token',
  'grant_type',
  'sid',
];

function isSomethingElse(params: View['request']): boolean {
  return others.some((name) => params[name]);
}
