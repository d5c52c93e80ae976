import type { Exchange } from '../../exchange/exchange.ts';
import { headerValues } from '../../exchange/headers.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { clientWentOn } from '../../flows/went-on.ts';
import type { Message } from '../../messages/message.ts';
import { cookiesSetBy, isSessionCookie, type SetCookie } from '../cookies/set-cookie.ts';

/**
 * The cookie of the session that a client began when its server took an answer: named as one, set anew by a redirect that leads on.
 * `undefined` for a page, which may be one that says no, for a way to the client’s errors or its login, and for one back to the provider.
 */
export function sessionBegunBy(flow: Flow, response: Message): SetCookie | undefined {
  const { exchange } = response;
  const isWayOn = exchange.redirectUrl !== undefined && clientWentOn(flow, response);
  if (!isWayOn || leadsBack(exchange.redirectUrl, flow)) return undefined;
  return cookiesSetBy(exchange).find((cookie) => isSessionCookie(cookie) && !isKept(cookie, exchange));
}

function leadsBack(target: string, { messages }: Flow): boolean {
  if (/\/(?:log|sign)[-_]?(?:in|out)\/?$/i.test(endpointOf(target))) return true;
  const origin = originOf(target);
  return messages.some(
    ({ kind, exchange }) => kind === 'authorization_request' && originOf(exchange.url) === origin,
  );
}

/** Frameworks set the cookie that they were sent once more, to make it last. */
function isKept({ name, value }: SetCookie, { requestHeaders }: Exchange): boolean {
  return headerValues(requestHeaders, 'cookie').some((line) =>
    line.split(';').some((pair) => pair.trim() === `${name}=${value}`),
  );
}
