import type { Facts } from '../../facts/facts.ts';
import { answerBindingOf } from '../../facts/answer-binding.ts';
import { acceptedRequest } from '../../facts/accepted-request.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'No protection against cross-site request forgery',
  why: 'Nothing ties the answer to the browser that asked. An attacker can make a victim finish a login that the attacker began, and so act or store data in the attacker’s account.',
  fix: 'Send a one-time random state bound to the browser session and compare it at the callback, or rely on PKCE once the server is known to support it.',
  references: ['rfc9700#2.1', 'rfc9700#4.7.1', 'rfc6749#10.12'],
  examples: {
    fires: '/auth?response_type=code without state, nonce and code_challenge',
    passes: '/auth?response_type=code&code_challenge=… without state',
  },
};

/** Nothing binds the answer to the browser that asked: login CSRF. State, PKCE or an OIDC nonce each would. */
export default rule({
  id: 'state-missing',
  severity: 'high',
  owner: 'client',
  needs: [acceptedRequest],
  inspect(facts) {
    const request = facts.of(acceptedRequest);
    const { params, responseType } = request;
    if (responseType.size === 0) return 'not applicable';
    if (params['state']) return undefined;
    const { by, doubt } = answerBindingOf(facts);
    if (doubt === 'unproven') return unproven(facts);
    if (doubt === 'ignored') return unenforced(facts);
    if (by !== 'none') return undefined;
    return {
      confidence: 'certain',
      detail: params['nonce'] || doubt === 'reused' ? onlyOld : none(facts),
      evidence: [request.message],
    };
  },
});

const onlyOld =
  'The authorization request has no state, and what else could tie the answer to it is the one of an earlier login; expected a new value for every login.';

function none({ protocol }: Facts): string {
  return `The authorization request has neither state nor code_challenge${protocol === 'oidc' ? ' nor nonce' : ''}; one of them is expected.`;
}

function unenforced({ authorizationRequest }: Facts) {
  return {
    confidence: 'certain',
    detail:
      'The request has no state and relies on its code_challenge, but the server gave tokens without the right verifier: it does not enforce PKCE.',
    evidence: authorizationRequest ? [authorizationRequest.message] : [],
  } as const;
}

function unproven({ authorizationRequest }: Facts) {
  return {
    severity: 'low',
    confidence: 'firm',
    detail:
      'The request has no state and relies on its code_challenge, but nothing says that the server supports PKCE.',
    evidence: authorizationRequest ? [authorizationRequest.message] : [],
  } as const;
}
