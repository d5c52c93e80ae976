import type { Exchange } from './exchange/exchange.ts';
import { joinedVerdicts, withVerdicts } from './facts/verdicts.ts';
import type { Flow } from './flows/flow.ts';
import { failureOf, type Failure } from './vocabulary/failure.ts';

/**
 * The exchanges that flows use and those around them, in order of time, each once and with the verdicts that only its secrets
 * could prove: what an export holds.
 * @param failed is told where the proving of a flow's verdicts broke off: its exchanges are there, without them
 */
export function evidenceOf(
  flows: readonly Flow[],
  failed: (failure: Failure) => void = () => {},
): readonly Exchange[] {
  return exchangesOf(flows, (flow) => provedOrBare(flow, failed));
}

/** The same as they were recorded, without what their secrets prove: enough to learn what is secret in them. */
export function recordedOf(flows: readonly Flow[]): readonly Exchange[] {
  return exchangesOf(flows, bare);
}

function exchangesOf(flows: readonly Flow[], read: (flow: Flow) => readonly Exchange[]): readonly Exchange[] {
  const exchanges = new Map<string, Exchange>();
  for (const flow of flows.flatMap((one) => one.rounds ?? [one])) {
    const own = new Set(flow.messages.map(({ exchange }) => exchange.id));
    for (const exchange of read(flow)) {
      if (!own.has(exchange.id) && flow.ofOthers?.has(exchange.id)) continue;
      const earlier = exchanges.get(exchange.id);
      const verdicts = joinedVerdicts(earlier?.verdicts, exchange.verdicts);
      // One that is around two logins may be held with its text by one of them alone.
      const fuller = earlier?.responseBody?.text === undefined ? exchange : earlier;
      exchanges.set(exchange.id, Object.keys(verdicts).length > 0 ? { ...fuller, verdicts } : fuller);
    }
  }
  return [...exchanges.values()].sort((a, b) => a.startedAt - b.startedAt || a.entry - b.entry);
}

function provedOrBare(flow: Flow, failed: (failure: Failure) => void): readonly Exchange[] {
  try {
    return withVerdicts(flow);
  } catch (error) {
    failed(failureOf('report', 'evidence', error));
    return bare(flow);
  }
}

function bare({ messages, context }: Flow): readonly Exchange[] {
  return [...messages.map(({ exchange }) => exchange), ...context];
}
