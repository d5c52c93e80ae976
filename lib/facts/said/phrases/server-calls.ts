import { product, says } from './phrase.ts';

const app = { by: 'client', owner: 'client' } as const;

/** The name that its rows go by. */
export const ofServerCalls = 'calls between servers';

const certificateFix =
  'Give the app’s server the certificate of the authority that signed the provider’s (Node: NODE_EXTRA_CA_CERTS; Python: REQUESTS_CA_BUNDLE or SSL_CERT_FILE; Java: its trust store; PHP: curl.cainfo; Go and .NET: the system’s), let the provider send its intermediate certificates along, and use a host name that stands in the certificate. Do not switch the check off.';

const nameFix =
  'Look the name up from the machine or container of the app’s server. In containers both must be in one network and the name that of the service; a name that only your own computer knows (its hosts file) has to be told to the container too (extra_hosts).';

const refusedFix =
  'Open the address from the machine or container of the app’s server: in a container, localhost and 127.0.0.1 are the container itself. Name the provider by a host and port that both the browser and the server reach, and see that it runs.';

const silentFix =
  'Open the provider’s address from the machine or container of the app’s server: a firewall, a missing way out (proxy, NAT, IPv6) or an overloaded provider keeps it waiting.';

const client = ['secret-wrong-or-expired', 'auth-method-mismatch'] as const;
const grant = ['code-reused', 'redirect-mismatch-at-token', 'code-expired', 'pkce-mismatch'] as const;

/**
 * What an app’s server says of its own calls to the provider, in the words of operating systems, libraries of HTTP, and of RFC 6749 §5.2: it got
 * no connection, or an answer that refused it.
 */
export const serverCalls = [
  ...product(ofServerCalls, app, [
    says(
      'call-certificate',
      [
        'x509: certificate signed by unknown authority',
        'x509: certificate is valid for',
        'x509: certificate has expired',
        'x509: cannot validate certificate',
        'unable to get local issuer certificate',
        'unable to verify the first certificate',
        'self-signed certificate in certificate chain',
        'self signed certificate in certificate chain',
        'Error: self-signed certificate',
        'SSL certificate problem',
        'PKIX path building failed',
        'certificate verify failed',
        'The SSL connection could not be established',
        'The remote certificate is invalid',
        "does not match certificate's altnames",
        'Error: certificate has expired',
      ],
      'backchannel-failed',
      {
        means: 'The app’s server does not trust the provider’s certificate.',
        fix: certificateFix,
        tokens: [
          'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
          'DEPTH_ZERO_SELF_SIGNED_CERT',
          'SELF_SIGNED_CERT_IN_CHAIN',
          'ERR_TLS_CERT_ALTNAME_INVALID',
          'CERT_HAS_EXPIRED',
          'SSLCertVerificationError',
          'SSLError',
        ],
        codes: ['ssl_failed'],
      },
    ),
    // Of OpenSSL before and since version 3.5, Go, Java.
    says(
      'call-plain-port',
      [
        'SSL … wrong version number',
        'SSL … record layer failure',
        'SSL … packet length too long',
        'SSL_connect … wrong version number',
        'SSL_connect … record layer failure',
        'server gave HTTP response to HTTPS client',
        'Unsupported or unrecognized SSL message',
        'Unrecognized SSL message, plaintext connection',
      ],
      'backchannel-failed',
      {
        means:
          'The app’s server asked the provider by TLS (https), and what answered at that port does not speak it: plain http, mostly.',
        fix: 'Give the provider https at that port (a certificate, or a proxy with one in front) and name its https address as the issuer. Some libraries read the metadata by https whatever scheme the issuer has (Ruby’s openid_connect, in GitLab): where the provider has http alone, turn discovery off and name its endpoints.',
      },
    ),
    says(
      'call-name',
      [
        'getaddrinfo ENOTFOUND',
        'getaddrinfo EAI_AGAIN',
        'getaddrinfo failed',
        'no such host',
        'No such host is known',
        'Could not resolve host',
        "Couldn't resolve host",
        "Failed to resolve '…' (",
        "Failed to resolve '…' after",
        'Temporary failure in name resolution',
        'Name or service not known',
        'nodename nor servname provided',
        'No address associated with hostname',
        'failed to lookup address information',
      ],
      'backchannel-failed',
      {
        means: 'The app’s server does not know the host name under which it looks for the provider (DNS).',
        fix: nameFix,
        tokens: ['UnknownHostException', 'NameResolutionError'],
      },
    ),
    says(
      'call-refused',
      [
        'connect ECONNREFUSED',
        'Connection refused',
        'connection refused',
        'actively refused it',
        'cURL error 7:',
        'Failed to establish a new connection',
        'Failed to open TCP connection',
        'error trying to connect: tcp connect error',
      ],
      'backchannel-failed',
      {
        means:
          'The app’s server got no connection at the address at which it looks for the provider: nothing listens there, or it is another machine than meant.',
        fix: refusedFix,
        tokens: ['NewConnectionError', 'ConnectionFailed'],
      },
    ),
    says(
      'call-silent',
      [
        'connect ETIMEDOUT',
        'outgoing request timed out after',
        'context deadline exceeded',
        'Client.Timeout exceeded while awaiting headers',
        'i/o timeout',
        'cURL error 28:',
        'connect timed out',
        'Read timed out',
        'Connection timed out',
        'because "Execution expired"',
        'configured HttpClient.Timeout of',
        'No route to host',
        'Network is unreachable',
        'Headers Timeout Error',
        'Connect Timeout Error',
      ],
      'backchannel-failed',
      {
        means: 'The app’s server asked the provider, and waited in vain for an answer.',
        fix: silentFix,
        tokens: [
          'ESOCKETTIMEDOUT',
          'UND_ERR_CONNECT_TIMEOUT',
          'UND_ERR_HEADERS_TIMEOUT',
          'ConnectTimeout',
          'ReadTimeout',
          'ConnectTimeoutError',
          'ReadTimeoutError',
          'Net::OpenTimeout',
          'Net::ReadTimeout',
          'EHOSTUNREACH',
          'ENETUNREACH',
        ],
      },
    ),
    says(
      'call-unreached',
      [
        'dial tcp',
        '=fetch failed',
        'TypeError: fetch failed',
        'I/O error on POST request for',
        'I/O error on GET request for',
        'Max retries exceeded',
        'socket hang up',
        'read ECONNRESET',
        'Connection reset by peer',
        'error sending request for url',
      ],
      'backchannel-failed',
      { hides: true, means: 'The app’s server did not reach the provider.', fix: silentFix },
    ),
    says(
      'call-metadata',
      ['is not a conform Authorization Server Metadata response', 'Discovery request failed'],
      'backchannel-failed',
      {
        means:
          'The app’s server asked for the provider’s metadata and got none: another address than the issuer’s, most often.',
        fix: 'Ask for <issuer>/.well-known/openid-configuration from the machine or container of the app’s server, with the issuer as the app’s settings have it: realm, tenant and a slash at the end count.',
        tokens: ['DiscoveryFailed'],
      },
    ),
    // RFC 6749 §5.2.
    says('call-invalid-client', 'invalid_client', client),
    says('call-invalid-client-words', ['Invalid_client ::', 'Invalid client ::'], client),
    says('call-invalid-grant', 'invalid_grant', grant),
    says('call-unauthorized-client', 'unauthorized_client', [
      'wrong-platform-type',
      'secret-wrong-or-expired',
    ]),
    says(
      'call-status-userinfo',
      [
        'UserInfo Resource: 401',
        'UserInfo Resource: 403',
        'userinfo: 401',
        'userinfo: 403',
        'Client Error: … userinfo',
      ],
      'userinfo-refused',
    ),
    says(
      'call-status-401',
      [
        'resulted in a `401 Unauthorized` response',
        "Client error '401 Unauthorized' for url",
        'Access Token Response: 401',
        'does not indicate success: 401',
        'Request failed with status code 401',
        'TokenError: Unauthorized',
        'cannot fetch token: 401',
        'token endpoint returned 401',
        'Token request failed with status 401',
      ],
      client,
    ),
    says(
      'call-status-400',
      [
        'resulted in a `400 Bad Request` response',
        "Client error '400 Bad Request' for url",
        'Access Token Response: 400',
        'does not indicate success: 400',
        'Request failed with status code 400',
        'TokenError: Bad Request',
        'cannot fetch token: 400',
      ],
      ['code-reused', 'redirect-mismatch-at-token', 'secret-wrong-or-expired'],
    ),
  ]),
];
