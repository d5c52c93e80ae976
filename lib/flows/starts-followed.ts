import { isLoginRequest } from '../exchange/login-request.ts';
import { withoutFragment } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest } from '../vocabulary/kinds.ts';
import type { Assembly } from './assembly.ts';
import type { FlowDraft } from './draft.ts';
import { timeOf } from './flow.ts';

/** Milliseconds within which a browser follows a redirect. */
const longestHop = 30_000;

/** The newest logins are looked at, no others. */
const newestFew = 16;

/** Flows of a start that the browser seemed not to follow, as its page’s policy forbids it,, and that this request follows after all. */
export function startsFollowedBy({ drafts }: Assembly, message: Message): readonly FlowDraft[] {
  if (!isFrontChannelRequest(message)) return [];
  const address = withoutFragment(message.exchange.url);
  return drafts
    .slice(-newestFew)
    .filter(({ messages }) =>
      messages.some(
        (one) =>
          one.kind === 'refused_start' &&
          one.exchange.redirectUrl !== undefined &&
          withoutFragment(one.exchange.redirectUrl) === address &&
          timeOf(message) - timeOf(one) <= longestHop,
      ),
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
