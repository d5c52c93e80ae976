import type { Flow } from '../flows/flow.ts';
import { stepsOf } from '../flows/infer.ts';
import type { Step } from '../flows/steps.ts';
import { fact } from './fact.ts';
import { factsOf, type Facts } from './facts.ts';

/** A step of a flow, which time round it belongs to (from 1), and the facts of that time. */
export type RoundStep = { readonly step: Step; readonly round: number; readonly facts: Facts };

/** The steps of a flow; of a login that went round those of every time, in order. Facts and rules look at the first time alone. */
export function allStepsOf(facts: Facts): readonly RoundStep[] {
  const own = facts.steps.map((step) => ({ step, round: 1, facts }));
  return [...own, ...facts.of(laterSteps)];
}

const laterSteps = fact('laterSteps', ({ flow, ending }): readonly RoundStep[] => {
  const [, ...later] = flow.rounds ?? [];
  return later.flatMap((one, at) => stepsOfRound(one, at + 2, ending.outcome === 'succeeded'));
});

/** Where no time round worked, none is taken for one whose code was redeemed. */
function stepsOfRound(flow: Flow, round: number, worked: boolean): readonly RoundStep[] {
  const facts = factsOf(flow);
  const steps = worked ? facts.steps : stepsOf(flow, false);
  return steps.map((step) => ({ step, round, facts }));
}
