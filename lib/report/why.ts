import type { Exchange } from '../exchange/exchange.ts';
import { isPrefetch } from '../exchange/prefetch.ts';
import type { Flow } from '../flows/flow.ts';
import { tiesOf } from '../flows/ties.ts';
import type { Message } from '../messages/message.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { MessageKind } from '../vocabulary/kinds.ts';
import type { TieName } from '../vocabulary/ties.ts';
import type { ReportFlow, ReportStep } from './report.ts';

/** Why an exchange is told as it is: as what it was recognised, which flows it joined, by what, and what used it. No value of it is here. */
export type Why = {
  /** Nothing where it was taken for no message. */
  readonly recognised: readonly {
    readonly kind: MessageKind;
    readonly carrier: Message['carrier'];
    readonly confidence: Confidence;
  }[];
  /** `prefetch`: a browser loads in advance, nobody signs in. `gate`: nothing in it looks like a login. `recognisers`: it looked so, no more. */
  readonly refusedBy: 'prefetch' | 'gate' | 'recognisers' | null;
  readonly flows: readonly WhyFlow[];
};

/** One flow that has the exchange. */
export type WhyFlow = {
  readonly flow: string;
  /** `message`: of the flow. `around`: evidence of what happened near it. */
  readonly as: 'message' | 'around';
  readonly steps: readonly string[];
  readonly began: boolean;
  /** The names of what it shares with other steps of the flow, the most telling first. */
  readonly ties: readonly { readonly name: TieName; readonly steps: readonly string[] }[];
  readonly findings: readonly string[];
  readonly causes: readonly string[];
};

/** A flow as it was joined and as it is reported; `stepsOf` gives the ids of the steps that a message is told by. */
type JoinedFlow = {
  readonly flow: Flow;
  readonly report: ReportFlow;
  readonly stepsOf: (message: Message) => readonly ReportStep['id'][];
};

/**
 * @param recognised what the exchange was recognised as, alone or in flows
 * @param isAdmitted whether the gate lets it through
 */
export function whyOf(
  exchange: Exchange,
  recognised: readonly Message[],
  isAdmitted: boolean,
  flows: readonly JoinedFlow[],
): Why {
  return {
    recognised: recognised.map(({ kind, carrier, confidence }) => ({ kind, carrier, confidence })),
    refusedBy: recognised.length > 0 ? null : refusalOf(exchange, isAdmitted),
    flows: flows.flatMap((one) => placeIn(one, exchange)),
  };
}

function refusalOf(exchange: Exchange, isAdmitted: boolean): Why['refusedBy'] {
  if (isPrefetch(exchange)) return 'prefetch';
  return isAdmitted ? 'recognisers' : 'gate';
}

function placeIn({ flow, report, stepsOf }: JoinedFlow, { id }: Exchange): readonly WhyFlow[] {
  const own = flow.messages.filter(({ exchange }) => exchange.id === id);
  const isAround = flow.context.some((exchange) => exchange.id === id);
  if (own.length === 0 && !isAround) return [];
  const others = flow.messages.filter(({ exchange }) => exchange.id !== id);
  const steps = [...new Set(own.flatMap(stepsOf))];
  const uses = ({ steps: named = [] }: { readonly steps?: readonly string[] }): boolean =>
    named.some((step) => steps.includes(step));
  const ties = own
    .flatMap((message) => tiesOf(message, others))
    .map(({ name, other }) => ({ name, steps: stepsOf(other) }))
    // An answer's redirect and its landing are one step: what they share ties it to no other.
    .filter(({ steps: theirs }) => theirs.length === 0 || theirs.some((step) => !steps.includes(step)));
  const byName = Map.groupBy(ties, ({ name }) => name);
  return [
    {
      flow: report.id,
      as: own.length > 0 ? 'message' : 'around',
      steps,
      began: flow.messages[0]?.exchange.id === id,
      ties: [...byName].map(([name, same]) => ({
        name,
        steps: [...new Set(same.flatMap((tie) => tie.steps))].filter((step) => !steps.includes(step)),
      })),
      findings: report.findings.filter(uses).map(({ rule }) => rule),
      causes: report.diagnosis
        .filter((reason) => uses(reason) || (reason.step !== null && steps.includes(reason.step)))
        .map(({ cause }) => cause),
    },
  ];
}
