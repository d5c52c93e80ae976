import { isOAuth2 } from '../../vocabulary/protocol.ts';
import type { GlossaryKey } from '../../explain/glossary.ts';
import type { DeliveredItem, Delivery } from '../../vocabulary/delivery.ts';
import type { Role } from '../../vocabulary/kind-row.ts';
import { kinds } from '../../vocabulary/kinds.ts';
import type { ToldFlow, ToldProtection, ToldStep } from '../told.ts';
import { wayOf } from '../way.ts';

/** A step with what came back for it. A step of the report fits. */
export type AnswerableStep = ToldStep & { readonly delivery: Delivery | null };

/** As much of a flow as answers are taken from. A flow of the report fits. */
export type AnswerableFlow = Omit<ToldFlow, 'steps' | 'protections'> & {
  readonly steps: readonly AnswerableStep[];
  readonly protections: readonly (ToldProtection & { readonly step: string | null })[];
};

/**
 * One thing that is said of a login. `shown`: its steps show it. `not_seen`: it may have happened, and nothing that was recorded shows it;
 * the steps are those around it. `not_here`: this login does not have it.
 */
export type AnswerPoint = {
  readonly sentence: string;
  readonly status: 'shown' | 'not_seen' | 'not_here';
  /** Ids of steps of the flow. */
  readonly steps: readonly string[];
};

/** A question of the glossary, answered on one login. */
export type Answer = { readonly question: GlossaryKey; readonly points: readonly AnswerPoint[] };

/** What steps show; where there are none, it is told as not seen. */
export function point(
  sentence: string,
  steps: readonly (ToldStep | undefined)[],
  status: AnswerPoint['status'] = 'shown',
): AnswerPoint {
  const ids = [...new Set(steps.flatMap((step) => (step ? [step.id] : [])))];
  return { sentence, steps: ids, status: status === 'shown' && ids.length === 0 ? 'not_seen' : status };
}

/** The steps of a part, seen or concluded, in order. */
export function stepsOf({ steps }: AnswerableFlow, role: Role): readonly AnswerableStep[] {
  return steps.filter(({ kind }) => kinds[kind].role === role);
}

/** The first seen step of a part. */
export function seen(flow: AnswerableFlow, role: Role): AnswerableStep | undefined {
  return stepsOf(flow, role).find(({ observed }) => observed);
}

/** The first seen step whose answer brought this. */
export function broughtAt(
  { steps }: AnswerableFlow,
  ...items: readonly DeliveredItem[]
): AnswerableStep | undefined {
  return steps.find(
    ({ observed, delivery }) =>
      observed && delivery?.result === 'delivered' && items.some((item) => delivery.items.includes(item)),
  );
}

/** It was seen, and its answer says that it went well. */
export function wentWell({ observed, status, delivery }: AnswerableStep): boolean {
  if (!observed || delivery?.result === 'refused' || delivery?.result === 'no_response') return false;
  return delivery?.result !== 'not_yet' && status !== null && status > 0 && status < 400;
}

/** It was seen, and its answer says that it did not go well; a request to try again says neither. */
export function wentWrong(step: AnswerableStep): boolean {
  const { observed, status, delivery } = step;
  return observed && delivery?.result !== 'not_yet' && status !== null && !wentWell(step);
}

/** This login has it not, because it goes another way. */
export function goesAnotherWay(flow: AnswerableFlow): AnswerPoint {
  const { label, why } = wayOf(flow);
  return point(`Not here: this goes by another way, ${label}. ${why}`, [], 'not_here');
}

/** OAuth, of whichever version: a way on which access is handed over. */
export function isOAuth({ protocol, way }: AnswerableFlow): boolean {
  const isOfFamily = protocol === 'oauth1' || isOAuth2(protocol);
  return isOfFamily && way !== 'fedcm' && way !== 'credential_post' && way !== 'logout';
}
