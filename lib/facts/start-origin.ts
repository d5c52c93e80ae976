import { headerValue } from '../exchange/headers.ts';
import { originOf } from '../exchange/parameters.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';

/**
 * Origin of the page on which a login began: the page that sent the browser to the provider. `undefined` where nothing tells, and where an
 * application or a mail opened it.
 */
export function startOriginOf(flow: Pick<Flow, 'messages'>): string | undefined {
  const request = messagesOf(flow, 'authorization_request')[0];
  if (!request) return undefined;
  const { context, requestHeaders, url } = request.exchange;
  const origin = originOf(headerValue(requestHeaders, 'referer') ?? context.initiator ?? '');
  return origin && /^https?:/i.test(origin) && origin !== originOf(url) ? origin : undefined;
}
