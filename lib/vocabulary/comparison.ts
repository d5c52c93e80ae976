import type { StepKind } from './kinds.ts';

/**
 * What two logins differ in. `reused`: a value that every login makes anew and both have; `step`: a message that only one of them has;
 * `answer`: what an answer brings; `cookie`: an attribute of one that is set, or those that are sent; `timing`: milliseconds, only where one
 * took very much longer.
 */
export type Aspect =
  | 'outcome'
  | 'error'
  | 'protocol'
  | 'server'
  | 'client'
  | 'address'
  | 'parameter'
  | 'scope'
  | 'reused'
  | 'status'
  | 'claim'
  | 'answer'
  | 'header'
  | 'cookie'
  | 'timing'
  | 'protection'
  | 'step'
  | 'finding';

/** One thing that is so in one login and otherwise, or not there, in the other. Each pair: the first login's, the second's. */
export type Difference = {
  readonly aspect: Aspect;
  /** The parameter, claim, protection or rule by its name; of others what it is about. */
  readonly name: string;
  /** The message that has it; null: it is of the whole login. */
  readonly kind: StepKind | null;
  /** Ids of the steps; null where a login has no such step. */
  readonly steps: readonly [string | null, string | null];
  /** null: there is none. Of a set what only this login has, a space between. */
  readonly values: readonly [string | null, string | null];
  /** The token, cookie or side of the exchange that has it, where it is of one: `id_token`, `request`, `answer`. */
  readonly of?: string;
  /** The values are sets. */
  readonly isSet?: true;
};

/** What comparing two logins comes to. */
export type Comparison = {
  /** The ids of the steps side by side, in their order; null where a login has no such step. */
  readonly steps: readonly (readonly [string | null, string | null])[];
  /** What tells most first. */
  readonly differences: readonly Difference[];
  /** Names of values that every login makes anew, and that differ for no other reason. */
  readonly fresh: readonly string[];
  /** Values that are the same in both. */
  readonly same: number;
  /** Values that somebody took out of one or both: they are not compared. */
  readonly withheld: number;
  /** Both are one and the same login, not only alike. */
  readonly isSameLogin: boolean;
};
