import type { InBrowser } from '../causes/cause.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { endpointOf } from '../exchange/parameters.ts';
import { partiesOf, sideOf } from '../flows/context/parties.ts';
import type { Flow } from '../flows/flow.ts';
import { messagesOfStep, type Step } from '../flows/steps.ts';
import type { ReportBrowserAct } from './report.ts';

/**
 * What the browser did, as the report shows it: at which step, or after which one.
 * @param stepIds ids of `steps`, in their order
 */
export function reportBrowserActs(
  acts: readonly InBrowser[],
  { messages, context }: Pick<Flow, 'messages' | 'context'>,
  steps: readonly Step[],
  stepIds: readonly string[],
): readonly ReportBrowserAct[] {
  if (acts.length === 0) return [];
  const parties = partiesOf(messages, context);
  return acts.map(({ act, cookie, exchange }) => ({
    act,
    cookie: cookie ?? null,
    host: sideOf(messages, parties, exchange.url),
    ...placeAmong(exchange, steps, stepIds),
  }));
}

/**
 * Where an exchange stands among the steps of a flow: at one of them, or after one and at an address of its own.
 * @param stepIds ids of `steps`, in their order
 */
export function placeAmong(
  exchange: Exchange,
  steps: readonly Step[],
  stepIds: readonly string[],
): { readonly step: string | null; readonly after: string | null; readonly url: string | null } {
  const at = stepIds[placeOf(exchange, steps)];
  const before = steps.findLastIndex(({ time }) => time <= exchange.startedAt);
  return {
    step: at ?? null,
    after: at ?? stepIds[before] ?? null,
    url: at === undefined ? endpointOf(exchange.url) : null,
  };
}

function placeOf(exchange: Exchange, steps: readonly Step[]): number {
  const own = steps.findIndex(({ message }) => message?.exchange.id === exchange.id);
  return own >= 0
    ? own
    : steps.findIndex((step) => messagesOfStep(step).some((message) => message.exchange.id === exchange.id));
}
