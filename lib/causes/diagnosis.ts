import type { Message } from '../messages/message.ts';
import type { RuleId } from '../rules/index.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { Owner } from '../vocabulary/owner.ts';
import type { Compared, InBrowser, Proof, Quote } from './cause.ts';
import type { CauseId } from './cause-id.ts';

/** One reason why a flow failed, was refused or is stuck. */
export type Diagnosis = {
  readonly cause: CauseId;
  /** The message at which it shows. */
  readonly at: Message | undefined;
  /** Why, in one sentence. */
  readonly why: string;
  /** What to try, in one sentence. */
  readonly fix: string;
  readonly confidence: Confidence;
  /** Ids of the rules whose findings it rests on or explains. */
  readonly rules: readonly RuleId[];
  /** What it rests on; general reasons do not say. */
  readonly proof?: Proof;
  /** Who can mend it, where that is known. */
  readonly owner?: Owner;
  readonly evidence?: readonly Message[];
  readonly compared?: readonly Compared[];
  readonly quote?: Quote | undefined;
  readonly browser?: readonly InBrowser[];
  readonly tellApart?: string;
};
