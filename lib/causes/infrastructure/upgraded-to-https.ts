import { failureKindOf } from '../../facts/answerer/failure.ts';
import { upgradedAnswerOf, type UpgradedAnswer } from '../../facts/answerer/upgraded-answer.ts';
import { isLoopback } from '../../exchange/loopback.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The browser remembers that a host wants https only, and nobody speaks it at that port. */
export default cause({
  id: 'upgraded-to-https',
  owner: 'browser',
  title: 'The browser turned the callback’s http into https, and nothing there speaks TLS',
  signs:
    'The callback’s plain address was answered by the browser itself (307 Internal Redirect, Non-Authoritative-Reason: HSTS), and the request to https at the same host and port failed.',
  against:
    'An answer of anybody’s under either scheme; a redirect to https that a server or an extension made.',
  fix: 'Delete the host from the browser’s list of hosts that want https (HSTS), or let the callback’s host answer over https and register that address.',
  references: ['rfc6797#8.3', 'rfc8252#7.3'],
  example:
    'http://localhost:53225/cb?code=… → 307 by the browser → https://localhost:53225/cb: net::ERR_SSL_PROTOCOL_ERROR',
  confusedWith: ['nothing-there', 'tls-failure', 'callback-not-reached'],
  folds: [
    'nothing-there',
    'tls-failure',
    'callback-failed',
    'callback-not-reached',
    'code-not-redeemed',
    'no-answer',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const found = upgradedAnswerOf(flow);
    if (!found) return undefined;
    const { message, failed } = found;
    return {
      at: message,
      why: whyOf(found),
      fix: fixOf(message.url),
      proof: 'code',
      confidence: failed ? 'certain' : 'firm',
      evidence: [message],
    };
  },
});

function whyOf({ message, origin, reason, failed }: UpgradedAnswer): string {
  const { hostname } = new URL(message.url);
  const list =
    reason === undefined || reason === 'HSTS'
      ? `${hostname} is on its list of hosts that want https (HSTS)`
      : `it says ${reason}`;
  const turned = `The browser itself, and no server, turned ${endpointOf(message.url)} into ${origin} (${list})`;
  if (!failed)
    return `${turned}: what waits there for the answer speaks plain http, and nothing was recorded that came back over https.`;
  const words = (failed.failure ?? '').slice(0, 80);
  const isCertificate = failureKindOf(failed) === 'tls' && /CERT|PKIX|UNKNOWN_ISSUER/i.test(words);
  return isCertificate
    ? `${turned}, and it does not trust the certificate there (${words}): the answer reached nobody.`
    : `${turned}, and nothing there speaks TLS (${words}): the answer reached nobody.`;
}

function fixOf(url: string): string {
  const { host, hostname, port } = new URL(url);
  const lists = `chrome://net-internals/#hsts, “Delete domain security policies”; Firefox: forget the site in its history`;
  if (!isLoopback(url))
    return `Let ${host} answer over https and register that address, or delete ${hostname} from the browser’s HSTS list (${lists}). Some site at this host or above it sent Strict-Transport-Security, with includeSubDomains where it was above.`;
  const literal = `http://127.0.0.1${port ? `:${port}` : ''}`;
  return `Delete ${hostname} from the browser’s HSTS list (${lists}): another program on this device answered over https once and sent Strict-Transport-Security. Or use ${literal} as the redirect URI: HSTS holds for names alone, never for addresses.`;
}
