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

/** Flows of a start that the browser seemed not to follow, as its page’s policy forbids it, and that this request follows after all. */
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

function leadsTo({ exchange: { redirectUrl, startedAt } }: Message, { exchange: request }: Message): boolean {
  return (
    redirectUrl !== undefined &&
    withoutFragment(redirectUrl) === withoutFragment(request.url) &&
    request.startedAt >= startedAt &&
    request.startedAt - startedAt <= longestHop
  );
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
