import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { isLoopback } from '../../facts/development.ts';
import { redirectRefusal } from '../../facts/redirect-refusal.ts';
import { cause } from '../cause.ts';

/** The app is reached over https and asks to be answered over http: it does not know of the proxy before it. */
export default cause({
  id: 'redirect-scheme-proxy',
  owner: 'client',
  title: 'The app asks to be answered over http, and is itself reached over https',
  signs:
    'redirect_uri begins with http://, the page of the same host that began the login came over https, and the provider refused.',
  against:
    'A loopback address, a page that came over http itself, a provider that answered at the http address.',
  fix: 'Do not register the http address. Let the proxy pass the scheme on (X-Forwarded-Proto) and the app trust it, or configure the app’s outside address: its base URL, “trust proxy”, forwarded headers, whatever its framework calls it.',
  references: ['rfc6749#3.1.2.4', 'rfc9700#4.1.3'],
  example: 'https://app.example/login sends redirect_uri=http://app.example/cb',
  confusedWith: ['redirect-uri-mismatch', 'provider-error-page'],
  folds: [
    'redirect-not-registered',
    'redirect-host',
    'redirect-uri-mismatch',
    'provider-error-page',
    'known-error',
  ],
  needs: ['authorizationRequest'],
  inspect({ of, flow, authorizationRequest: { message, params } }) {
    const refusal = of(redirectRefusal);
    const uri = params['redirect_uri'] ?? '';
    if (!refusal || !/^http:\/\//i.test(uri) || !URL.canParse(uri) || isLoopback(uri)) return undefined;
    const { host, hostname } = new URL(uri);
    const page = pagesAround(flow.messages.map(({ exchange }) => exchange)).find(
      (address) => address.protocol === 'https:' && address.hostname === hostname,
    );
    if (!page) return undefined;
    return {
      at: refusal.at,
      why: `The app runs at ${page.origin}, but asked to be answered at ${uri}: only the scheme is wrong${page.host === host ? '' : ', and the port'}. Behind the proxy that ends TLS the app believes to be on http, and the provider refused that address.`,
      proof: 'comparison',
      confidence: refusal.isNamed ? 'certain' : 'firm',
      evidence: [message],
      compared: [
        {
          name: 'redirect_uri',
          expected: { value: uri.replace(/^http:/i, 'https:'), at: undefined },
          got: { value: uri, at: message },
        },
      ],
    };
  },
});

/** Addresses that the browser was at or called: of the exchanges themselves, and of the pages that they came from. */
function pagesAround(exchanges: readonly Exchange[]): readonly URL[] {
  return exchanges.flatMap(({ url, context, requestHeaders }) =>
    [
      url,
      context.initiator,
      headerValue(requestHeaders, 'referer'),
      headerValue(requestHeaders, 'origin'),
    ].flatMap((address) => (address !== undefined && URL.canParse(address) ? [new URL(address)] : [])),
  );
}
