import { challengeParameter } from '../../lib/messages/challenge.ts';
import { isFrontChannelResponse } from '../../lib/messages/message.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { asText, parseJsonObject, type JsonObject } from '../../lib/exchange/json.ts';
import type { ReportStep } from '../../lib/report/report.ts';
import { bodyParameters, toRecord } from '../../lib/exchange/parameters.ts';
import { hostOf } from '../flow/parties.ts';
import { otherDelivery } from './other-delivery.ts';

/** What came back for a step, in a few words. */
export type Answer = { readonly text: string; readonly good: boolean };

const delivered: readonly (readonly [member: string, name: string])[] = [
  ['code', 'code'],
  ['access_token', 'access token'],
  ['id_token', 'ID token'],
  ['refresh_token', 'refresh token'],
  ['request_uri', 'request_uri'],
  ['device_code', 'device code'],
  ['user_code', 'user code'],
  ['oauth_token', 'token'],
  ['oauth_token_secret', 'token secret'],
];

function isResponse(step: ReportStep): boolean {
  return isFrontChannelResponse(step) || step.kind === 'end_session_response';
}

/** The answer to a step; for a step that is itself an answer, what it delivers. `undefined`: nothing is known. */
export function answerOf(step: ReportStep, exchange: Exchange | undefined): Answer | undefined {
  if (isResponse(step)) return otherDelivery(step) ?? deliveryOf(step.params);
  if (!exchange) return undefined;
  if (exchange.status === 0) return { text: exchange.failure ?? 'the request failed', good: false };
  if (exchange.status === undefined) return undefined;
  const body = responseMembers(exchange);
  return (
    deliveryOf(body ?? {}) ??
    redirectAnswer(exchange) ??
    challengeAnswer(exchange) ??
    statusAnswer(exchange.status)
  );
}

/** The members of a response body: of a JSON object, or of a form, in which some providers answer. */
export function responseMembers(exchange: Exchange | undefined): JsonObject | undefined {
  const json = parseJsonObject(exchange?.responseBody?.text);
  if (json) return json;
  const form = bodyParameters(exchange?.responseBody);
  return form.length > 0 ? toRecord(form) : undefined;
}

/** No failure: who polls is told to go on (RFC 8628 §3.5), who proves a key to do so with a nonce (RFC 9449 §8). */
const notYet: ReadonlySet<string> = new Set(['authorization_pending', 'slow_down', 'use_dpop_nonce']);

/** An error code that only asks to try again: a poll that came too early, a proof without the server's nonce. */
export function isStillWaiting(code: string): boolean {
  return notYet.has(code);
}

function deliveryOf(members: JsonObject): Answer | undefined {
  const error = asText(members['error']);
  if (error) return { text: error, good: notYet.has(error) };
  const names = delivered.filter(([member]) => asText(members[member])).map(([, name]) => name);
  return names.length > 0 ? { text: names.join(', '), good: true } : undefined;
}

function redirectAnswer({ redirectUrl }: Exchange): Answer | undefined {
  return redirectUrl ? { text: `redirect to ${hostOf(redirectUrl)}`, good: true } : undefined;
}

/** The error that a refused API call is told. RFC 6750 §3.1; RFC 9449 §7.1. */
function challengeAnswer(exchange: Exchange): Answer | undefined {
  const error = challengeParameter(exchange, 'error');
  return error === undefined ? undefined : { text: error, good: notYet.has(error) };
}

function statusAnswer(status: number): Answer | undefined {
  return status >= 400 ? { text: `refused with ${status}`, good: false } : undefined;
}
