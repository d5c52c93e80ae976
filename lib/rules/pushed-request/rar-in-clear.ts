import { parameter, queryParameters } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import { remark, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Authorization details travel in the address',
  why: 'An amount or an account that passes the browser in the address can be changed on the way, and stays in histories and logs.',
  fix: 'Push the request (PAR), or send it as a signed request object; encrypt it where it tells of a person.',
  references: ['rfc9396#12', 'rfc9396#13', 'rfc9126#2'],
  examples: {
    fires:
      '/auth?client_id=shop&authorization_details=[{"type": "payment_initiation", …}] of a client with a server',
    passes:
      '/auth?client_id=shop&request_uri=urn:…; the same by a single-page app, which has no server to push from',
  },
};

/** A client that has a server could have kept its details out of the address. */
export default remark({
  id: 'rar-in-clear',
  severity: 'low',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow, client }) {
    const request = messagesOf(flow, 'authorization_request')[0];
    const query = request ? queryParameters(request.url) : [];
    if (!request || !parameter(query, 'authorization_details')) return 'not applicable';
    if (client.type !== 'confidential') return 'not applicable';
    if (parameter(query, 'request') ?? parameter(query, 'request_uri')) return undefined;
    return {
      confidence: 'certain',
      detail: `authorization_details stands in the address of the authorization request, unsigned. ${client.proof}`,
      evidence: [request],
    };
  },
});
