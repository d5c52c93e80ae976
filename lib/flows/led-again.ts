import type { Exchange } from '../exchange/exchange.ts';
import { originOf, withoutFragment } from '../exchange/parameters.ts';
import { isPage } from '../messages/surrounding.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';
import type { FlowDraft } from './draft.ts';

/** Milliseconds within which a page that posts itself has done so. */
const byScript = 2000;
const mostHops = 12;

/**
 * True where the answer of one login led to the request of the next with nobody’s doing: by redirects alone, or by a page that posts itself
 * to the provider. False where a page stood in between, or where what was in between was not recorded.
 */
export function ledAgain(earlier: FlowDraft, later: FlowDraft): boolean {
  const answer = earlier.messages.findLast(isFrontChannelResponse)?.exchange;
  const next = later.messages.find(isFrontChannelRequest)?.exchange;
  if (!answer || !next) return false;
  const last = lastHop(answer, next, earlier.around.context);
  if (last.redirectUrl !== undefined) return isAt(last.redirectUrl, next);
  return next.method === 'POST' && isPage(last) && last.status === 200 && isPostedBy(last, next);
}

/** True where redirects alone led from the request of one login, which nobody answered, to the request of the next. */
export function ledOnUnanswered(earlier: FlowDraft, later: FlowDraft): boolean {
  const asked = earlier.messages.findLast(isFrontChannelRequest)?.exchange;
  const next = later.messages.find(isFrontChannelRequest)?.exchange;
  if (!asked?.redirectUrl || !next || next.startedAt < asked.startedAt) return false;
  if (earlier.messages.some(isFrontChannelResponse)) return false;
  const { redirectUrl } = lastHop(asked, next, earlier.around.context);
  return redirectUrl !== undefined && isAt(redirectUrl, next);
}

/** Where the redirects that followed the answer ended: before the next request, or at a page. */
function lastHop(answer: Exchange, next: Exchange, around: readonly Exchange[]): Exchange {
  let last = answer;
  for (let hops = 0; hops < mostHops; hops += 1) {
    const { redirectUrl, startedAt } = last;
    if (redirectUrl === undefined || isAt(redirectUrl, next)) break;
    const hop = around.find(
      (one) => one.id !== last.id && one.startedAt >= startedAt && isAt(redirectUrl, one),
    );
    if (!hop) break;
    last = hop;
  }
  return last;
}

function isAt(address: string, { url }: Exchange): boolean {
  return withoutFragment(address) === withoutFragment(url);
}

/** A button leads to an own address of the app first; what a page posts to the provider itself, its script sends. */
function isPostedBy(page: Exchange, { startedAt, context: { initiator } }: Exchange): boolean {
  const isFromPage = initiator === undefined || initiator === originOf(page.url);
  return isFromPage && startedAt - (page.startedAt + (page.duration ?? 0)) <= byScript;
}
