import { isMixedContent } from '../../exchange/mixed-content.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { messagesOf } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isStep } from '../../vocabulary/kinds.ts';
import { cause } from '../cause.ts';

/** A page over https may call nothing over http: the request never left the browser. W3C Mixed Content §5.3. */
export default cause({
  id: 'mixed-content',
  owner: 'authorization_server',
  title: 'A page over https called an address over http, which browsers block',
  signs:
    'A page that was loaded over https called an http address of the provider or an API, and no answer came; the provider’s metadata often publishes that address.',
  against:
    'Any answer; an address of this device (localhost, 127.0.0.1); a navigation, which may go to http.',
  fix: 'Let the provider publish https addresses: behind a proxy it must know its outside scheme (Keycloak: proxy-headers and hostname; X-Forwarded-Proto must reach it and be trusted). Configure the app with https addresses.',
  references: ['mixed-content', 'rfc8414#2'],
  example:
    'https page, metadata with "token_endpoint": "http://id.example/token" → POST is blocked (net::ERR_FAILED)',
  confusedWith: ['cors-token-endpoint', 'cors-missing', 'no-answer'],
  folds: [
    'cors-token-endpoint',
    'no-answer',
    'discovery-issuer-differs',
    'code-not-redeemed',
    'known-error',
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow }) {
    const at = flow.messages.find(isBlocked);
    if (!at) return undefined;
    const page = pageOf(at.exchange);
    const named = messagesOf(flow, 'discovery').find(({ answer }) =>
      Object.values(answer ?? {}).some((value) => value === at.url || value === endpointOf(at.url)),
    );
    return {
      at,
      why: `The page ${page === 'a page' ? '' : `${page} `}was loaded over https and called ${endpointOf(at.url)} over plain http: the browser blocks that as mixed content, and no request left it.${named ? ` The address is what the provider’s metadata at ${endpointOf(named.url)} says.` : ''}`,
      ...(!named && { owner: 'client' as const }),
      proof: 'comparison',
      confidence: 'certain',
      evidence: named ? [named, at] : [at],
      compared: [
        {
          name: 'scheme',
          expected: { value: endpointOf(at.url).replace(/^http:/i, 'https:'), at: undefined },
          got: { value: endpointOf(at.url), at: named ?? at },
        },
      ],
    };
  },
});

function isBlocked(message: Message): boolean {
  return isStep(message) && message.carrier !== 'redirect' && isMixedContent(message.exchange);
}
