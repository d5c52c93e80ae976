import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { rule } from '../rule.ts';

/** The way back from the logout is not the one that was asked for. */
export default rule({
  id: 'logout-return-mismatch',
  severity: 'low',
  owner: 'authorization_server',
  title: 'Return from logout differs from the request',
  why: 'A client that does not get its state back cannot tell its own logout from one that somebody else began.',
  fix: 'Server: send the browser to the registered address only and return state unchanged. Client: compare it.',
  references: ['rp-logout#2', 'rp-logout#3'],
  examples: {
    fires: 'logout with state=a, return with state=b',
    passes: 'logout with state=a, return with state=a',
  },
  needs: ['flow'],
  inspect({ flow }) {
    const request = messagesOf(flow, 'end_session_request').at(-1);
    const response = messagesOf(flow, 'end_session_response').at(-1);
    const asked = request?.params['post_logout_redirect_uri'];
    if (!request || !response || !asked) return 'not applicable';
    const sent = request.params['state'];
    const returned = response.params['state'];
    if (endpointOf(response.url) !== endpointOf(asked) || !sent) return 'not applicable';
    if (sent === returned) return undefined;
    return {
      confidence: 'certain',
      detail: returned
        ? 'The logout request had a state, and the return brought a different one.'
        : 'The logout request had a state, and the return brought none.',
      evidence: [request, response],
    };
  },
});
