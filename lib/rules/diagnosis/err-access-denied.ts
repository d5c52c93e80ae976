import { timeOf } from '../../flows/flow.ts';
import { isRefusal } from '../../messages/oauth2/error-codes.ts';
import { rule } from '../rule.ts';

/** A person or a policy said no. */
export default rule({
  id: 'err-access-denied',
  severity: 'info',
  owner: 'client',
  title: 'Access was denied',
  why: 'The person pressed Cancel, or a policy of the provider (assignment, conditional access) refused.',
  fix: 'Offer to try again. If nobody saw a consent page, check the user’s assignment and the policies at the provider.',
  references: ['rfc6749#4.1.2.1', 'rfc8628#3.5'],
  needs: ['ending'],
  inspect({ ending: { error, failedAt }, authorizationRequest }) {
    if (!error || !isRefusal(error.code) || !failedAt) return undefined;
    const waited = authorizationRequest && timeOf(failedAt) - timeOf(authorizationRequest.message);
    return {
      confidence: 'certain',
      detail: `The answer says ${error.code}${said(error.description)}.${isTooFast(waited) ? ' It came within a second: probably a policy refused, not a person.' : ''}`,
      evidence: [failedAt],
    };
  },
});

/** Milliseconds that nobody could read and press a button in. 0 where a recording has no times. */
function isTooFast(waited: number | undefined): boolean {
  return waited !== undefined && waited > 0 && waited < 1000;
}

function said(description: string | null): string {
  return description ? `: “${description.replace(/\.$/, '')}”` : '';
}
