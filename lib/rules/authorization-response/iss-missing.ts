import { answerParameter, isReadable } from '../../facts/answer-parameter.ts';
import { ownMetadataOf } from '../../facts/own-metadata.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Issuer parameter missing although advertised',
  why: 'A client that talks to several servers tells their answers apart by iss. Without it a malicious server can make the client send it another server’s code.',
  fix: 'Server: add iss to every answer, errors included. Client: refuse an answer without it from such a server.',
  references: ['rfc9207#2', 'rfc9207#2.4', 'rfc9207#3'],
  examples: {
    fires: '/cb?code=…&state=… from a server that announces the iss parameter',
    passes: '/cb?code=…&state=…&iss=https://op.example',
  },
};

/** The server promises to name itself in every answer and does not. */
export default rule({
  id: 'iss-missing',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['authorizationResponse'],
  inspect({ flow, authorizationResponse: response, redemptions }) {
    const metadata = ownMetadataOf(flow);
    if (metadata?.['authorization_response_iss_parameter_supported'] !== true) return 'not applicable';
    if (!isReadable(response)) return 'not applicable';
    if (answerParameter(response, 'iss')) return undefined;
    // A code that was redeemed all the same is what a mix-up attack needs.
    const isAccepted = redemptions !== undefined && !response.params['error'];
    return {
      severity: isAccepted ? 'high' : 'medium',
      confidence: 'certain',
      detail: `The server’s metadata announces iss in every answer; this ${response.params['error'] ? 'error' : 'answer'} has none.${isAccepted ? ' The client redeemed the code all the same.' : ''}`,
      evidence: [response],
    };
  },
});
