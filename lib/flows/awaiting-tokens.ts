import type { Assembly } from './assembly.ts';
import { isRedeemedUnread, type FlowDraft } from './draft.ts';

/** Of the newest flows so many may still wait for their tokens. */
const mostAwaiting = 32;

/**
 * Whether a login redeemed its code and the answer could not be read. It is asked after every message, so that what holds of a
 * flow is kept until the flow changes.
 */
export function awaitingTokens({ drafts }: Assembly): () => boolean {
  const unread = new WeakMap<FlowDraft, { readonly revision: number; readonly is: boolean }>();
  const isUnread = (draft: FlowDraft): boolean => {
    const before = unread.get(draft);
    if (before?.revision === draft.revision) return before.is;
    const is = isRedeemedUnread(draft);
    unread.set(draft, { revision: draft.revision, is });
    return is;
  };
  return () => {
    for (let at = Math.max(0, drafts.length - mostAwaiting); at < drafts.length; at += 1)
      if (isUnread(drafts[at]!)) return true;
    return false;
  };
}
