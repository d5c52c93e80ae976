import { originOf } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse, kinds } from '../vocabulary/kinds.ts';
import type { Around } from './context/trim.ts';
import { afterUpgrade } from './after-upgrade.ts';
import type { TieSet } from './tie-index.ts';
import { deliveredTokens } from '../messages/delivered-tokens.ts';

/** A flow while it is being put together. Only the correlation sees it. */
export type FlowDraft = {
  readonly messages: Message[];
  /** The ties under which the index has it. */
  readonly ties: TieSet;
  /** Grows with every change: what was derived from an older revision is stale. */
  revision: number;
  around: Around;
  /** No message of it ended later. */
  end: number;
  /** Something of it was answered with an error, or had been in an earlier state. */
  hasErrors: boolean;
  /** Id of the exchange it begins with. */
  readonly key: string;
};

/** When the flow's first message began. */
export function startOf(draft: FlowDraft): number {
  return draft.messages[0]?.exchange.startedAt ?? 0;
}

/** The request of the front channel: the authorization request seen, or the pushed one that stands behind it. */
export function requestOf(draft: FlowDraft): Message | undefined {
  return (
    draft.messages.find(isFrontChannelRequest) ??
    draft.messages.find((message) => message.kind === 'pushed_authorization_request')
  );
}

/** The first message that makes the flow one; what merely serves it may come before. */
export function beginningOf(draft: FlowDraft): Message | undefined {
  return requestOf(draft) ?? draft.messages.find(asksServer) ?? draft.messages[0];
}

/** It begins a flow at the server, without a front channel. */
function asksServer({ kind }: Message): boolean {
  return kinds[kind].begins === true && kinds[kind].to !== 'client';
}

/** Name of a parameter in the authorization request, or in the pushed request behind it. */
export function requested(draft: FlowDraft, name: string): string | undefined {
  for (const message of draft.messages) {
    if (message.kind !== 'authorization_request' && message.kind !== 'pushed_authorization_request') continue;
    const value = message.params[name];
    if (value) return value;
  }
  return undefined;
}

/** Where the answer to the flow's request is to go: the redirect URI, or what other protocols call so. */
export function returnAddressOf(draft: FlowDraft): string | undefined {
  return draft.messages.find(({ returnAddress }) => returnAddress)?.returnAddress;
}

/** True once the answer to the authorization request was seen. */
export function isAnswered(draft: FlowDraft): boolean {
  return draft.messages.some(isFrontChannelResponse);
}

/** True once tokens were delivered that could be read. */
export function hasTokens(draft: FlowDraft): boolean {
  return draft.messages.some((message) => Object.keys(deliveredTokens(message)).length > 0);
}

/** Origin of the authorization server as the flow's own messages show it. */
export function serverOriginOf(draft: FlowDraft): string | null {
  const message =
    requestOf(draft) ??
    draft.messages.find(asksServer) ??
    draft.messages.find(({ kind }) => kinds[kind].role === 'use');
  if (message?.carrier === 'redirect' && isFrontChannelRequest(message)) return originOf(message.url);
  return message ? originOf(afterUpgrade(message, draft.messages).exchange.url) : null;
}

/** The message came from a tab of this flow, or from a popup of one; true where the source knows no tabs. */
export function sharesTab(draft: FlowDraft, message: Message): boolean {
  const { tab, openerTab } = message.exchange.context;
  if (tab === undefined) return true;
  return draft.messages.some((other) => {
    const context = other.exchange.context;
    return (
      context.tab === undefined ||
      context.tab === tab ||
      context.tab === openerTab ||
      context.openerTab === tab
    );
  });
}

/** True once a token request was seen. */
export function isRedeemed(draft: FlowDraft): boolean {
  return draft.messages.some(({ kind }) => kind === 'token_request');
}

/** A token request was seen, its response was not: DevTools were closed. */
export function isRedeemedUnread(draft: FlowDraft): boolean {
  return draft.messages.some(
    ({ kind, answer, exchange }) => kind === 'token_request' && !answer && (exchange.status ?? 0) < 300,
  );
}
