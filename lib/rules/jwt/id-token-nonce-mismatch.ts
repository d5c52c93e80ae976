import type { Facts } from '../../facts/facts.ts';
import type { IdToken } from '../../facts/tokens/id-token.ts';
import { wentOnWith } from '../../facts/went-on-with.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The nonce claim is missing or different',
  why: 'The nonce ties the ID token to this login. One without it may have been taken from another login and planted here.',
  fix: 'Refuse ID tokens whose nonce is not the one stored for this login.',
  references: ['oidc-core#3.1.3.7', 'oidc-core#3.2.2.11', 'rfc9700#4.5.3.2'],
  examples: {
    fires: 'nonce=a in the request, "nonce": "b" in the ID token',
    passes: 'nonce=a in the request, "nonce": "a" in the ID token; none in a renewed one',
  },
};

/** The ID token was not made for this login. */
export default rule({
  id: 'id-token-nonce-mismatch',
  severity: 'high',
  owner: 'client',
  needs: ['authorizationRequest', 'idTokens'],
  inspect(facts) {
    const { authorizationRequest, idTokens, flow } = facts;
    const sent = authorizationRequest.params['nonce'];
    const ofThisLogin = idTokens.filter((token) => isOfThisLogin(facts, token));
    if (!sent || ofThisLogin.length === 0) return 'not applicable';
    const wrong = ofThisLogin.find(
      ({ jwt: { claims } }) => claims['nonce'] !== sent && claims['nonce_supported'] !== false,
    );
    if (!wrong) return undefined;
    const accepted = wentOnWith(flow, wrong.message);
    return {
      severity: accepted ? 'high' : 'medium',
      confidence: accepted ? 'certain' : 'firm',
      detail: `The ID token has ${wrong.jwt.claims['nonce'] === undefined ? 'no nonce' : 'another nonce than the request had sent'}; expected: the one of the authorization request.${accepted ? ' The client went on all the same.' : ''}`,
      evidence: [authorizationRequest.message, wrong.message],
    };
  },
});

/** State or code tie it to the request; renewed ID tokens may do without a nonce (OIDC Core §12.2). */
function isOfThisLogin(
  { authorizationRequest, authorizationResponse }: Facts,
  { message }: IdToken,
): boolean {
  if (message.kind === 'token_request') {
    const { code } = message.params;
    return code !== undefined && code === authorizationResponse?.params['code'];
  }
  const { state } = message.params;
  return (
    message.kind === 'authorization_response' &&
    state !== undefined &&
    state === authorizationRequest?.params['state']
  );
}
