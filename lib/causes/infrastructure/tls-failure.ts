import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, hostAndPortOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { failureKindOf } from '../../facts/answerer/failure.ts';
import { failingExchanges, type FailingExchange } from '../../facts/failing-exchanges.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A browser sends nothing to a server that it does not trust, so that nobody there saw the answer. RFC 9110 §4.3.4. */
export default cause({
  id: 'tls-failure',
  owner: 'client',
  title: 'The browser made no encrypted connection',
  signs:
    'The browser recorded an error of TLS in place of an answer: a certificate for other names, out of its time, of nobody that it trusts, or a server that speaks no TLS at that port.',
  against: 'The same address was answered later: somebody went on past the warning, or it was mended.',
  fix: 'Open the address in a tab of its own: the browser shows the certificate and what it finds wrong with it. Nothing of the login has reached that server, so its log has nothing.',
  references: ['rfc9110#4.3.4'],
  example: 'GET https://app.example/callback?code=… → net::ERR_CERT_COMMON_NAME_INVALID',
  confusedWith: ['nothing-there', 'upgraded-to-https', 'backchannel-failed'],
  folds: [
    'callback-not-reached',
    'callback-failed',
    'no-answer',
    'nothing-there',
    'provider-error-page',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of, flow }): CauseDraft | undefined {
    const all = [...flow.messages.map(({ exchange }) => exchange), ...flow.context];
    const failing = of(failingExchanges).find(
      ({ exchange, at }) =>
        at.kind !== 'refused_start' &&
        isUnencrypted(exchange) &&
        !all.some((one) => isAnsweredLater(one, exchange)),
    );
    return failing && draftOf(failing);
  },
});

function isUnencrypted(exchange: Exchange): boolean {
  return !exchange.status && failureKindOf(exchange) === 'tls' && /^https:/i.test(exchange.url);
}

function isAnsweredLater({ url, status = 0, startedAt }: Exchange, failed: Exchange): boolean {
  return status > 0 && startedAt > failed.startedAt && originOf(url) === originOf(failed.url);
}

function draftOf({ at, by, exchange }: FailingExchange): CauseDraft {
  const { failure = '', url } = exchange;
  const words = failure.slice(0, 80);
  const host = hostAndPortOf(url);
  const [, what, fix] = kinds.find(([pattern]) => pattern.test(words)) ?? [undefined, () => ''];
  return {
    at,
    owner: by === 'authorization_server' || by === 'resource_server' ? by : 'client',
    why: `The browser made no encrypted connection to ${host} and asked nothing of ${endpointOf(url)}${what(hostOf(url))}: the browser says ${words}.`,
    ...(fix !== undefined && { fix }),
    proof: 'code',
    confidence: 'certain',
    evidence: [at],
  };
}

/** What browsers call it, what that means of a host, and what mends it. */
const kinds: readonly (readonly [pattern: RegExp, means: (host: string) => string, fix: string])[] = [
  [
    /COMMON_NAME_INVALID|BAD_CERT_DOMAIN/i,
    (host) => `, as the certificate there is for other names than ${host}`,
    'Give the server a certificate that has this host among its names (subjectAltName), or see that the proxy picks the right one for it (SNI): the first of several sites answers for a name that none has.',
  ],
  [
    /DATE_INVALID|EXPIRED|NOT_YET_VALID/i,
    () => ', as the certificate there is out of its time by the clock of this device',
    'Renew the certificate and let the server load it, or set the clock of this device.',
  ],
  [
    /AUTHORITY_INVALID|UNKNOWN_ISSUER|SELF_SIGNED|UNTRUSTED|PKIX/i,
    () => ', as it does not trust whoever signed the certificate there',
    'Let the server send its intermediate certificates along. A certificate of your own making or of a company’s authority has to be trusted on this device first.',
  ],
  [
    /SSL_PROTOCOL_ERROR|RECORD_TOO_LONG|UNEXPECTED_CLEAR_TEXT|VERSION_OR_CIPHER|UNSUPPORTED_VERSION|NO_CYPHER/i,
    () => ', as what answers at that port speaks no TLS, or none that the browser takes',
    'See what listens at that port: plain http, mostly. Give it a certificate, put a proxy with one in front, or use the address that it has (http on this device alone).',
  ],
];
