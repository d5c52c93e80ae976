import { endpointOf } from '../../exchange/parameters.ts';
import { isLoopback } from '../../facts/development.ts';
import { messagesOf } from '../../flows/flow.ts';
import { rule } from '../rule.ts';

/** A login whose messages can be read and changed on the way. */
export default rule({
  id: 'openid2-insecure-endpoint',
  severity: 'medium',
  owner: 'client',
  title: 'OpenID 2.0 over plain http',
  why: 'The assertion crosses the network in clear text and can be taken before the site uses it.',
  fix: 'Use https for the provider’s endpoint, return_to and realm.',
  references: ['openid2#15.1'],
  examples: {
    fires: 'openid.return_to=http://app.example/cb',
    passes: 'openid.return_to=https://app.example/cb',
  },
  needs: ['flow'],
  inspect({ flow }) {
    const [request] = messagesOf(flow, 'openid_authentication_request');
    if (!request) return 'not applicable';
    const addresses = [request.url, request.params['openid.return_to'] ?? ''];
    const clear = addresses.filter((url) => /^http:/i.test(url) && !isLoopback(url));
    if (clear.length === 0) return undefined;
    return {
      confidence: 'certain',
      detail: `${clear.map((url) => endpointOf(url)).join(' and ')} ${clear.length > 1 ? 'are' : 'is'} plain http; expected https.`,
      evidence: [request],
    };
  },
});
