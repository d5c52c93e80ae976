import type { RuleId } from '../rules/index.ts';
import type { CauseName } from '../vocabulary/cause-name.ts';

type CauseOfRule<Id extends RuleId> = Id extends `err-${infer Cause}` ? Cause : never;

/** Why a flow failed, was refused or is stuck, as a short, stable name (`invalid-grant`). An `err-…` rule finds the cause that it is named after. */
export type CauseId = CauseName | CauseOfRule<RuleId>;

/** The cause that a rule finds; `undefined` for rules that find faults instead. */
export function causeOfRule(id: RuleId): CauseId | undefined {
  return id.startsWith('err-') ? (id.slice('err-'.length) as CauseOfRule<RuleId>) : undefined;
}
