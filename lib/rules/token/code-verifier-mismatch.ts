import { gaveTokens } from '../../flows/infer.ts';
import { ownRedemptions } from '../../facts/own-redemptions.ts';
import { pkceVerdictOf } from '../../facts/pkce/pkce.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Verifier does not match the challenge',
  why: 'A server that issues tokens for a wrong verifier does not check PKCE at all: a stolen code can be redeemed. A server that refuses is right, and the client has mixed up its verifiers.',
  fix: 'Client: store one verifier per state and send exactly the one whose challenge was sent. Server: refuse the code when the verifier does not match.',
  references: ['rfc7636#4.6'],
  examples: {
    fires: 'A verifier whose S256 is not the code_challenge',
    passes: 'A verifier whose S256 is the code_challenge',
  },
};

/** The verifier is not the one the challenge was made from. */
export default rule({
  id: 'code-verifier-mismatch',
  severity: 'critical',
  owner: 'authorization_server',
  needs: ['authorizationRequest', ownRedemptions],
  inspect({ flow, of, authorizationRequest }) {
    const ofThisLogin = of(ownRedemptions);
    const verdicts = ofThisLogin.map((message) => pkceVerdictOf(flow, message));
    if (!verdicts.some(Boolean)) return 'not applicable';
    const wrong = ofThisLogin[verdicts.indexOf('mismatch')];
    if (!wrong) return undefined;
    const accepted = gaveTokens(wrong);
    return {
      severity: accepted ? 'critical' : 'info',
      owner: accepted ? 'authorization_server' : 'client',
      confidence: 'certain',
      detail: `Recomputing the challenge from the code_verifier of the token request does not give the code_challenge of the authorization request.${accepted ? ' The server issued tokens all the same.' : ''}`,
      evidence: [authorizationRequest.message, wrong],
    };
  },
});
