import { isHiddenFromPage, pageOriginOf } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';

/** A document of the provider's (configuration, keys) that the page which got the answer was not let read. */
export type DocumentKeptBack = {
  readonly response: Message;
  /** The browser's question beforehand, whose answer does not allow the page. */
  readonly asked: Message;
  readonly call: Message;
};

/**
 * What the page wanted to read after the answer had come, as libraries do to check it, where the browser kept it back and the page went on
 * with nothing. `undefined` where the document was read before or after, and where anything of the login was answered since. Fetch
 * standard §4.8.
 */
export function documentKeptBackOf(flow: Pick<Flow, 'messages'>): DocumentKeptBack | undefined {
  const response = messagesOf(flow, 'authorization_response').findLast(({ error }) => !error);
  const call = flow.messages.findLast(({ kind }) => kind === 'discovery' || kind === 'jwks');
  if (!response || !call || call.exchange.startedAt < response.exchange.startedAt) return undefined;
  const page = pageOriginOf(call.exchange);
  if (page === undefined || (call.exchange.status ?? 0) > 0) return undefined;
  const place = endpointOf(call.url);
  const asked = messagesOf(flow, 'preflight').findLast(
    ({ url, exchange }) =>
      endpointOf(url) === place && exchange.status !== undefined && isHiddenFromPage(exchange, page),
  );
  const wentOn = flow.messages.some(
    (one) =>
      (endpointOf(one.url) === place && one.kind !== 'preflight' && isAnswered(one)) ||
      (one.exchange.startedAt > call.exchange.startedAt && isAnswered(one)),
  );
  return asked && !wentOn ? { response, asked, call } : undefined;
}

function isAnswered({ exchange }: Message): boolean {
  return (exchange.status ?? 0) > 0;
}
