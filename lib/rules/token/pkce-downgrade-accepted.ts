import { messagesOf } from '../../flows/flow.ts';
import { gaveTokens } from '../../flows/infer.ts';
import { ownRedemptions } from '../../facts/own-redemptions.ts';
import { pkceSupportOf } from '../../facts/pkce/pkce-support.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Verifier accepted although no challenge was sent',
  why: 'An attacker who takes the challenge out of the request gets a code that is not bound to any verifier. A server that then accepts a verifier all the same lets the attack pass.',
  fix: 'Server: refuse a token request with a code_verifier when the authorization request had no code_challenge. Client: send the challenge.',
  references: ['rfc9700#2.1.1', 'rfc9700#4.8.2', 'oauth-2.1#3.2.4'],
  examples: {
    fires: 'No code_challenge in the request; a token request with a code_verifier gets tokens',
    passes: 'The server answers that token request with invalid_grant',
  },
};

/** A verifier without a challenge was accepted: that is how a stripped challenge looks to the server. */
export default rule({
  id: 'pkce-downgrade-accepted',
  severity: 'high',
  owner: 'authorization_server',
  needs: ['authorizationRequest', ownRedemptions],
  inspect({ flow, of, client, authorizationRequest }) {
    const verified = of(ownRedemptions).filter(({ params }) => params['code_verifier']);
    if (verified.length === 0) return 'not applicable';
    const requests = [
      ...messagesOf(flow, 'authorization_request'),
      ...messagesOf(flow, 'pushed_authorization_request'),
    ];
    if (requests.some(({ params, hidden }) => hidden || params['code_challenge'])) return 'not applicable';
    const accepted = verified.find((message) => gaveTokens(message));
    if (!accepted) return undefined;
    const support = pkceSupportOf(flow, client.type);
    const ignoresPkce = support === 'lacking' || support === 'unsaid';
    return {
      severity: ignoresPkce ? 'medium' : 'high',
      confidence: 'certain',
      detail: `The authorization request has no code_challenge, the token request has a code_verifier, and the server issued tokens.${ignoresPkce ? ' The server does not say that it supports PKCE: it may ignore the parameter.' : ''}`,
      evidence: [authorizationRequest.message, accepted],
    };
  },
});
