import { answerParameter, isReadable } from '../../facts/answer-parameter.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'State is missing from the response',
  why: 'The client compares the state of the answer with the one it sent. Without it a careful client must refuse the login, and a careless one checks nothing.',
  fix: 'Return state unchanged in every redirect to the client, errors included.',
  references: ['rfc6749#4.1.2', 'rfc6749#4.1.2.1'],
  examples: {
    fires: '/cb?code=… for a request that had sent state',
    passes: '/cb#code=…&state=… with the state in the fragment',
  },
};

/** The client cannot check what does not come back. */
export default rule({
  id: 'state-not-returned',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['authorizationRequest', 'authorizationResponse'],
  inspect({ authorizationRequest: request, authorizationResponse: response }) {
    if (!request.params['state'] || !isReadable(response)) return 'not applicable';
    if (answerParameter(response, 'state')) return undefined;
    return {
      confidence: 'certain',
      detail: `The request had sent state; the ${response.params['error'] ? 'error' : 'answer'} came back without it.`,
      evidence: [request.message, response],
    };
  },
});
