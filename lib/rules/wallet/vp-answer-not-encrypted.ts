import { presentationAsked } from '../../facts/wallet/presentation.ts';
import { seen } from '../../facts/seen.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'The answer came in the clear though it was to be encrypted',
  why: 'The verifier wanted the person’s data readable for itself alone. In the clear it lies in the logs of everything on the way, and somebody else may have put it there.',
  fix: 'Encrypt the answer for a key of the request’s client_metadata and send it as response; let the verifier refuse vp_token under a response_mode that ends in .jwt.',
  references: ['openid4vp#8.3', 'openid4vp#8.3.1'],
  examples: {
    fires: 'response_mode=direct_post.jwt, and a POST with vp_token',
    passes: 'A POST with response=eyJ… (JWE); an error in the clear',
  },
};

/** The wallet did not do what the response mode asks for. */
export default rule({
  id: 'vp-answer-not-encrypted',
  severity: 'medium',
  owner: 'authorization_server',
  needs: [presentationAsked, seen.presentation_response],
  inspect({ of }) {
    const { response_mode: mode = '', response_uri: address } = of(presentationAsked).params;
    if (!/^(?:direct_post|dc_api)\.jwt$/.test(mode)) return 'not applicable';
    // What a wallet sends elsewhere, to a server of its own say, is no answer yet.
    const wrong = of(seen.presentation_response).find(
      ({ params, exchange }) =>
        params['vp_token'] !== undefined &&
        params['response'] === undefined &&
        (exchange.url === address || params['protocol'] !== undefined),
    );
    return (
      wrong && {
        confidence: 'certain',
        detail: `vp_token was sent in the clear; expected response, encrypted, by ${mode}.`,
        evidence: [wrong],
      }
    );
  },
});
