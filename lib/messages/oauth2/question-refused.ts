import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isHiddenFromPage, pageOriginOf } from '../../exchange/page-request.ts';

/** True for an address at which servers of the Model Context Protocol take calls, by custom. */
export function isOfMcp(url: string): boolean {
  return /^[^?#]*\/(?:mcp|sse)\/?(?:[?#]|$)/i.test(url);
}

/** A stream of events of whatever part of an app: the older transport has its own at the root. */
const ofPart = /^https?:\/\/[^/]+\/.+\/sse\/?(?:[?#]|$)/i;

/** By what the page means to bring along. MCP 2025-11-25, Transports. */
const bringsMcp = /(?:^|[\s,])mcp-(?:protocol-version|session-id)(?:[\s,]|$)/i;

/** True for a question of the browser’s whether a call may bring Authorization. Fetch standard §4.8. */
export function bringsToken({ requestHeaders }: Exchange): boolean {
  const brings = headerValue(requestHeaders, 'access-control-request-headers') ?? '';
  return /(?:^|[\s,])authorization(?:[\s,]|$)/i.test(brings);
}

/**
 * The origin of the page whose browser asked a server of the Model Context Protocol beforehand (OPTIONS) whether it may be called, and was answered
 * as somebody who brought no token (401): browsers never bring one along with that question, and the call is never made. `undefined` for
 * every other answer; 403 is also what servers say to a page that they do not know. Fetch standard §4.8.
 */
export function pageOfRefusedQuestion(exchange: Exchange): string | undefined {
  const { method, status, url, requestHeaders } = exchange;
  if (method !== 'OPTIONS' || status !== 401) return undefined;
  if (headerValue(requestHeaders, 'access-control-request-method') === undefined) return undefined;
  const brings = headerValue(requestHeaders, 'access-control-request-headers') ?? '';
  if (!bringsMcp.test(brings) && !(isOfMcp(url) && bringsToken(exchange) && !ofPart.test(url)))
    return undefined;
  const page = pageOriginOf(exchange);
  return page !== undefined && isHiddenFromPage(exchange, page) ? page : undefined;
}
