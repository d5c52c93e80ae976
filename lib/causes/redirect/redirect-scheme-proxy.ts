import type { Exchange } from '../../exchange/exchange.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import { failureKindOf } from '../../facts/answerer/failure.ts';
import { isPlainAtTlsPort } from '../../facts/answerer/plain-at-tls-port.ts';
import { sameHostOverTls } from '../../facts/pages/same-host-over-tls.ts';
import { redirectRefusal } from '../../facts/redirect-refusal.ts';
import type { Message } from '../../messages/message.ts';
import { cause } from '../cause.ts';

/** The app is reached over https and asks to be answered over http: it does not know of the proxy before it. */
export default cause({
  id: 'redirect-scheme-proxy',
  owner: 'client',
  title: 'The app asks to be answered over http, and is itself reached over https',
  signs:
    'redirect_uri begins with http://, the page of the same host that began the login came over https, and the provider refused, or the answer reached a port that speaks TLS or nobody.',
  against:
    'A loopback address, a page that came over http itself, a provider that answered at the http address.',
  fix: 'Do not register the http address. Let the proxy pass the scheme on (X-Forwarded-Proto) and the app trust it, or configure the app’s outside address: its base URL, “trust proxy”, forwarded headers, whatever its framework calls it.',
  references: ['rfc6749#3.1.2.4', 'rfc9700#4.1.3'],
  example: 'https://app.example/login sends redirect_uri=http://app.example/cb',
  confusedWith: ['redirect-uri-mismatch', 'provider-error-page'],
  folds: [
    'redirect-uri-mismatch',
    'redirect-not-on-allow-list',
    'redirect-host',
    'redirect-kind-refused',
    'provider-error-page',
    'known-error',
    'callback-failed',
    'callback-not-reached',
    'nothing-there',
    'no-answer',
  ],
  needs: ['authorizationRequest'],
  inspect({ of, flow, authorizationRequest: { message, params } }) {
    const uri = params['redirect_uri'] ?? '';
    if (!URL.canParse(uri)) return undefined;
    const refusal = of(redirectRefusal);
    const unheard = refusal ? undefined : unheardAt(flow.messages);
    const { host } = new URL(uri);
    const page = sameHostOverTls(uri, flow);
    const at = refusal?.at ?? unheard;
    if (!page || !at) return undefined;
    const port = page.host === host ? '' : ', and the port';
    const outcome = refusal ? 'the provider refused that address' : 'there the answer was lost';
    return {
      at,
      why: `The app runs at ${page.origin}, but asked to be answered at ${uri}: only the scheme is wrong${port}. Behind the proxy that ends TLS the app believes to be on http, and ${outcome}${unheard ? `: ${lostWhy(unheard.exchange)}` : ''}.`,
      proof: 'comparison',
      confidence: refusal?.isNamed || (unheard && isPlainAtTlsPort(unheard.exchange)) ? 'certain' : 'firm',
      evidence: unheard ? [message, unheard] : [message],
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

/** The callback that came over http to a port of TLS, or to nobody. */
function unheardAt(messages: readonly Message[]): Message | undefined {
  const callback = messages.findLast(
    ({ kind, carrier }) => kind === 'authorization_response' && carrier === 'request',
  );
  if (!callback?.exchange.url.startsWith('http:')) return undefined;
  const failure = failureKindOf(callback.exchange);
  const isLost = failure === 'refused' || failure === 'timeout' || failure === 'reset';
  return isLost || isPlainAtTlsPort(callback.exchange) ? callback : undefined;
}

function lostWhy(exchange: Exchange): string {
  return isPlainAtTlsPort(exchange)
    ? `${answererOf(exchange).product ?? 'the server'} speaks only TLS at that port (${exchange.status ?? 0})`
    : `the browser says ${exchange.failure ?? 'that nothing answered'}`;
}
