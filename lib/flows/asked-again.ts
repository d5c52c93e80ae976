import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { samlRequestIn } from '../messages/saml2/document-in.ts';
import { addressKey } from '../exchange/parameters.ts';
import { ties } from '../messages/ties.ts';
import { startOf, type FlowDraft } from './draft.ts';
import { endOf } from './flow.ts';
import type { Tie } from '../vocabulary/ties.ts';

/** Milliseconds after an answer within which no person has asked for the next login. */
const atOnce = 5000;

/**
 * True when a client asks for the same login again at once after it was answered: for the same purpose, in the same tab and frame,
 * and before a person could have. Any protocol.
 */
export function asksAgain(earlier: readonly Message[], later: readonly Message[]): boolean {
  const next = later.find(isFrontChannelRequest);
  const time = next?.exchange.startedAt ?? Infinity;
  // Of dozens of logins of the client nearly all ended long before: that is asked first.
  if (!next || time > lastEnd(earlier, time) + atOnce) return false;
  const asked = earlier.find(isFrontChannelRequest);
  const answered = earlier.findLast(isFrontChannelResponse)?.exchange.startedAt ?? Infinity;
  return asked !== undefined && time >= answered && isSamePurpose(asked, next);
}

/** Whoever asks for the same login later than that has not asked again at once. In milliseconds since 1970. */
export function lastToAskAgain(messages: readonly Message[]): number {
  return lastEnd(messages, Infinity) + atOnce;
}

/** False where the later one does not ask again at once: all that is in the earlier one ended long before it began. */
export function mayBeAskedAgain({ end }: Pick<FlowDraft, 'end'>, later: FlowDraft): boolean {
  return startOf(later) <= end + atOnce;
}

/** The tie that all logins of the same client share; `undefined` for a request that names nobody. */
export function tieOfClient({ client, returnAddress }: Message): Tie | undefined {
  return ties(['client', client], ['redirect_uri', returnAddress])[0];
}

/** When the last of what was answered before that time was answered. */
function lastEnd(messages: readonly Message[], time: number): number {
  let last = -Infinity;
  for (const message of messages) {
    const end = endOf(message);
    if (end > last && end <= time) last = end;
  }
  return last;
}

/** The same tab and the same wish: other scopes, resources or levels of login are steps of a plan. */
function isSamePurpose(a: Message, b: Message): boolean {
  const { tab, frame } = a.exchange.context;
  const other = b.exchange.context;
  return a.kind === b.kind && tab === other.tab && frame === other.frame && wishOf(a) === wishOf(b);
}

/** What can be wished for, in whatever protocol. */
const wishes = {
  oauth2: ['scope', 'resource', 'acr_values', 'prompt', 'max_age', 'claims', 'audience'],
  wsfed: ['wauth', 'wreq'],
  cas: ['renew', 'gateway'],
  openid2: ['openid.mode'],
};
const wishNames = Object.values(wishes).flat();

function wishOf({ params, client, returnAddress }: Message): string {
  const contexts = samlRequestIn(params)?.requestedAuthnContexts;
  const address = returnAddress && addressKey(returnAddress);
  return JSON.stringify([client, address, contexts, ...wishNames.map((name) => params[name])]);
}
