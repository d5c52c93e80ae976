import { originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { returnAddressOf, sharesTab, type FlowDraft } from './draft.ts';
import type { Role } from '../vocabulary/kind-row.ts';
import { kinds } from '../vocabulary/kinds.ts';

/**
 * Where in the browser a message came from, seen from a flow: the same tab or page, one that nobody can tell, another page
 * (Chrome's HAR numbers documents, so a login walks over several), or another tab.
 */
export type Nearness = 'same' | 'unknown' | 'elsewhere' | 'apart';

/** Compares the message's place with those of the flow's own messages. */
export function nearnessOf(message: Message, draft: FlowDraft): Nearness {
  const { tab, page } = message.exchange.context;
  const contexts = draft.messages.filter((other) => other !== message).map((other) => other.exchange.context);
  if (tab !== undefined && tab >= 0 && contexts.some((other) => (other.tab ?? -1) >= 0))
    return sharesTab(draft, message) ? 'same' : 'apart';
  if (page === undefined || contexts.every((other) => other.page === undefined)) return 'unknown';
  return contexts.some((other) => other.page === page) ? 'same' : 'elsewhere';
}

/**
 * The page that asked is one of the flow's client: the redirect URI's origin, or one that its other requests came from. True
 * where nobody can tell.
 */
export function isOfClient(message: Message, draft: FlowDraft): boolean {
  const from = message.exchange.context.initiator;
  if (from === undefined || !/^https?:/.test(from)) return true;
  const redirect = originOf(returnAddressOf(draft) ?? '');
  const known = [
    ...(redirect && /^https?:/.test(redirect) ? [redirect] : []),
    ...draft.messages.flatMap(({ kind, exchange }) =>
      asks.has(kinds[kind].role) ? (exchange.context.initiator ?? []) : [],
    ),
  ];
  return known.length === 0 || known.includes(from);
}

/** Messages by which a client asks for access, itself or by the browser. */
const asks: ReadonlySet<Role> = new Set(['preparation', 'request', 'detached', 'redemption']);
