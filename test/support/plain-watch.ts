import type { Exchange } from '../../lib/exchange/exchange.ts';
import { rules } from '../../lib/rules/index.ts';
import type { Severity } from '../../lib/vocabulary/severity.ts';
import type { Watch, WatchedFinding, WatchedFlow } from '../../lib/watch.ts';
import { admitsMessages } from './evidence.ts';

/** Says what flows the exchanges make. */
export type FlowsOf = (exchanges: readonly Exchange[]) => readonly WatchedFlow[];

/** A watch with the coarse gate of the tests: what is behind the gate is not what these tests are about. */
export function plainWatch(flowsOf: FlowsOf = () => []): () => Watch {
  return () => {
    const kept = new Map<string, Exchange>();
    return {
      admits: admitsMessages,
      admitsError: () => false,
      admitsAround: () => false,
      remembers: () => false,
      takeContext: () => ({ kept: [], released: [], remembered: [], forgotten: [] }),
      put(exchange) {
        kept.set(exchange.id, exchange);
        return true;
      },
      wantsAnswer: (id) => kept.has(id),
      failures: [],
      judge: () => true,
      flows: () => flowsOf([...kept.values()]),
      tabsOfLogins: () =>
        new Map([...kept.values()].map(({ context, startedAt }) => [context.tab ?? -1, startedAt])),
    };
  };
}

/** A flow that has succeeded, whose steps are these exchanges. */
export function plainFlow(exchanges: readonly Exchange[], fields: Partial<WatchedFlow> = {}): WatchedFlow {
  return {
    outcome: 'succeeded',
    ended: exchanges.at(-1)?.startedAt ?? 0,
    clientId: 'spa',
    redirectUri: 'https://app.example/cb',
    serverOrigin: 'https://op.example',
    findings: [],
    isPartlyJudged: false,
    exchanges,
    ...fields,
  };
}

/** Findings of one rule each, of these severities. */
export function plainFindings(...severities: readonly Severity[]): readonly WatchedFinding[] {
  return severities.map((severity, place) => ({ rule: rules[place % rules.length]!.id, severity }));
}
