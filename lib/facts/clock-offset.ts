import { headerValue } from '../exchange/headers.ts';
import { hostOf } from '../exchange/parameters.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';

/** How far the provider’s clock is ahead of this browser’s, in milliseconds (negative: behind), and the answer that tells. */
export type ClockOffset = { readonly message: Message; readonly ahead: number };

/** What two clocks may differ by before anybody says so, in milliseconds. A second is lost where `Date` is cut to whole seconds. */
export const clockLeeway = 61_000;

/**
 * By the provider’s answer whose `Date` differs least. Only answers count that no cache keeps: to a POST, and redirects. `undefined`
 * where none of them is dated, or the recording has no times. RFC 9110 §6.6.1, RFC 9111 §3, §5.1.
 */
export function clockOffsetOf(flow: Pick<Flow, 'messages'>): ClockOffset | undefined {
  const dated = [
    ...messagesOf(flow, 'token_request'),
    ...messagesOf(flow, 'pushed_authorization_request'),
    ...messagesOf(flow, 'authorization_request').filter(({ exchange }) => isRedirect(exchange.status)),
  ].flatMap((message) => offsetBy(message) ?? []);
  return dated.reduce<ClockOffset | undefined>(
    (least, one) => (least && Math.abs(least.ahead) <= Math.abs(one.ahead) ? least : one),
    undefined,
  );
}

/** When this browser had the answer, in milliseconds since 1970 by its own clock; infinite where no time was recorded. */
export function receivedAt({ exchange: { startedAt, duration = 0 } }: Message): number {
  return startedAt === 0 ? Infinity : startedAt + duration;
}

/**
 * Another host whose clock agrees with the provider’s within a minute, where each that was seen does: then it is this browser’s clock that is
 * off. `undefined` where no other host dated an answer, or one has this browser’s time.
 */
export function agreeingHost(
  { messages, context }: Flow,
  { ahead, message }: ClockOffset,
): string | undefined {
  const provider = hostOf(message.exchange.url);
  const others = [...context, ...messages.map(({ exchange }) => exchange)].flatMap((exchange) => {
    const offset = hostOf(exchange.url) === provider ? undefined : offsetBy({ exchange });
    return offset ? [{ host: hostOf(exchange.url), ahead: offset.ahead }] : [];
  });
  return others.every((other) => Math.abs(other.ahead - ahead) < clockLeeway) ? others[0]?.host : undefined;
}

function offsetBy<M extends Pick<Message, 'exchange'>>(
  message: M,
): { readonly message: M; readonly ahead: number } | undefined {
  const { responseHeaders, startedAt, duration = 0 } = message.exchange;
  if (startedAt === 0 || headerValue(responseHeaders, 'age')) return undefined;
  const time = Date.parse(headerValue(responseHeaders, 'date') ?? '');
  return Number.isNaN(time) ? undefined : { message, ahead: time - startedAt - duration };
}

function isRedirect(status: number | undefined): boolean {
  return status === 302 || status === 303;
}
