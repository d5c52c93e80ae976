import type { Facts } from '../facts/facts.ts';
import type { Message } from '../messages/message.ts';
import type { RuleRun } from '../rules/run.ts';
import {
  verdictOf,
  type ProtectionName,
  type ProtectionReason,
  type ProtectionVerdict,
} from '../vocabulary/protection.ts';

/** One protection of a login: how it did, and by what that shows. */
export type Protection = {
  readonly name: ProtectionName;
  readonly verdict: ProtectionVerdict;
  readonly reason: ProtectionReason;
  /** The message at which it shows. */
  readonly at: Message | undefined;
  /** The values that were compared, or that decide. */
  readonly values: readonly ProtectionValue[];
};

/** A value and where it stood; named as on the wire. */
export type ProtectionValue = { readonly name: string; readonly value: string; readonly at: Message };

/** What protections are judged by: what was derived from the flow, and what the rules found in it. */
export type Judged = { readonly facts: Facts; readonly run: Pick<RuleRun, 'findings' | 'outcomes'> };

/** A protection as its reason says. */
export function protection<N extends ProtectionName>(
  name: N,
  reason: ProtectionReason<N> & ProtectionReason,
  at?: Message,
  values: Protection['values'] = [],
): Protection {
  return { name, verdict: verdictOf(name, reason), reason, at, values };
}

type RuleName = RuleRun['findings'][number]['rule']['id'];

/** Did this rule find a fault in the flow? Throws where the rule broke off: then nobody knows how the protection did. */
export function isFound(judged: Judged, rule: RuleName): boolean {
  return findingOf(judged, rule) !== undefined;
}

/** The first thing that this rule found in the flow. Throws where the rule broke off. */
export function findingOf({ run }: Judged, rule: RuleName): RuleRun['findings'][number] | undefined {
  if (run.outcomes.of(rule) === 'error') throw new Error(`${rule} broke off`);
  return run.findings.find((finding) => finding.rule.id === rule);
}

/** A value as a list of one; empty where there is none. */
export function valueAt(
  name: string,
  value: string | undefined,
  at: Message | undefined,
): Protection['values'] {
  return value && at ? [{ name, value, at }] : [];
}
