import { endpointOf } from '../../exchange/parameters.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { rule, type RuleWords } from '../rule.ts';

export const words: RuleWords = {
  title: 'OpenID 2.0 over plain http',
  why: 'The assertion crosses the network in clear text and can be taken before the site uses it.',
  fix: 'Use https for the provider’s endpoint, return_to and realm.',
  references: ['openid2#15.1'],
  examples: {
    fires: 'openid.return_to=http://app.example/cb',
    passes: 'openid.return_to=https://app.example/cb',
  },
};

/** A login whose messages can be read and changed on the way. */
export default rule({
  id: 'openid2-insecure-endpoint',
  severity: 'medium',
  owner: 'client',
  needs: ['flow'],
  inspect({ flow }) {
    const [request] = messagesOf(flow, 'openid_authentication_request');
    const [association] = messagesOf(flow, 'openid_association');
    if (!request && !association) return 'not applicable';
    const { return_to: returnTo, realm, trust_root: root } = openidFields(request);
    // A realm may stand for all hosts of a domain: it is written with an asterisk.
    const addresses = [request?.url, returnTo, (realm ?? root)?.replace('://*.', '://')].filter(isClear);
    if (request && addresses.length > 0)
      return {
        confidence: 'certain',
        detail: `${addresses.map((url) => endpointOf(url)).join(' and ')} ${addresses.length > 1 ? 'are' : 'is'} plain http; expected https.`,
        evidence: [request],
      };
    if (!association || !isClear(association.url)) return undefined;
    if (openidFields(association).session_type !== 'no-encryption') return undefined;
    return {
      confidence: 'certain',
      detail: `The key of the association was fetched from ${endpointOf(association.url)} over plain http and without encryption.`,
      evidence: [association],
    };
  },
});

function openidFields(message: Message | undefined) {
  const { params = {} } = message ?? {};
  const field = (name: string): string | undefined => params[`openid.${name}`];
  return {
    return_to: field('return_to'),
    realm: field('realm'),
    trust_root: field('trust_root'),
    session_type: field('session_type'),
  };
}

function isClear(url: string | undefined): url is string {
  return url !== undefined && /^http:/i.test(url) && !isLoopback(url);
}
