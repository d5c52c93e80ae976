import { gaveTokens } from '../../flows/infer.ts';
import { ownRedemptions } from '../../facts/own-redemptions.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Code redeemed without the verifier',
  why: 'A server that issues tokens for a code whose challenge nobody answered does not enforce PKCE: whoever steals the code can redeem it.',
  fix: 'Client: send the code_verifier with the code. Server: refuse a code that was asked for with a code_challenge when no verifier comes.',
  references: ['rfc9700#2.1.1', 'rfc7636#4.5', 'rfc7636#4.6'],
  examples: {
    fires: 'The request has a code_challenge, the token request has only the code',
    passes: 'The token request has the code and the code_verifier',
  },
};

/** A challenge was sent, and the code was redeemed without the verifier. */
export default rule({
  id: 'code-verifier-missing',
  severity: 'critical',
  owner: 'authorization_server',
  needs: ['authorizationRequest', ownRedemptions],
  inspect({ of, authorizationRequest }) {
    if (!authorizationRequest.params['code_challenge']) return 'not applicable';
    const bare = of(ownRedemptions).filter(({ params }) => !params['code_verifier']);
    const accepted = bare.find((message) => gaveTokens(message));
    const shown = accepted ?? bare[0];
    if (!shown) return undefined;
    const error = shown.error?.code;
    return {
      severity: accepted ? 'critical' : 'medium',
      owner: accepted ? 'authorization_server' : 'client',
      confidence: 'certain',
      detail: `The authorization request had a code_challenge, the token request has no code_verifier.${accepted ? ' The server issued tokens all the same.' : error ? ` The server answered ${error}.` : ''}`,
      evidence: [authorizationRequest.message, shown],
    };
  },
});
