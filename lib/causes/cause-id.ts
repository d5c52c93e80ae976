import type { RuleId } from '../rules/index.ts';
import type { CauseName } from '../vocabulary/cause-name.ts';
import type { causes } from './index.ts';

/** Causes that have no file of their own yet. */
type GeneralCause =
  | 'callback-failed'
  | 'callback-not-reached'
  | 'code-not-redeemed'
  | 'handed-to-app'
  | 'known-error'
  | 'login-required'
  | 'no-answer'
  | 'not-answered'
  | 'person-has-not-confirmed'
  | 'popup-closed'
  | 'provider-error-page'
  | 'state-rejected'
  | 'stronger-login-required'
  | 'unexplained';

type CauseOfRule<Id extends RuleId> = Id extends `err-${infer Cause}` ? Cause : never;

/** Why a flow failed, was refused or is stuck, as a short, stable name (`invalid-grant`). An `err-…` rule finds the cause that it is named after. */
export type CauseId = (typeof causes)[number]['id'] | CauseName | GeneralCause | CauseOfRule<RuleId>;

/** The cause that a rule finds; `undefined` for rules that find faults instead. */
export function causeOfRule(id: RuleId): CauseId | undefined {
  return id.startsWith('err-') ? (id.slice('err-'.length) as CauseOfRule<RuleId>) : undefined;
}
