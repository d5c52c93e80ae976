import { corsFailure } from '../../exchange/cors-failure.ts';
import { unknownScheme } from '../../exchange/unopened-app.ts';
import { brokenOff } from '../../exchange/broken-off.ts';
import type { Exchange } from '../../exchange/exchange.ts';

/**
 * Why a request got no answer that the page could read. `refused`: nothing listens there. `dns`: no such host. `timeout`, `reset`,
 * `offline`. `tls`: certificate or handshake. `client_certificate`. `blocked`: by an extension or the browser’s protection.
 * `mixed_content`, `csp`: the page may not ask for it. `private_network`: a page may not ask for an address of the local network.
 * `cors`: the answer was kept from the page, or never came. `frame`: framing, embedding or opener policy. `redirects`: too many.
 * `scheme`: no program for it. `aborted`: left or asked anew before it came.
 */
export type FailureKind =
  | 'refused'
  | 'dns'
  | 'timeout'
  | 'reset'
  | 'offline'
  | 'tls'
  | 'client_certificate'
  | 'blocked'
  | 'mixed_content'
  | 'csp'
  | 'private_network'
  | 'cors'
  | 'frame'
  | 'redirects'
  | 'scheme'
  | 'aborted';

/** The words of Chromium, Firefox, WebKit and curl-like programs; the first row that fits counts. */
const words: readonly (readonly [kind: FailureKind, pattern: RegExp])[] = [
  ['client_certificate', /SSL_CLIENT_AUTH|BAD_SSL_CLIENT_AUTH|CERTIFICATE_REQUIRED|client certificate/i],
  ['redirects', /TOO_MANY_REDIRECTS|REDIRECT_LOOP|too many (?:HTTP )?redirects/i],
  [
    'tls',
    /ERR_CERT_|ERR_SSL_|SSL_ERROR|SEC_ERROR|MOZILLA_PKIX|NS_ERROR_NET_INADEQUATE_SECURITY|ERR_BAD_SSL|certificate|handshake|TLS error|secure connection (?:failed|to the server)/i,
  ],
  [
    'private_network',
    /PRIVATE_NETWORK|LOCAL_NETWORK_ACCESS|INSECURE_PRIVATE_NETWORK|loopback_address|target address space/i,
  ],
  [
    'blocked',
    /BLOCKED_BY_CLIENT|BLOCKED_BY_ADMINISTRATOR|NS_ERROR_TRACKING_URI|NS_ERROR_BLOCKED_BY_POLICY|content blocker|tracking protection/i,
  ],
  ['csp', /BLOCKED_BY_CSP|violates the .{0,60}Content Security Policy|NS_ERROR_CONTENT_BLOCKED/i],
  ['mixed_content', /mixed content|BLOCKED_BY_MIXED/i],
  ['frame', /BLOCKED_BY_RESPONSE|XFO_VIOLATION|BLOCKED_BY_ORB|NS_ERROR_DOM_C(?:OOP|OEP|ORP)/i],
  ['refused', /CONNECTION_REFUSED|ECONNREFUSED|could not connect|connection refused/i],
  [
    'dns',
    /NAME_NOT_RESOLVED|NAME_RESOLUTION|UNKNOWN_HOST|ENOTFOUND|could not resolve|server .{0,40}could not be found|DNS/i,
  ],
  ['timeout', /TIMED_OUT|NET_TIMEOUT|ETIMEDOUT|timed? ?out/i],
  ['offline', /INTERNET_DISCONNECTED|NS_ERROR_OFFLINE|appears to be offline|NETWORK_CHANGED/i],
  [
    'reset',
    /CONNECTION_RESET|CONNECTION_CLOSED|CONNECTION_ABORTED|EMPTY_RESPONSE|NET_RESET|NET_INTERRUPT|PARTIAL_TRANSFER|HTTP2_|QUIC_|ECONNRESET|connection was lost/i,
  ],
  [
    'refused',
    /ADDRESS_UNREACHABLE|ADDRESS_INVALID|UNSAFE_PORT|CONNECTION_FAILED|PROXY_CONNECTION|TUNNEL_CONNECTION|NS_ERROR_NET_ON/i,
  ],
  ['scheme', unknownScheme],
  ['cors', corsFailure],
  ['aborted', brokenOff],
];

/** What a browser's own words for a failed request mean; `undefined` for a request that was answered, and for words nobody knows. */
export function failureKindOf({ failure }: Pick<Exchange, 'failure'>): FailureKind | undefined {
  if (!failure) return undefined;
  const text = failure.slice(0, 500);
  return words.find(([, pattern]) => pattern.test(text))?.[0];
}
