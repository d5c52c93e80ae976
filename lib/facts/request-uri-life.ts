import { asNumber } from '../exchange/json.ts';
import { messagesOf, timeOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';

/** Until when a pushed request may be used. */
export type RequestUriLife = {
  /** Milliseconds since 1970. */
  readonly until: number;
  /** The answer that said it (`expires_in`); `undefined` where the reference itself does. */
  readonly pushed: Message | undefined;
  /** Seconds, where the answer to the push was seen. */
  readonly good: number | undefined;
};

/**
 * How long the reference of an authorization request lives: by `expires_in` of the answer that gave it, else by the time at its end, as
 * Spring Authorization Server writes it (`…___` and milliseconds since 1970). `undefined` where neither is known. RFC 9126 §2.2.
 */
export function requestUriLifeOf(flow: Pick<Flow, 'messages'>, request: Message): RequestUriLife | undefined {
  const uri = request.params['request_uri'];
  if (uri === undefined) return undefined;
  const pushed = messagesOf(flow, 'pushed_authorization_request').find(
    ({ answer }) => answer?.['request_uri'] === uri,
  );
  const good = asNumber(pushed?.answer?.['expires_in']);
  if (pushed && good !== undefined && good > 0) {
    const until = timeOf(pushed) + (pushed.exchange.duration ?? 0) + good * 1000;
    return { until, pushed, good };
  }
  const until = requestUriEndIn(request);
  return until === undefined ? undefined : { until, pushed: undefined, good: undefined };
}

/** The time at the end of such a reference, in milliseconds since 1970; a verdict that was recorded before redaction is believed. */
export function requestUriEndIn({ params, exchange }: Message): number | undefined {
  const written = /___(\d{13})$/.exec(params['request_uri'] ?? '')?.[1];
  const until = Number(written ?? exchange.verdicts?.request_uri_until);
  return Number.isFinite(until) ? until : undefined;
}
