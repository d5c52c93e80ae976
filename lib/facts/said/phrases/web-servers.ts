import { product, says } from './phrase.ts';

/** The row by which servers say that plain HTTP came to a port that speaks TLS. */
export const plainAtTlsPort = 'plain-http-at-tls-port';

/** What web servers say of the connection, of whatever application stands behind them. */
export const webServers = [
  ...product('', { by: 'proxy', owner: 'client' }, [
    says(
      plainAtTlsPort,
      [
        'plain HTTP request was sent to HTTPS port',
        'speaking plain HTTP to an SSL-enabled server port',
        'Client sent an HTTP request to an HTTPS server',
        'This combination of host and port requires TLS',
      ],
      'redirect-scheme-proxy',
      { means: 'This came over http to a port that speaks TLS only.' },
    ),
  ]),
];
