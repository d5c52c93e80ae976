import { endpointOf, queryParameters } from '../../exchange/parameters.ts';
import { isWithinRealm } from '../../facts/openid-realm.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type FindingDraft, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Assertion return_to does not match',
  why: 'An assertion made for another address may have been taken from there. A site that accepts it lets the thief in.',
  fix: 'Refuse assertions whose openid.return_to is not the address that received them.',
  references: ['openid2#11.1', 'openid2#9.2'],
  examples: {
    fires: 'return_to=https://other.example/cb received at https://app.example/cb',
    passes: 'return_to names the receiving address',
  },
};

/** The assertion names another address than the one that received it. */
export default rule({
  id: 'openid2-return-to-mismatch',
  severity: 'high',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const response = messagesOf(flow, 'openid_authentication_response').find(
      ({ carrier, error }) => carrier === 'request' && !error,
    );
    const named = response?.params['openid.return_to'];
    if (!response || !named) return 'not applicable';
    const strayed = againstRequest(messagesOf(flow, 'openid_authentication_request')[0], response, named);
    if (strayed) return strayed;
    const received = queryParameters(response.url);
    const missing = queryParameters(named).some(
      ([name, value]) => !received.some(([other, seen]) => other === name && seen === value),
    );
    if (endpointOf(named) === endpointOf(response.url) && !(missing && response.exchange.method === 'GET'))
      return undefined;
    return {
      confidence: 'certain',
      detail: `openid.return_to names ${endpointOf(named)}, the assertion was received at ${endpointOf(response.url)}${missing ? ' without all of its parameters' : ''}.`,
      evidence: [response],
    };
  },
});

/** What was asked for: the same address, within the realm. OpenID 2.0 §9.2, §11.1. */
function againstRequest(
  request: Message | undefined,
  response: Message,
  named: string,
): FindingDraft | undefined {
  const asked = request?.params['openid.return_to'];
  const realm = request?.params['openid.realm'] ?? request?.params['openid.trust_root'];
  if (!request || !asked) return undefined;
  const evidence = [request, response];
  if (endpointOf(asked) !== endpointOf(named))
    return {
      confidence: 'certain',
      detail: `The request asked for an answer at ${endpointOf(asked)}; openid.return_to of the assertion names ${endpointOf(named)}.`,
      evidence,
    };
  if (!realm || isWithinRealm(named, realm)) return undefined;
  return {
    confidence: 'certain',
    detail: `openid.return_to ${endpointOf(named)} does not lie under the realm ${realm}.`,
    evidence,
  };
}
