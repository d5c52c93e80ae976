import { isInFrame } from '../../exchange/frame.ts';
import { frameRefusalOf } from '../../exchange/frame-refusal.ts';
import { originOf } from '../../exchange/parameters.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { tieOfClient } from '../../flows/asked-again.ts';
import type { Flow } from '../../flows/flow.ts';
import { windowMessageOf } from '../../flows/window-message.ts';
import type { Message } from '../../messages/message.ts';
import { isSilentRequest } from '../../messages/silent-request.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { fact } from '../fact.ts';
import { refusedCall } from './refused-call.ts';
import { tokenDeliveryOf } from './token-delivery.ts';

/** Silent renewals of this client, in flows of their own, that brought no token before an API refused the old one. OIDC Core §3.1.2.1. */
export type RenewalsBefore = {
  /** How many there were. */
  readonly count: number;
  /** The last of them. */
  readonly last: Message;
  /** The app’s own page to which the provider led that frame back, and the header by which it may not be shown there. */
  readonly shut?: { readonly page: Message; readonly refusal: string };
  /** The code of the provider’s refusal of that one. */
  readonly error?: string;
};

/** `undefined` where the API refused no call, or nobody asked quietly before it, or where the last renewal brought a token. */
export const renewalsBefore = fact('renewalsBefore', ({ of, flow }): RenewalsBefore | undefined => {
  const call = of(refusedCall)?.call;
  return call && renewalsBeforeCall(flow, call);
});

/** The same, before this call: to an API that had to refuse it for want of a token, too. */
export function renewalsBeforeCall(flow: Flow, call: Message): RenewalsBefore | undefined {
  // Whoever asks for later logins is judged anew with each of them: ordinary ones must not.
  const request = flow.messages.find(isFrontChannelRequest);
  const tie = request && tieOfClient(request);
  if (!tie || isSilentRequest(request)) return undefined;
  const until = call.exchange.startedAt;
  const since = (tokenDeliveryOf(flow, call) ?? request).exchange.startedAt;
  const renewals = (flow.later?.(tie.name, tie.value, until) ?? []).flatMap(({ messages }) => {
    const silent = messages.find(isFrontChannelRequest);
    const isOne = silent && isSilentRequest(silent) && silent.exchange.startedAt > since;
    return isOne && silent.exchange.startedAt < until ? [{ silent, messages }] : [];
  });
  const ordered = renewals.toSorted((a, b) => a.silent.exchange.startedAt - b.silent.exchange.startedAt);
  const last = ordered.at(-1);
  if (!last || ordered.some(({ messages }) => messages.some(isBrought))) return undefined;
  const { silent, messages } = last;
  const shut = shutPageOf(silent, messages);
  const error = errorOf(messages);
  return {
    count: ordered.length,
    last: silent,
    ...(shut && { shut }),
    ...(error !== undefined && { error }),
  };
}

/** By an answer of its own, or in the page that posts it. */
function errorOf(messages: readonly Message[]): string | undefined {
  const answered = messages.find((one) => isFrontChannelResponse(one) && one.error)?.error?.code;
  const posted = answered === undefined ? windowMessageOf({ messages })?.says : undefined;
  return answered ?? (posted === 'code' || posted === 'tokens' ? undefined : posted);
}

function isBrought(message: Message): boolean {
  const { access_token, id_token } = message.params;
  return message.kind === 'token_request' || (access_token ?? id_token) !== undefined;
}

function shutPageOf(silent: Message, messages: readonly Message[]): RenewalsBefore['shut'] {
  const page = messages.findLast(
    (one) => isFrontChannelResponse(one) && one.carrier === 'request' && !one.error,
  );
  if (!page || !isInFrame(page.exchange) || !isInFrame(silent.exchange)) return undefined;
  const around = originOf(cameFrom(silent.exchange) ?? '');
  const ancestors = around === null ? [] : [around];
  // By the header, where there is one, before the bare word of the browser.
  const refusal =
    frameRefusalOf({ ...page.exchange, failure: undefined }, ancestors) ??
    frameRefusalOf(page.exchange, ancestors);
  return refusal === undefined ? undefined : { page, refusal };
}
