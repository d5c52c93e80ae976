import { isCleaned } from '../../exchange/cleaned.ts';
import { asText } from '../../exchange/json.ts';
import { originOf } from '../../exchange/parameters.ts';
import { messagesOf, timeOf, type Flow } from '../../flows/flow.ts';
import { isSeenTwice } from '../../flows/steps.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { deliveredTokens } from '../../messages/delivered-tokens.ts';
import type { Message } from '../../messages/message.ts';
import { fact } from '../fact.ts';

/** One use of a refresh token. RFC 6749 §6. */
export type Refresh = {
  readonly message: Message;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** The refresh token that was sent. */
  readonly sent: string;
  /** The one that came back; `undefined` when none did, or the answer was not read. */
  readonly received: string | undefined;
  /** Access was renewed. */
  readonly succeeded: boolean;
  /** The answer was read. */
  readonly isRead: boolean;
  /** Neither token is what a cleaner put in its place: they can be compared, with one another and with those of other refreshes. */
  readonly isKnown: boolean;
};

/** The refreshes of a flow, in order of time; one that was recorded twice counts once. */
export function refreshesOf(flow: Pick<Flow, 'messages'>): readonly Refresh[] {
  const requests = messagesOf(flow, 'token_request');
  return requests.flatMap((message, at): Refresh[] => {
    if (requests.slice(Math.max(0, at - mostAtOnce), at).some((first) => isSeenTwice(first, message)))
      return [];
    const { params, answer } = message;
    const sent = params['refresh_token'];
    if (!sent || (params['grant_type'] ?? 'refresh_token') !== 'refresh_token') return [];
    const received = deliveredTokens(message)['refresh_token'];
    const isRead = answer !== undefined;
    const isKnown = !isCleaned(sent) && !isCleaned(received ?? '');
    return [
      { message, time: timeOf(message), sent, received, succeeded: gaveTokens(message), isRead, isKnown },
    ];
  });
}

/** The refreshes of the flow: see {@link refreshesOf}. */
export const refreshes = fact('refreshes', ({ flow }) => refreshesOf(flow));

/** So many requests before one are looked at for the same one. */
const mostAtOnce = 16;

/** Refreshes in earlier flows of the same client at the same server: a token that is not replaced ties no flows together. */
export function earlierRefreshesOf(flow: Flow, clientId: string | null): readonly Refresh[] {
  return clientId ? refreshesIn(flow, flow.earlier?.('client', clientId) ?? []) : [];
}

/** The same in all other flows, before and after; where the requests name no client, of everybody at that server. */
export function otherRefreshesOf(flow: Flow, clientId: string | null): readonly Refresh[] {
  const at = originOf(refreshesOf(flow)[0]?.message.url ?? '');
  if (!at) return [];
  const [name, value] = clientId ? (['client', clientId] as const) : (['server', at] as const);
  return refreshesIn(flow, [...(flow.earlier?.(name, value) ?? []), ...(flow.later?.(name, value) ?? [])]);
}

function refreshesIn(flow: Flow, others: readonly Pick<Flow, 'messages'>[]): readonly Refresh[] {
  const at = originOf(refreshesOf(flow)[0]?.message.url ?? '');
  if (!at) return [];
  return others
    .flatMap((other) => refreshesOf(other))
    .filter(({ message }) => originOf(message.url) === at)
    .toSorted((a, b) => a.time - b.time);
}

/** Scopes apart, without duplicates; some servers separate them by commas. RFC 6749 §3.3. */
export function scopesIn(scope: unknown): readonly string[] {
  return [
    ...new Set(
      asText(scope)
        ?.split(/[\s,]+/)
        .filter(Boolean),
    ),
  ];
}
