import type { Facts } from '../facts/facts.ts';
import type { RuleRun } from './run.ts';

/** A flow with what was derived from it: the same object as long as nothing of it changes. */
export type JudgedFlow = {
  /** `flow-1`: its place among the flows. */
  readonly id: string;
  /** Id of the flow that it is nested in. */
  readonly parent: string | null;
  readonly facts: Facts;
  readonly run: RuleRun;
  /** The id of the flow with that key; `null` for one that is gone. */
  idOf(key: string): string | null;
};
