import { withoutPause } from '../../lib/exchange/in-step.ts';
import { createCorrelation, type Correlation } from '../../lib/flows/correlate.ts';
import type { Flow } from '../../lib/flows/flow.ts';
import { factsOf, type Facts } from '../../lib/facts/facts.ts';
import type { TieName } from '../../lib/vocabulary/ties.ts';
import { Street } from '../../lib/street.ts';
import { capture, type ExchangeFields } from './exchange.ts';

/** Exchanges one second apart, correlated. */
export function correlated(...fields: readonly ExchangeFields[]): Correlation {
  const correlation = createCorrelation(() => {});
  for (const exchange of capture(...fields)) correlation.put(exchange);
  return correlation;
}

/** The flows of exchanges one second apart, as facts see them. */
export function flowsIn(...fields: readonly ExchangeFields[]): readonly Flow[] {
  const { assembly, servers } = correlated(...fields);
  const sharing = (name: TieName, value: string, from: number, to: number) =>
    assembly
      .find(name, value, Infinity)
      .filter((other) => assembly.drafts.slice(from, to).includes(other))
      .map(({ messages }) => ({ key: messages[0]?.exchange.id ?? '', messages }));
  return assembly.drafts.map(({ messages, around }, at) => ({
    key: messages[0]?.exchange.id ?? '',
    messages: [...messages],
    context: around.context,
    ofOthers: around.ofOthers,
    isContextFull: around.isFull,
    parent: undefined,
    metadata: servers.metadataOfOrigin(messages[0]?.exchange.url ?? ''),
    earlier: (name, value) => sharing(name, value, 0, at),
    later: (name, value) => sharing(name, value, at + 1, Infinity),
  }));
}

/** The flows as they are judged: what went round is one. */
export function judgedFlowsIn(...fields: readonly ExchangeFields[]): readonly Flow[] {
  const street = new Street(
    [],
    withoutPause(({ facts }) => facts.flow),
  );
  for (const exchange of capture(...fields)) street.put(exchange);
  return street.flows();
}

/** The one flow these exchanges make; a test that expects one and gets none or several fails here. */
export function flowIn(...fields: readonly ExchangeFields[]): Flow {
  const [flow, ...others] = flowsIn(...fields);
  if (!flow || others.length > 0) throw new Error(`expected one flow, got ${flow ? others.length + 1 : 0}`);
  return flow;
}

/** The facts of the one flow these exchanges make. */
export function factsIn(...fields: readonly ExchangeFields[]): Facts {
  return factsOf(flowIn(...fields));
}
