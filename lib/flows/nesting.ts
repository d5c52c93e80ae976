import { originOf } from '../exchange/parameters.ts';
import { isFrontChannelResponse } from '../vocabulary/kinds.ts';
import type { Assembly } from './assembly.ts';
import { isAnswered, requestOf, returnAddressOf, serverOriginOf, startOf, type FlowDraft } from './draft.ts';
import { timeOf } from './flow.ts';

/**
 * The flow this one is nested in. A broker's upstream login returns to the very server that the outer login waits for, or is begun by a redirect of it; a
 * token exchange presents a token that another flow issued (RFC 8693 §2.1).
 */
export function parentOf(assembly: Assembly, draft: FlowDraft): FlowDraft | undefined {
  const request = requestOf(draft);
  if (!request) return issuerOfSubject(assembly, draft);
  const target = originOf(returnAddressOf(draft) ?? answeredAt(draft) ?? '');
  const began = timeOf(request);
  const own = serverOriginOf(draft);
  const before = assembly.placeOf(draft);
  for (let at = before - 1, looked = 0; at >= 0 && looked < 16; at -= 1, looked += 1) {
    const outer = assembly.drafts[at]!;
    // The cheap question first: where the order of flows changed, all of them are asked.
    if (!waitedAt(outer, began)) continue;
    const server = serverOriginOf(outer);
    if (server === null || server === own) continue;
    if (target === server || (target === null && request.exchange.context.initiator === server)) return outer;
    if (isLedFrom(draft, request.exchange.url, server)) return outer;
  }
  return undefined;
}

/** A redirect of that server was the request, whatever address of its own it has the answer sent to. */
function isLedFrom({ around }: FlowDraft, url: string, server: string): boolean {
  return around.context.some((one) => one.redirectUrl === url && originOf(one.url) === server);
}

/** OAuth 1.0a tells the address on the back channel: where the answer went shows it. RFC 5849 §2.1. */
function answeredAt(draft: FlowDraft): string | undefined {
  return draft.messages.find(isFrontChannelResponse)?.url;
}

/** The flow whose token is traded, on its own or on somebody's behalf: RFC 8693 §2.1; RFC 7523 §2.1. */
function issuerOfSubject(assembly: Assembly, draft: FlowDraft): FlowDraft | undefined {
  const trade = draft.messages.find(({ kind }) => kind === 'token_request');
  const subject = trade?.params['subject_token'] ?? trade?.params['assertion'];
  if (!trade || !subject) return undefined;
  return assembly.find('token', subject, timeOf(trade)).find((other) => other !== draft);
}

/** The outer login had begun and was not answered at that time. */
function waitedAt(draft: FlowDraft, time: number): boolean {
  if (!requestOf(draft) || startOf(draft) > time) return false;
  if (!isAnswered(draft)) return true;
  return draft.messages.every((message) => !isFrontChannelResponse(message) || timeOf(message) >= time);
}
