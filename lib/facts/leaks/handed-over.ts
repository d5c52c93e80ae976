import { isAccepted, pageOf } from '../../exchange/page-request.ts';
import { bodyParameters, originOf, parameter } from '../../exchange/parameters.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { cookiesSetBy, isSessionCookie } from '../cookies/set-cookie.ts';
import { sessionInBodyOf } from './session-in-answer.ts';
import { isTelemetry } from './telemetry.ts';

/**
 * The callback’s page gave the code to a server that logs the person in with it, under a name of another site. `session`: whether
 * its answer shows a session, or was not recorded far enough to tell.
 */
export type HandedOver = { readonly withVerifier: boolean; readonly session: 'seen' | 'not recorded' };

/** Milliseconds after the callback in which a page hands its code over. */
const promptly = 60_000;

/**
 * How a request that carries the code away hands it over: in a body and as a parameter by itself, from the callback’s own origin, right
 * after the callback, accepted and answered with a session. `undefined` for everything else, which is a leak: in an address, inside
 * another value, from elsewhere, to a collector of reports.
 */
export function handedOverOf(
  flow: Pick<Flow, 'messages'>,
  message: Message,
  redirectUri: string | null,
): HandedOver | undefined {
  const { exchange, params } = message;
  const { code } = params;
  if (params['place'] !== 'body' || !code || !redirectUri || isTelemetry(exchange.url)) return undefined;
  if (!isAccepted(exchange) || pageOf(exchange) !== originOf(redirectUri)) return undefined;
  const sent = bodyParameters(exchange.requestBody);
  if (parameter(sent, 'code') !== code || exchange.url.includes(code)) return undefined;
  const callback = messagesOf(flow, 'authorization_response').findLast(
    (other) => other.params['code'] === code,
  );
  const after = callback ? timeOf(message) - timeOf(callback) : -1;
  if (after < 0 || after > promptly) return undefined;
  const session = sessionIn(message, flow);
  return session && { withVerifier: parameter(sent, 'code_verifier') !== undefined, session };
}

/** A page that redeems its code itself needs nobody else to: then silence shows no session. */
function sessionIn(
  { exchange, params }: Message,
  flow: Pick<Flow, 'messages'>,
): HandedOver['session'] | undefined {
  const said = cookiesSetBy(exchange).some(isSessionCookie) ? 'session' : sessionInBodyOf(exchange);
  if (said !== undefined) return said === 'session' ? 'seen' : undefined;
  const isRedeemed = messagesOf(flow, 'token_request').some(
    (other) => other.params['code'] === params['code'],
  );
  return isRedeemed || exchange.status === 202 || exchange.status === 204 ? undefined : 'not recorded';
}

/** A token alone in a body, under whatever name, that was answered with a session of the receiver's. Not where reports are collected. */
export function isTraded({ params, exchange }: Message): boolean {
  return (
    params['found'] === 'value' &&
    params['place'] === 'body' &&
    params['access_token'] !== undefined &&
    !isTelemetry(exchange.url) &&
    isAccepted(exchange) &&
    sessionInBodyOf(exchange) === 'session'
  );
}
