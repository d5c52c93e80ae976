import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { latestOf, seen } from '../../facts/seen.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Return from logout differs from the request',
  why: 'A client that does not get its state back cannot tell its own logout from one that somebody else began.',
  fix: 'Server: send the browser to the registered address only and return state unchanged. Client: compare it.',
  references: ['rp-logout#2', 'rp-logout#3'],
  examples: {
    fires: 'logout with state=a, return with state=b',
    passes: 'logout with state=a, return with state=a',
  },
};

/** The way back from the logout is not the one that was asked for. */
export default rule({
  id: 'logout-return-mismatch',
  severity: 'low',
  owner: 'authorization_server',
  needs: [seen.end_session_request],
  inspect({ of, flow }) {
    const request = latestOf(of(seen.end_session_request));
    const response = messagesOf(flow, 'end_session_response').at(-1);
    const asked = request.params['post_logout_redirect_uri'];
    if (!asked) return 'not applicable';
    const elsewhere = sentElsewhere(request, asked);
    if (elsewhere) return elsewhere;
    if (!response) return 'not applicable';
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

/**
 * To a site that is neither the server's nor the one that was asked for. Another page of the client may be what the server has
 * registered. OIDC RP-Initiated Logout §3.
 */
function sentElsewhere(request: Message, asked: string): FindingDraft | undefined {
  const { redirectUrl } = request.exchange;
  if (!redirectUrl || !/^https?:/i.test(redirectUrl)) return undefined;
  if (isOneSite(redirectUrl, request.url) || isOneSite(redirectUrl, asked)) return undefined;
  return {
    severity: 'medium',
    confidence: 'firm',
    detail: `The logout asked to be sent back to ${endpointOf(asked)}; the server sent the browser to ${originOf(redirectUrl)}.`,
    evidence: [request],
  };
}
