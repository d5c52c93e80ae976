import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { afterAnswer } from '../../facts/reception/after-answer.ts';
import { lacksToken, malformedHeaderOf } from '../../messages/oauth2/malformed-header.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The app’s server took the answer, and its pages have no token for the app’s own API. RFC 6750 §2.1. */
export default cause({
  id: 'own-token-missing',
  owner: 'client',
  title: 'After the login the app’s own page has no token for its API',
  signs:
    'The callback took the answer, the app’s pages then called its own API with nothing after Bearer, or with a word like null or undefined, were refused each time (401, 403), and the app led back to its sign-in page.',
  against:
    'A call at the same address that was answered afterwards; a page that got its tokens from the provider itself; an app that shows the person as signed in.',
  fix: 'Compare where the callback leaves the app’s own token (storage, cookie, address) with where its pages read it: name, storage, host, and the time; pages and server of one version. If the callback left none, its log says why. Nothing is to be changed at the provider.',
  references: ['rfc6750#2.1'],
  example: 'POST /sso/callback → 200; GET /api/me with “Authorization: Bearer null” → 401; → /login',
  confusedWith: ['malformed-header', 'session-never-set', 'session-not-known', 'callback-failed'],
  folds: ['callback-failed', 'unexplained'],
  needs: ['flow'],
  inspect({ flow, ending: { reception } }): CauseDraft | undefined {
    if (reception?.outcome !== 'failed' || reception.by !== 'sign_in_page') return undefined;
    const { message, at } = reception;
    const { calls } = afterAnswer(flow, message.exchange);
    const call = calls.find(
      (one) =>
        one.startedAt <= at.startedAt &&
        originOf(one.url) === originOf(message.url) &&
        lacksToken(one) &&
        !isMended(one, calls),
    );
    const header = call && malformedHeaderOf(call);
    if (!call || !header) return undefined;
    const word = header.shape === 'unset' ? ` ${header.word}` : '';
    return {
      at: message,
      why: `${endpointOf(message.url)} took the answer, and the app’s page then called its own API, ${endpointOf(call.url)}, with “Authorization: Bearer${word}”: there is no token where the page looks for its own. It was refused (${call.status ?? 401}), and the app led back to its sign-in page, ${endpointOf(at.url)}.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [message],
      tellApart:
        'If the app’s storage (Application panel) or a cookie holds a token after the callback, the pages look elsewhere; if not, the callback left none.',
    };
  },
});

function isMended({ url, startedAt }: Exchange, calls: readonly Exchange[]): boolean {
  return calls.some((other) => other.url === url && other.startedAt > startedAt && isAccepted(other));
}
