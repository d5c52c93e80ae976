import { headerValue } from '../exchange/headers.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { hostOf, originOf } from '../exchange/parameters.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';
import type { Message } from '../messages/message.ts';
import type { Assembly } from './assembly.ts';
import { isAnswered, type FlowDraft } from './draft.ts';

/**
 * The newest login that began in this tab and frame at the server of an exchange, and still waits for its answer. A server that leads to
 * other hosts of its own, or to another scheme, is one server.
 */
export function awaitingAnswer(assembly: Assembly, exchange: Exchange): FlowDraft | undefined {
  const origin = originOf(exchange.url);
  if (origin === null) return undefined;
  const begun = assembly.find('provider', origin, exchange.startedAt);
  const found = begun.find((draft) => !isAnswered(draft) && requestBefore(draft, exchange) !== undefined);
  return found ?? assembly.drafts.slice(-newestFew).findLast((draft) => isLedTo(draft, exchange));
}

const newestFew = 16;

/** Milliseconds: who comes later comes to something else. */
const longestVisit = 30 * 60_000;

/** The provider’s redirects led to that host, or a page of its own did. Nothing that is the client’s is. */
function isLedTo(draft: FlowDraft, exchange: Exchange): boolean {
  const request = isAnswered(draft) ? undefined : requestBefore(draft, exchange);
  if (!request || exchange.startedAt - request.exchange.startedAt > longestVisit) return false;
  const host = hostOf(exchange.url);
  if (host === '' || clientHosts(draft, request).has(host)) return false;
  return providerHosts(draft, request).has(host);
}

function providerHosts({ around }: FlowDraft, { exchange }: Message): ReadonlySet<string> {
  const hosts = new Set([hostOf(exchange.url), hostOf(exchange.redirectUrl ?? '')]);
  for (const { url, redirectUrl, startedAt } of around.context) {
    if (startedAt < exchange.startedAt || redirectUrl === undefined || !hosts.has(hostOf(url))) continue;
    hosts.add(hostOf(redirectUrl));
  }
  return hosts;
}

/** Where the answer goes, and where the request came from. */
function clientHosts({ around }: FlowDraft, { exchange, returnAddress }: Message): ReadonlySet<string> {
  const began = around.context
    .filter(({ redirectUrl }) => redirectUrl === exchange.url)
    .map(({ url }) => url);
  const { context, requestHeaders } = exchange;
  const from = context.initiator ?? headerValue(requestHeaders, 'referer') ?? '';
  return new Set([returnAddress ?? '', from, ...began].map((url) => hostOf(url)));
}

/** In the same tab and frame; any where the source knows none. */
function requestBefore({ messages }: FlowDraft, { id, context, startedAt }: Exchange): Message | undefined {
  return messages.findLast(
    (message) =>
      isFrontChannelRequest(message) &&
      message.exchange.id !== id &&
      message.exchange.startedAt <= startedAt &&
      isSame(message.exchange.context.tab, context.tab) &&
      isSame(message.exchange.context.frame, context.frame),
  );
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
