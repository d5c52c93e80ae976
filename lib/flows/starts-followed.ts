import { cameFrom } from '../exchange/came-from.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { isLoginRequest } from '../exchange/login-request.ts';
import { withoutFragment } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';
import type { Assembly } from './assembly.ts';
import type { FlowDraft } from './draft.ts';

/** Milliseconds within which a browser follows a redirect. */
const longestHop = 30_000;

/** The newest logins are looked at, no others. */
const newestFew = 16;

/** Flows of a start that the browser seemed not to follow, as its page’s policy forbids it or a script was refused it, and that this request follows after all. */
export function startsFollowedBy({ drafts }: Assembly, message: Message): readonly FlowDraft[] {
  if (!isFrontChannelRequest(message)) return [];
  return drafts
    .slice(-newestFew)
    .filter(({ messages }) => messages.some((one) => one.kind === 'refused_start' && leadsTo(one, message)));
}

/** True for such a start that becomes known only after the request that follows it. */
export function isStartFollowed({ drafts }: Assembly, start: Message): boolean {
  return drafts
    .slice(-newestFew)
    .some(({ messages }) => messages.some((one) => isFrontChannelRequest(one) && leadsTo(start, one)));
}

function leadsTo(start: Message, message: Message): boolean {
  const { redirectUrl, startedAt } = start.exchange;
  const { exchange: request } = message;
  const isNext = request.startedAt >= startedAt && request.startedAt - startedAt <= longestHop;
  if (!isNext) return false;
  if (redirectUrl === undefined) return isAskedAgain(start.exchange, request);
  return withoutFragment(redirectUrl) === withoutFragment(request.url);
}

/** A page’s script was refused the address to go to, asked again, and its page went on to a provider. */
function isAskedAgain(call: Exchange, request: Exchange): boolean {
  const { context, status = 0 } = call;
  const from = cameFrom(call);
  return context.resourceType === 'fetch' && status >= 400 && from !== null && cameFrom(request) === from;
}

/** What sent the browser to a provider counts among what surrounds the login that may follow it. */
export function mayBeFollowed(messages: readonly Message[] = []): boolean {
  return (
    messages.length > 0 &&
    messages.every(
      ({ kind, exchange: { method, redirectUrl } }) =>
        kind === 'refused_start' &&
        method === 'POST' &&
        redirectUrl !== undefined &&
        isLoginRequest(redirectUrl),
    )
  );
}
