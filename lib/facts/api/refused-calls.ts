import { asText } from '../../exchange/json.ts';
import type { Flow } from '../../flows/flow.ts';
import { challengesOf } from '../../messages/challenge.ts';
import type { Message } from '../../messages/message.ts';
import { isCallBeforeLogin, refusesToken } from '../../messages/oauth2/challenged-request.ts';
import { isNonceChallenge } from '../../messages/oauth2/dpop.ts';
import type { Params } from '../../messages/view.ts';
import { isTokenUse } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';

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

/** The calls of the flow: see {@link callsOf}. */
export const apiCalls = fact('apiCalls', ({ flow }) => callsOf(flow));

/** What a refused call’s answer says: the challenge’s parameters, else the error of the body. RFC 6750 §3. */
export function refusalOf({ exchange, answer }: Message): Params {
  const challenge = challengesOf(exchange).find(({ params }) => params['error'])?.params;
  if (challenge) return challenge;
  const code = asText(answer?.['error']);
  return code && codes.has(code) ? { error: code } : {};
}

/** 401 says that the token is not good enough; 403 alone may have any reason. A nonce challenge is no refusal (RFC 9449 §9). The body is not read. */
export function isRefusedByStatus(call: Message): boolean {
  const { status } = call.exchange;
  if (isNonceChallenge(call.exchange, call.answer)) return false;
  return status === 401 || (status === 403 && codes.has(refusalOf(call)['error'] ?? ''));
}

/**
 * Whether the client did what the refusal of this call asks for: a later authorization request of its own asks for the scope, or for the
 * stronger or more recent login, that the challenge names. Then nothing failed. RFC 6750 §3.1; RFC 9470 §3, §4. False where the
 * challenge names nothing.
 */
export function isSteppedUp(flow: Pick<Flow, 'messages' | 'later'>, call: Message): boolean {
  const wanted = refusalOf(call);
  const client = flow.messages.find(({ kind }) => kind === 'authorization_request')?.client;
  if (client === undefined) return false;
  return [flow, ...(flow.later?.('client', client) ?? [])]
    .flatMap(({ messages }) => messages)
    .some(
      ({ kind, params, exchange }) =>
        kind === 'authorization_request' &&
        exchange.startedAt > call.exchange.startedAt &&
        asksFor(params, wanted),
    );
}

function asksFor(asked: Params, wanted: Params): boolean {
  switch (wanted['error']) {
    case 'insufficient_scope':
      return holdsAll(asked['scope'], wanted['scope']);
    case 'insufficient_user_authentication':
      return (
        holdsAll(asked['acr_values'], wanted['acr_values']) ||
        (wanted['max_age'] !== undefined && asked['max_age'] === wanted['max_age'])
      );
    default:
      return false;
  }
}

function holdsAll(list: string | undefined, wanted: string | undefined): boolean {
  const words = new Set(list?.split(' '));
  return Boolean(wanted) && wanted!.split(' ').every((word) => words.has(word));
}
