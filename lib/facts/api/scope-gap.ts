import { timeOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { scopesIn } from '../tokens/refresh.ts';
import { coversScope } from './ungranted-scopes.ts';

/**
 * What became of scopes that a token lacks. `not granted`: a request asked for `names`, as it
 * wrote them, and the answer left them out. `given up`: an
 * earlier answer of this login granted them, and this token was asked for with less. `not asked`: no request named any of them.
 */
export type ScopeGap =
  | { readonly why: 'not granted'; readonly names: readonly string[]; readonly asked: Message }
  | { readonly why: 'given up'; readonly names: readonly string[]; readonly had: Message }
  | { readonly why: 'not asked' };

/**
 * Holds what the API wants, what was asked for and what was granted against each other; an API may name several scopes of which one would
 * do. `undefined` where no request with its scopes was seen. RFC 6749 §3.3, §6; RFC 6750 §3.
 */
export function scopeGapOf(
  { messages }: Pick<Flow, 'messages'>,
  call: Message,
  lacking: readonly string[],
): ScopeGap | undefined {
  const missing = lacking.slice(0, 50);
  const before = messages.filter((message) => timeOf(message) <= timeOf(call));
  const requests = before.filter(asksForScopes);
  const had = before.findLast(
    ({ kind, params, answer }) =>
      kind === 'token_request' &&
      params['refresh_token'] === undefined &&
      coversAll(answer?.['scope'], missing),
  );
  if (had) return { why: 'given up', names: missing, had };
  if (requests.length === 0) return undefined;
  for (const asked of requests.toReversed()) {
    const names = listed(asked.params['scope']).filter((one) =>
      missing.some((name) => coversScope(one, name)),
    );
    if (names.length > 0) return { why: 'not granted', names, asked };
  }
  return { why: 'not asked' };
}

/** A client’s own request for scopes, of a person or for itself; a refresh asks for no more than there was. */
function asksForScopes({ params }: Message): boolean {
  const isClients = (params['client_id'] ?? params['grant_type']) !== undefined;
  return isClients && params['scope'] !== undefined && params['refresh_token'] === undefined;
}

/** Characters of a list that is read: each name is held against all others. */
const longestList = 4000;

function listed(list: unknown): readonly string[] {
  return typeof list === 'string' && list.length <= longestList ? scopesIn(list) : [];
}

function coversAll(list: unknown, names: readonly string[]): boolean {
  const all = listed(list);
  return names.every((name) => all.some((one) => coversScope(one, name)));
}
