import { rule } from '../rule.ts';

const codes = new Set(['login_required', 'interaction_required', 'account_selection_required']);

/** A silent request found that it cannot be silent. */
export default rule({
  id: 'err-login-required',
  severity: 'info',
  owner: 'client',
  title: 'Silent login needs the person after all',
  why: 'The request asked the provider to answer without showing anything, and there was no session it could use. That is an expected answer.',
  fix: 'Fall back to a visible login and do not repeat the silent request in a loop. If the person is signed in, check max_age, the hint, and whether the frame gets the provider’s cookies.',
  references: ['oidc-core#3.1.2.6', 'oidc-core#3.1.2.1'],
  examples: {
    fires: '/cb?error=login_required after a request with prompt=none',
    passes: '/cb?error=consent_required after a request with prompt=none',
  },
  needs: ['ending'],
  inspect({ ending: { error, failedAt }, authorizationRequest }) {
    if (!error || !failedAt) return 'not applicable';
    if (!codes.has(error.code)) return undefined;
    const prompt = authorizationRequest?.params['prompt'];
    return {
      confidence: 'certain',
      detail: `The answer says ${error.code}${prompt ? `; the request had prompt=${prompt}` : ''}.`,
      cause: 'There was no session at the provider that it could use without asking the person.',
      evidence: authorizationRequest ? [authorizationRequest.message, failedAt] : [failedAt],
    };
  },
});
