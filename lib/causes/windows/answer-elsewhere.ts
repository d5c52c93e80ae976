import { leftAnswer } from '../../facts/pages/left-answer.ts';
import { cause } from '../cause.ts';

/** The library looks for its answer in the query and it stands in the fragment, or the other way round. */
export default cause({
  id: 'answer-elsewhere',
  owner: 'client',
  title: 'The answer came in another part of the address than was asked for',
  signs:
    'response_mode of the request is query or fragment, the code arrived in the other one, and no token request follows.',
  against: 'A request that asked for none, and a code where it belongs by default.',
  fix: 'Ask for the response_mode that the page reads (query or fragment), and check that provider and library agree on it; a provider that does not know the parameter answers a code in the query.',
  references: ['multiple-response-types#2.1', 'multiple-response-types#5'],
  example: 'response_mode=fragment, and back to https://app.example/cb?code=…',
  confusedWith: ['code-not-redeemed', 'code-left-in-page', 'state-rejected'],
  folds: ['code-not-redeemed', 'code-left-in-page'],
  needs: ['authorizationRequest', 'authorizationResponse'],
  inspect({ of, authorizationRequest: { message, params } }) {
    const left = of(leftAnswer);
    const asked = params['response_mode'];
    const got = left?.response.responseMode;
    if (!left || !got || (asked !== 'query' && asked !== 'fragment')) return undefined;
    if ((got !== 'query' && got !== 'fragment') || asked === got) return undefined;
    return {
      at: left.response,
      why: `The app asked for its answer in the ${asked} (response_mode=${asked}) and the provider put it into the ${got}: what looks for it in the ${asked} finds nothing.`,
      proof: 'comparison',
      confidence: 'certain',
      evidence: [message, left.response],
      compared: [
        {
          name: 'response_mode',
          expected: { value: asked, at: message },
          got: { value: got, at: left.response },
        },
      ],
    };
  },
});
