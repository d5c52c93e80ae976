import { headerValue, wereRecorded } from '../../exchange/headers.ts';
import { hasCookie } from '../../exchange/has-cookie.ts';
import { isFromProgram } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';

/**
 * Whether a request proved in a header who the client is. `sent`: it has an Authorization header, whatever a cleaner left of it, or the
 * browser had asked whether it may send one. `not sent`: it has none, and such headers were kept in this recording. `not seen`: none is
 * there, and browsers leave them out of what they export, together with cookies. RFC 6749 §2.3.1; Fetch standard §4.8.
 */
export function credentialInHeader(
  { messages, context }: Pick<Flow, 'messages' | 'context'>,
  { exchange }: Message,
): 'sent' | 'not sent' | 'not seen' {
  const { requestHeaders } = exchange;
  if (headerValue(requestHeaders, 'authorization') !== undefined) return 'sent';
  if (!wereRecorded(requestHeaders)) return 'not seen';
  const asked = messagesOf({ messages }, 'preflight').filter(
    ({ exchange: one }) =>
      endpointOf(one.url) === endpointOf(exchange.url) &&
      headerValue(one.requestHeaders, 'access-control-request-method')?.toUpperCase() === exchange.method,
  );
  const named = asked.map((one) =>
    headerValue(one.exchange.requestHeaders, 'access-control-request-headers'),
  );
  if (named.some((names) => /(?:^|[,\s])authorization(?:[,\s]|$)/i.test(names ?? ''))) return 'sent';
  if (named.length > 0 || isFromProgram(exchange)) return 'not sent';
  const all = [...messages.map((one) => one.exchange), ...context];
  const isKept = all.some(
    (one) => hasCookie(one) || headerValue(one.requestHeaders, 'authorization') !== undefined,
  );
  return isKept ? 'not sent' : 'not seen';
}
