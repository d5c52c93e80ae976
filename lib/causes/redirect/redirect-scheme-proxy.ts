import type { Exchange } from '../../exchange/exchange.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import { failureKindOf } from '../../facts/answerer/failure.ts';
import { isPlainAtTlsPort } from '../../facts/answerer/plain-at-tls-port.ts';
import { sameHostOverTls } from '../../facts/pages/same-host-over-tls.ts';
import { redirectRefusal } from '../../facts/redirect-refusal.ts';
import type { Message } from '../../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../../vocabulary/kinds.ts';
import { cause } from '../cause.ts';

/** The app is reached over https and asks to be answered over http: it does not know of the proxy before it. */
export default cause({
  id: 'redirect-scheme-proxy',
  owner: 'client',
  title: 'The app asks to be answered over http, and is itself reached over https',
  signs:
    'The address to be answered at (redirect_uri, service of CAS, AssertionConsumerServiceURL, wreply) begins with http://, a page of the same host came over https, and the provider refused, or the answer reached a port that speaks TLS or nobody.',
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
  needs: ['flow'],
  inspect({ of, flow }) {
    const message = flow.messages.find(isFrontChannelRequest);
    const uri = message?.returnAddress ?? '';
    if (!message || !URL.canParse(uri)) return undefined;
    const refusal = of(redirectRefusal);
    const unheard = refusal ? undefined : unheardAt(flow.messages);
    const { host, pathname, search } = new URL(uri);
    const page = sameHostOverTls(uri, flow);
    const at = refusal?.at ?? unheard;
    if (!page || !at) return undefined;
    const port = page.host === host ? '' : ', and the port';
    const outcome = refusal ? 'the provider refused that address' : 'there the answer was lost';
    return {
      at,
      why: `The app runs at ${page.origin}, but asked to be answered at ${uri}: only the scheme is wrong${port}. It takes itself to be on http, as behind a proxy that ends TLS, and ${outcome}${unheard ? `: ${lostWhy(unheard.exchange)}` : ''}.`,
      ...fixFor(message),
      ...(refusal && { rules: ['err-redirect-uri-mismatch'] as const }),
      proof: 'comparison',
      confidence: refusal?.isNamed || (unheard && isPlainAtTlsPort(unheard.exchange)) ? 'certain' : 'firm',
      evidence: unheard ? [message, unheard] : [message],
      compared: [
        {
          name: names[message.protocol] ?? 'redirect_uri',
          expected: { value: `${page.origin}${pathname}${search}`, at: undefined },
          got: { value: uri, at: message },
        },
      ],
    };
  },
});

const names: Readonly<Partial<Record<Message['protocol'], string>>> = {
  cas: 'service',
  saml2: 'AssertionConsumerServiceURL',
  wsfed: 'wreply',
  openid2: 'openid.return_to',
  oauth1: 'oauth_callback',
};

const settings: Readonly<Partial<Record<Message['protocol'], string>>> = {
  cas: 'CASRootProxiedAs of mod_auth_cas, serverName of the Java client, the service base URL of phpCAS',
  saml2: 'baseurl or use_proxy_headers of php-saml and Zabbix',
};

function fixFor({ protocol }: Message): { readonly fix?: string } {
  const named = settings[protocol];
  return named === undefined
    ? {}
    : {
        fix: `Do not register the http address. Let the app know the https address that people use (${named}); behind a proxy let that one pass the scheme and port on (X-Forwarded-Proto, X-Forwarded-Port) and the app trust it.`,
      };
}

/** The callback that came over http to a port of TLS, or to nobody. */
function unheardAt(messages: readonly Message[]): Message | undefined {
  const callback = messages.findLast((one) => isFrontChannelResponse(one) && one.carrier === 'request');
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
