import type { Exchange } from './exchange.ts';
import { headerValue, mediaType } from './headers.ts';
import { hostOf } from './parameters.ts';

/** The media type under which what came over a socket is kept, each message on a line of its own after `data:`, as a stream has its events. */
export const socketMessages = 'text/x-websocket-messages';

/** A socket that was opened. RFC 6455 §4.2.2. */
export function isSocket({ status, url }: Pick<Exchange, 'status' | 'url'>): boolean {
  return status === 101 && /^(?:wss?|https?):/i.test(url);
}

/** A socket that a page asked for and whose server answered with an error instead. RFC 6455 §4.1, §4.2.2. */
export function isRefusedSocket(
  exchange: Pick<Exchange, 'method' | 'status' | 'url' | 'requestHeaders'>,
): boolean {
  const { method, status = 0, url, requestHeaders } = exchange;
  if (method !== 'GET' || status < 400) return false;
  return /^wss?:/i.test(url) || headerValue(requestHeaders, 'upgrade')?.toLowerCase() === 'websocket';
}

/** A socket, or a stream of server-sent events. https://html.spec.whatwg.org/multipage/server-sent-events.html §9.2. */
export function isStream(exchange: Pick<Exchange, 'status' | 'url' | 'responseHeaders'>): boolean {
  return (
    isSocket(exchange) ||
    mediaType(headerValue(exchange.responseHeaders, 'content-type')) === 'text/event-stream'
  );
}

/** The host name of an address, of a socket’s (`wss:`) too, as `hostOf` has it. */
export function socketHostOf(url: string): string {
  return hostOf(url.replace(/^ws(?=s?:)/i, 'http'));
}
