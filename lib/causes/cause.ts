import type { Exchange } from '../exchange/exchange.ts';
import type { Facts } from '../facts/facts.ts';
import type { Need, Seen } from '../facts/need.ts';
import type { Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import type { RuleId } from '../rules/index.ts';
import type { Finding } from '../rules/run.ts';
import type { ReferenceId } from '../spec/references.ts';
import type { BrowserAct } from '../vocabulary/browser-act.ts';
import type { CauseName } from '../vocabulary/cause-name.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { Owner } from '../vocabulary/owner.ts';
import type { CauseId } from './cause-id.ts';

/**
 * What a cause rests on, the strongest first: two recorded values that must be equal and are not; a stable code of the party that refused;
 * words of the failing page that are known to mean it; who answered; a status, timing or order alone; what is usual.
 */
export const proofs = ['comparison', 'code', 'phrase', 'answerer', 'status', 'guess'] as const;
/** See {@link proofs}. */
export type Proof = (typeof proofs)[number];

/**
 * A recorded value and where it stands; `null` where there was none. `at`: `undefined` for what stands nowhere, as what would have fitted,
 * and where `exchange` is no step of the flow.
 */
export type Place = {
  readonly value: string | null;
  readonly at: Message | undefined;
  readonly exchange?: Exchange;
};

/** A value that stands in this exchange, which is a step of the flow or happened around it. */
export function placeIn(
  { messages }: Pick<Flow, 'messages'>,
  exchange: Exchange,
  value: string | null,
): Place {
  return { value, at: messages.find((message) => message.exchange.id === exchange.id), exchange };
}

/** Two values that should agree, under the wire's own name for them (`iss`, a cookie's name). */
export type Compared = { readonly name: string; readonly expected: Place; readonly got: Place };

/** What a page or an API said itself, in its own words: one sentence, not redacted yet. */
export type Quote = { readonly text: string; readonly host: string; readonly at: Exchange | undefined };

/** Something that the browser did at an exchange; `cookie`: its name, without what is made up for each attempt. */
export type InBrowser = { readonly act: BrowserAct; readonly cookie?: string; readonly exchange: Exchange };

/** What a cause says of one flow. */
export type CauseDraft = {
  /** The message at which it shows: the step that broke. */
  readonly at: Message | undefined;
  /** Why it failed, in one sentence that names the values and places; no secret in it. */
  readonly why: string;
  /** Where it differs from the cause's own. */
  readonly fix?: string;
  /** Where it differs from the cause's own. */
  readonly owner?: Owner;
  readonly proof: Proof;
  readonly confidence: Confidence;
  /** Messages that prove it, in order of time. */
  readonly evidence?: readonly Message[];
  readonly compared?: readonly Compared[];
  readonly quote?: Quote | undefined;
  /** Where cookies or windows are the cause: what the browser did with them, in order of time. */
  readonly browser?: readonly InBrowser[];
  /** Where it explains less than the cause does when it is sure. */
  readonly folds?: readonly CauseId[];
  /** For what is not certain: what would tell it from the others. “If …, then …: to be seen at …” */
  readonly tellApart?: string;
  /** Rules whose findings it rests on. */
  readonly rules?: readonly RuleId[];
};

/** What rules found of the flow, by rule. */
export type FindingOf = (rule: RuleId) => Finding | undefined;

/** Why logins fail: one cause, as its file declares it. */
export type Cause = {
  /** The file's name: what went wrong, in the words of the trade. */
  readonly id: CauseName;
  readonly owner: Owner;
  /** What it is, as a title: no full stop. */
  readonly title: string;
  /** What in a recording proves it, for `docs/causes.md` and `oauth-lens explain`. */
  readonly signs: string;
  /** What speaks against it. */
  readonly against: string;
  /** What usually mends it: a sentence or two that the owner can follow. */
  readonly fix: string;
  readonly references: readonly ReferenceId[];
  /** An example in a few words, or as a short exchange. */
  readonly example: string;
  /** Causes that it is taken for. */
  readonly confusedWith: readonly CauseId[];
  /** Causes that it explains: they are left out where it stands. */
  readonly folds: readonly CauseId[];
  /** Asked of flows that succeeded too (a later error, a call that was blocked). */
  readonly evenIfSucceeded?: true;
  readonly needs: readonly Need[];
  inspect(facts: Facts, finding: FindingOf): readonly CauseDraft[];
};

type CauseDefinition<N extends Need> = Omit<Cause, 'needs' | 'inspect' | 'confusedWith' | 'folds'> & {
  readonly confusedWith?: readonly CauseId[];
  readonly folds?: readonly CauseId[];
  readonly needs: readonly N[];
  /** Returns nothing where its signs were not seen: not seen is no cause. */
  inspect(facts: Seen<N>, finding: FindingOf): CauseDraft | readonly CauseDraft[] | undefined;
};

/** Declares a cause: one file, one cause. */
export function cause<N extends Need>(definition: CauseDefinition<N>): Cause {
  return {
    ...definition,
    confusedWith: definition.confusedWith ?? [],
    folds: definition.folds ?? [],
    inspect(facts, finding) {
      const found = definition.inspect(facts as Seen<N>, finding);
      if (found === undefined) return [];
      return Array.isArray(found) ? found : [found as CauseDraft];
    },
  };
}
