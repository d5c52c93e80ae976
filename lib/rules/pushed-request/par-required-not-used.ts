import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'Server requires pushed requests but took parameters from the URL',
  why: 'A pushed request reaches the server unread and unchanged and from an authenticated client. A server that requires this and still takes the URL’s parameters protects nobody.',
  fix: 'Client: push the request and send the request_uri alone. Server: refuse requests that were not pushed.',
  references: ['rfc9126#4', 'rfc9126#5'],
  examples: {
    fires:
      'Metadata: require_pushed_authorization_requests true. Request: /auth?client_id=spa&response_type=code&…',
    passes:
      'Metadata: require_pushed_authorization_requests true. Request: /auth?client_id=spa&request_uri=urn:…',
  },
};

/** The server says that requests must be pushed, and this one was not. */
export default rule({
  id: 'par-required-not-used',
  severity: 'medium',
  owner: 'authorization_server',
  needs: ['flow'],
  inspect({ flow, ending, errorPage, authorizationResponse }) {
    if (flow.metadata?.['require_pushed_authorization_requests'] !== true) return 'not applicable';
    const request = flow.messages.find(({ kind }) => kind === 'authorization_request');
    if (!request) return 'not applicable';
    if (request.params['request_uri']) return undefined;
    const refused = errorPage !== undefined || ending.error !== null || ending.outcome === 'failed';
    const accepted = !refused && authorizationResponse !== undefined;
    return {
      severity: refused ? 'info' : 'medium',
      owner: refused ? 'client' : 'authorization_server',
      confidence: accepted ? 'certain' : 'firm',
      detail: `The metadata says require_pushed_authorization_requests; the authorization request has ${Object.keys(request.params).length > 0 ? 'its parameters in the URL and ' : ''}no request_uri.${refused ? ' The server refused it.' : accepted ? ' The server answered it.' : ''}`,
      evidence: [request],
    };
  },
});
