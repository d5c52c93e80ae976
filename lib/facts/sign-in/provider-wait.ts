import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { partiesOfFlow, sideOf } from '../../flows/context/parties.ts';
import type { Flow } from '../../flows/flow.ts';
import { ownExchanges } from '../../flows/own-exchanges.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { fact } from '../fact.ts';
import { saidBy } from '../wallet/waiting-page.ts';

/** A page of the provider’s waited for something elsewhere: it asked its server the same again and again. */
export type ProviderWait = {
  /** The last time that it asked. */
  readonly last: Exchange;
  /** Milliseconds from the first time on. */
  readonly duration: number;
  /** It was told something else in the end, and went on. */
  readonly isOver: boolean;
};

/** `undefined` where it did not, where the answers were not recorded, and where nobody knows what it waited for: the login came back all the same. */
export const providerWait = fact('providerWait', ({ flow, ending }): ProviderWait | undefined => {
  const found = waitIn(flow);
  return found && (found.isOver || ending.outcome === 'pending') ? found : undefined;
});

/** What a trace says of the last call, whose words redaction takes out. */
export function providerWaitVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  const found = waitIn(flow);
  return found
    ? [[found.last, { provider_wait: `${found.isOver ? 'over' : 'open'} ${Math.round(found.duration)}` }]]
    : [];
}

function waitIn(flow: Flow): ProviderWait | undefined {
  const { messages } = flow;
  const began = messages.find(isFrontChannelRequest)?.exchange.startedAt;
  if (began === undefined) return undefined;
  const answered = messages.find(isFrontChannelResponse)?.exchange.startedAt ?? Infinity;
  const parties = partiesOfFlow(flow);
  const all = ownExchanges(flow, mostMessages).filter(({ startedAt }) => startedAt >= began);
  const calls = all.filter(
    (one) =>
      one.startedAt < answered &&
      one.context.resourceType === 'fetch' &&
      sideOf(messages, parties, one.url) === 'provider',
  );
  const known = calls.find(({ verdicts }) => verdicts?.provider_wait !== undefined);
  if (known) return recorded(known);
  for (const own of Map.groupBy(calls, ({ method, url }) => `${method} ${endpointOf(url)}`).values()) {
    const found = waitOf(own, all);
    if (found) return found;
  }
  return undefined;
}

const mostMessages = 200;

function recorded(last: Exchange): ProviderWait | undefined {
  const [how, duration] = last.verdicts?.provider_wait?.split(' ') ?? [];
  return { last, duration: Number(duration), isOver: how === 'over' };
}

function waitOf(calls: readonly Exchange[], all: readonly Exchange[]): ProviderWait | undefined {
  const [first, last] = [calls[0], calls.at(-1)];
  if (!first || !last || calls.length < fewest || !isSteady(calls)) return undefined;
  if (calls.some(({ status = 0 }) => status < 200 || status >= 300)) return undefined;
  const said = calls.map(saidBy);
  const [before, end] = [said.slice(0, -1), said.at(-1)];
  const [same = ''] = before;
  if (new Set(before).size > 1 || !same.includes('{') || refuses.test(same)) return undefined;
  const isOver = end !== same;
  const later = all.filter((one) => isPage(one) && one.startedAt > last.startedAt);
  const soonest = later[0]?.startedAt ?? Infinity;
  const isRight = isOver ? soonest <= last.startedAt + (last.duration ?? 0) + soon : later.length === 0;
  return isRight ? { last, duration: last.startedAt - first.startedAt, isOver } : undefined;
}

/** Something that somebody typed, and types again: what was sent is not kept. */
const refuses = /wrong|invalid|incorrect|mismatch|fail|denied|reject|not[ _-]?match|try again|remaining/i;

/** So often a script asks before it is taken to wait. */
const fewest = 5;

/** Milliseconds in which a page that waited goes on by itself. */
const soon = 15_000;

/** A script asks in even steps, a person hardly. Of many calls some in the middle may not have been kept: one gap is left out. */
function isSteady(calls: readonly Exchange[]): boolean {
  const gaps = calls
    .slice(1)
    .map(({ startedAt }, at) => startedAt - calls[at]!.startedAt)
    .toSorted((a, b) => a - b)
    .slice(0, -1);
  const [least = 0, most = Infinity] = [gaps[0], gaps.at(-1)];
  return most <= 1.5 * least + 500;
}
