import type { Message } from '../messages/message.ts';
import type { RuleId } from '../rules/index.ts';
import type { Confidence } from '../vocabulary/confidence.ts';

/** One reason why a flow failed, was refused or is stuck. */
export type Diagnosis = {
  /** Short, stable name: `invalid-grant`. That of an `err-…` rule where one found it. */
  readonly cause: string;
  /** The message at which it shows. */
  readonly at: Message | undefined;
  /** Why, in one sentence. */
  readonly why: string;
  /** What to try, in one sentence. */
  readonly fix: string;
  readonly confidence: Confidence;
  /** Ids of the rules whose findings it rests on. */
  readonly rules: readonly RuleId[];
};
