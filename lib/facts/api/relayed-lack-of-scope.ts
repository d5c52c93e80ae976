import type { Exchange } from '../../exchange/exchange.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { fact } from '../fact.ts';
import { isLackOfScope } from '../said/relayed.ts';
import { saidBy } from '../said/said.ts';
import { failedCallsAfter } from './failed-calls-after.ts';
import { namedScopesIn } from './wanted-scopes.ts';

/** A call of the app’s page to its own API that failed for a scope, which is what the provider’s API told the app’s server. */
export type RelayedLackOfScope = {
  readonly call: Exchange;
  /** By which the login came to the app. */
  readonly answered: Message;
  /** The words, not redacted. */
  readonly text: string;
};

/** `undefined` where no such call failed soon after the answer in words that APIs have for it, or a later one to its address was answered. RFC 6750 §3.1. */
export const relayedLackOfScope = fact('relayedLackOfScope', ({ flow }) => relayedIn(flow));

/** The scopes that the app’s own API names, so that a redacted trace tells of them, too. */
export function relayedScopeVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  const call = relayedIn(flow)?.call;
  const names = call ? namedScopesIn(call) : [];
  return call && names.length > 0 ? [[call, { wanted_scopes: names.join(' ') }]] : [];
}

function relayedIn(flow: Flow): RelayedLackOfScope | undefined {
  const answered = flow.messages.findLast((one) => isFrontChannelResponse(one) && !one.error);
  if (!answered) return undefined;
  const withToken = new Set(flow.messages.map(({ exchange }) => exchange.id));
  const calls = failedCallsAfter(flow, answered).filter(({ id }) => !withToken.has(id));
  return calls.map((call) => relayed(call, answered)).find((one) => one !== undefined);
}

function relayed(call: Exchange, answered: Message): RelayedLackOfScope | undefined {
  const said = saidBy(call)?.phrases.find(
    ({ phrase, words }) => words.source === 'body' && isLackOfScope(phrase),
  );
  return said && { call, answered, text: said.words.text };
}
