import { isMixedContent } from '../../exchange/mixed-content.ts';
import { pageOf } from '../../exchange/page-request.ts';
import { cameFrom } from '../../exchange/came-from.ts';
import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { mixedCall, type MixedCall } from '../../facts/reception/mixed-call.ts';
import { messagesOf, type Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isStep } from '../../vocabulary/kinds.ts';
import { isPlainFrame } from '../../messages/oidc/refused-frame.ts';
import { cause, placeIn, type CauseDraft } from '../cause.ts';

/** A page over https may call nothing over http: the request never left the browser. W3C Mixed Content §5.3. */
export default cause({
  id: 'mixed-content',
  owner: 'authorization_server',
  title: 'A page over https called an address over http, which browsers block',
  signs:
    'A page that was loaded over https called an http address of the provider, an API or its own host, or its provider’s script had a page of such an address in a hidden frame, and no answer came; the provider’s metadata often publishes that address.',
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
    'callback-failed',
    'discovery-issuer-differs',
    'code-not-redeemed',
    'known-error',
    'unexplained',
  ],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ flow, of }) {
    const frame = messagesOf(flow, 'origin_check').findLast(({ exchange }) => isPlainFrame(exchange));
    if (frame) return ofHiddenFrame(frame);
    const at = flow.messages.find(isBlocked);
    if (!at) {
      const own = of(mixedCall);
      return own && ofOwnHost(own, flow);
    }
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

/** The provider’s script waits for a page in a hidden frame that no browser loads; Keycloak’s own console says so of itself. */
function ofHiddenFrame(at: Message): CauseDraft {
  const { exchange } = at;
  const place = endpointOf(exchange.url);
  const page = cameFrom(exchange);
  const isOwn = page !== null && hostOf(page) === hostOf(exchange.url);
  const script = exchange.url.includes('/protocol/openid-connect/')
    ? 'Keycloak’s script'
    : 'The provider’s script';
  return {
    at,
    why: `${script} loads ${place} over plain http in a hidden frame of ${page ?? 'a page'} and waits for it: a page that came over https may not, the browser blocks it as mixed content, and the login never begins.${isOwn ? ' Both are one host: mostly the provider takes itself to be reached over http, and writes that address into its own page.' : ''}`,
    fix: isOwn
      ? 'Let the provider know that people reach it over https: the proxy that ends TLS must send X-Forwarded-Proto: https, and the provider trust it (Keycloak: --proxy-headers=xforwarded, --proxy=edge before version 24) or have its https address set (--hostname=https://…). Neither cookies nor its Content-Security-Policy are at fault.'
      : `Give the app the provider’s https address (${place.replace(/^http:/i, 'https:').replace(/\/realms\/.*$|\/__\/.*$/, '')}) in place of the http one; where the app has it from the provider, let that one know its outside scheme (Keycloak: --proxy-headers and --hostname).`,
    owner: isOwn ? 'authorization_server' : 'client',
    proof: 'comparison',
    confidence: 'certain',
    evidence: [at],
    compared: [
      {
        name: 'scheme',
        expected: { value: place.replace(/^http:/i, 'https:'), at: undefined },
        got: { value: place, at },
      },
    ],
  };
}

/** The app writes its own address with http into the page that it answers with. */
function ofOwnHost({ call, landing, page }: MixedCall, flow: Flow): CauseDraft {
  const place = endpointOf(call.url);
  const asked = flow.messages.find(({ returnAddress = '' }) => /^http:/i.test(returnAddress))?.returnAddress;
  const isToo = asked !== undefined && hostOf(asked) === hostOf(call.url);
  const did = call.context.resourceType === 'fetch' ? 'called' : 'loads into a frame';
  return {
    at: landing,
    why: `The page that got the answer, ${endpointOf(page.url)}, came over https and ${did} ${place}, its own host, over plain http: the browser blocks that as mixed content, and no request left it. The app takes itself to be reached over http${isToo ? `, and asked for its answer at ${asked}, too` : ''}.`,
    fix: 'Let the app know that people reach it over https: the proxy that ends TLS must send X-Forwarded-Proto: https and the app trust it (its known or trusted proxies), or its public address be configured with https (base URL; Jellyfin’s SSO plugin: Scheme Override). Register its https callback at the provider then.',
    owner: 'client',
    proof: 'comparison',
    confidence: 'certain',
    evidence: [landing],
    compared: [
      {
        name: 'scheme',
        expected: { value: place.replace(/^http:/i, 'https:'), at: undefined },
        got: placeIn(flow, call, place),
      },
    ],
  };
}

function isBlocked(message: Message): boolean {
  return isStep(message) && message.carrier !== 'redirect' && isMixedContent(message.exchange);
}
