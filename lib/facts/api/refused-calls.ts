import { asText } from '../../exchange/json.ts';
import type { Flow } from '../../flows/flow.ts';
import { challengesOf } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import { isCallBeforeLogin, refusesToken } from '../../messages/oauth2/challenged-request.ts';
import { isNonceChallenge } from '../../messages/oauth2/dpop.ts';
import type { Params } from '../../messages/view.ts';
import { isTokenUse } from '../../vocabulary/kinds.ts';

const codes = new Set([
  'invalid_token',
  'insufficient_scope',
  'insufficient_user_authentication',
  'invalid_dpop_proof',
]);

/** The answered calls of a flow to APIs and to userinfo that carried a token, or whose answer speaks of one. */
export function callsOf({ messages }: Pick<Flow, 'messages'>): readonly Message[] {
  return messages.filter(
    (message) =>
      isTokenUse(message) &&
      (message.token ?? (refusesToken(message.exchange) && !isCallBeforeLogin(message))) &&
      message.exchange.status,
  );
}

/** What a refused call’s answer says: the challenge’s parameters, else the error of the body. RFC 6750 §3. */
export function refusalOf({ exchange, answer }: Message): Params {
  const challenge = challengesOf(exchange).find(({ params }) => params['error'])?.params;
  if (challenge) return challenge;
  const code = asText(answer?.['error']);
  return code && codes.has(code) ? { error: code } : {};
}

/** 401 says that the token is not good enough; 403 alone may have any reason. A nonce challenge is no refusal (RFC 9449 §9). */
export function isRefused(call: Message): boolean {
  const { status } = call.exchange;
  if (isNonceChallenge(call.exchange, call.answer)) return false;
  return status === 401 || (status === 403 && codes.has(refusalOf(call)['error'] ?? ''));
}

/** The last call that was refused with a token of this login, and never taken later at the same address. `undefined`: none. */
export function refusedCallOf(flow: Pick<Flow, 'messages'>): Message | undefined {
  const calls = callsOf(flow);
  const refused = calls.findLast((call) => call.token !== undefined && isRefused(call));
  const isMended = calls.some(
    (call) =>
      refused &&
      call.url === refused.url &&
      call.exchange.startedAt > refused.exchange.startedAt &&
      !isRefused(call),
  );
  return isMended ? undefined : refused;
}
