import { isFrontChannelResponse } from '../../lib/messages/message.ts';
import type { Exchange } from '../../lib/exchange/exchange.ts';
import { asText, parseJsonObject, type JsonObject } from '../../lib/exchange/json.ts';
import type { ReportStep } from '../../lib/report/report.ts';
import { hostOf } from '../flow/parties.ts';

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
];

function isResponse(step: ReportStep): boolean {
  return isFrontChannelResponse(step) || step.kind === 'end_session_response';
}

/** The answer to a step; for a step that is itself an answer, what it delivers. `undefined`: nothing is known. */
export function answerOf(step: ReportStep, exchange: Exchange | undefined): Answer | undefined {
  if (isResponse(step)) return deliveryOf(step.params);
  if (!exchange) return undefined;
  if (exchange.status === 0) return { text: exchange.failure ?? 'the request failed', good: false };
  if (exchange.status === undefined) return undefined;
  const body = responseJson(exchange);
  return deliveryOf(body ?? {}) ?? redirectAnswer(exchange) ?? statusAnswer(exchange.status);
}

/** The response body as a JSON object, where there is one. */
export function responseJson(exchange: Exchange | undefined): JsonObject | undefined {
  return parseJsonObject(exchange?.responseBody?.text);
}

/** No failure: who polls is told to go on. RFC 8628 §3.5. */
const notYet: ReadonlySet<string> = new Set(['authorization_pending', 'slow_down']);

/** The error code of a poll that came too early for a decision. */
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

function statusAnswer(status: number): Answer | undefined {
  return status >= 400 ? { text: `refused with ${status}`, good: false } : undefined;
}
