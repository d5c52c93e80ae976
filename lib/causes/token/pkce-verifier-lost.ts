import { originOf } from '../../exchange/parameters.ts';
import { lostVerifier } from '../../facts/pkce/lost-verifier.ts';
import { startOriginOf } from '../../facts/start-origin.ts';
import { cause } from '../cause.ts';

/** The page looked for its code_verifier where it is not, and sent the word for nothing. */
export default cause({
  id: 'pkce-verifier-lost',
  owner: 'client',
  title: 'The stored code_verifier was not found',
  signs: 'A challenge was sent, and the token request’s code_verifier is null, undefined or empty.',
  against: 'A verifier that is one, and does not fit: a second login overwrote it.',
  fix: 'Keep the verifier until the callback, where the callback’s page finds it: the same origin, browser and tab (sessionStorage is each tab’s own).',
  references: ['rfc7636#4.1', 'rfc7636#4.5'],
  example: 'POST /token with code_verifier=null, answered invalid_grant',
  confusedWith: ['pkce-mismatch', 'invalid-grant'],
  folds: ['invalid-grant', 'pkce-mismatch', 'known-error'],
  needs: ['authorizationRequest'],
  inspect({ of, flow, authorizationRequest: { message } }) {
    const lost = of(lostVerifier);
    if (!lost || isElsewhere(startOriginOf(flow), lost.at.params['redirect_uri'])) return undefined;
    return {
      at: lost.at,
      why: `The app no longer found the code_verifier of this login and sent “${lost.sent}” instead: it is missing, not wrong.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [message, lost.at],
    };
  },
});

/** Another cause tells that. */
function isElsewhere(start: string | undefined, redirectUri: string | undefined): boolean {
  return start !== undefined && redirectUri !== undefined && originOf(redirectUri) !== start;
}
