import type { Facts } from '../facts/facts.ts';
import type { Need, Seen } from '../facts/need.ts';
import type { Message } from '../messages/message.ts';
import type { Confidence } from '../vocabulary/confidence.ts';
import type { Owner } from '../vocabulary/owner.ts';
import type { Severity } from '../vocabulary/severity.ts';
import type { ReferenceId } from '../spec/references.ts';

/** As much as a remark may weigh: an explanation, or advice. */
type RemarkSeverity = Extract<Severity, 'low' | 'info'>;

/** What a rule says of one flow. */
export type FindingDraft<S extends Severity = Severity> = {
  /** Where it differs from the rule's own. */
  readonly severity?: S | undefined;
  readonly confidence: Confidence;
  readonly owner?: Owner | undefined;
  /** What was observed against what was expected. Names and places; no secret, nor its length. */
  readonly detail: string;
  /** The claim or parameter that it is about, by its wire name, where one rule judges several. */
  readonly about?: string;
  /** Where it differs from the rule's own. */
  readonly fix?: string | undefined;
  /** Diagnosis rules: the most probable reason, in one sentence without what the server said. A diagnosis quotes it. */
  readonly cause?: string | undefined;
  /** The same was said of an earlier flow: it is part of that finding. One root cause, one headline. */
  readonly isToldEarlier?: true;
  /** The messages that prove it. */
  readonly evidence: readonly Message[];
};

/**
 * What people read of a rule. Every rule's file says it beside the rule and not in it, so that the worker, which judges and
 * tells nothing, need not carry it.
 */
export type RuleWords = {
  readonly title: string;
  /** Why it matters, in plain words. */
  readonly why: string;
  /** What to change, in one sentence. */
  readonly fix: string;
  readonly references: readonly ReferenceId[];
  /** For `docs/rules.md` and `oauth-lens explain`: what fires and what passes, in a few words or as a short URL. */
  readonly examples: { readonly fires: string; readonly passes: string };
};

/** What a remark says of one flow. */
export type RemarkDraft = FindingDraft<RemarkSeverity>;

/** A rule as the runner sees it. */
export type Rule = {
  /** The file's name: subject first, then the failing state. Which there are is said by `RuleId` (./index.ts). */
  readonly id: string;
  readonly severity: Severity;
  readonly owner: Owner;
  /** The facts it cannot do without. The runner narrows them; one that was not seen makes the rule not applicable. */
  readonly needs: readonly Need[];
  inspect(facts: Facts): readonly FindingDraft[] | NotApplicable;
};

/** What a rule says when the part of a fact that it judges was not seen. Not seen is not absent. */
export type NotApplicable = 'not applicable';

type RuleDefinition<Id extends string, N extends Need, S extends Severity> = Omit<
  Rule,
  'id' | 'severity' | 'needs' | 'inspect'
> & {
  readonly id: Id;
  readonly severity: S;
  readonly needs: readonly N[];
  /** Returns nothing when the flow passes. */
  inspect(facts: Seen<N>): FindingDraft<S> | readonly FindingDraft<S>[] | NotApplicable | undefined;
};

/** Declares a rule: one file, one rule. Its id stays a type of its own, so that the compiler knows every name. */
export function rule<Id extends string, N extends Need>(
  definition: RuleDefinition<Id, N, Severity>,
): Rule & { readonly id: Id } {
  return {
    ...definition,
    inspect(facts) {
      const found = definition.inspect(facts as Seen<N>);
      if (found === undefined) return [];
      if (found === 'not applicable') return found;
      return Array.isArray(found) ? found : [found as FindingDraft];
    },
  };
}

/**
 * Declares a rule that never weighs more than low: it explains or advises. The toolbar button counts what is graver, so the worker
 * does without remarks.
 */
export function remark<Id extends string, N extends Need>(
  definition: RuleDefinition<Id, N, RemarkSeverity>,
): Rule & { readonly id: Id } {
  return rule(definition);
}

/**
 * Declares a rule on what pages alone read (`readAnswer` of a flow), of whatever weight: the worker would never find it, and does without.
 */
export function pageRule<Id extends string, N extends Need>(
  definition: RuleDefinition<Id, N, Severity>,
): Rule & { readonly id: Id } {
  return rule(definition);
}
