import { endpointOf, queryParameters } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { rule } from '../rule.ts';

/** The assertion names another address than the one that received it. */
export default rule({
  id: 'openid2-return-to-mismatch',
  severity: 'high',
  owner: 'client',
  title: 'Assertion return_to does not match',
  why: 'An assertion made for another address may have been taken from there. A site that accepts it lets the thief in.',
  fix: 'Refuse assertions whose openid.return_to is not the address that received them.',
  references: ['openid2#11.1', 'openid2#9.2'],
  examples: {
    fires: 'return_to=https://other.example/cb received at https://app.example/cb',
    passes: 'return_to names the receiving address',
  },
  needs: ['flow'],
  inspect({ flow }) {
    const response = messagesOf(flow, 'openid_authentication_response').find(
      ({ carrier, other }) => carrier === 'request' && !other?.error,
    );
    const named = response?.params['openid.return_to'];
    if (!response || !named) return 'not applicable';
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
