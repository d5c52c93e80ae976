import { endpointOf } from '../../exchange/parameters.ts';
import { notFromServer } from '../../facts/answerer/not-from-server.ts';
import type { Ending } from '../../facts/ending.ts';
import { leftAnswer, type LeftAnswer } from '../../facts/pages/left-answer.ts';
import type { Message } from '../../messages/message.ts';
import { cause } from '../cause.ts';

/** A script in the browser answered the callback with a stored page, and the app's server never saw the code. */
export default cause({
  id: 'service-worker-answers-callback',
  owner: 'client',
  title: 'A service worker answered the callback instead of the server',
  signs:
    'The response to the callback came from a service worker (or a cache) of the site, is a page, and the code was not redeemed.',
  against: 'A page that redeems codes itself and did; a callback that the network answered.',
  fix: 'Keep the callback out of the service worker: Workbox navigateFallbackDenylist, Angular ngsw navigationUrls "!/auth/**"; then unregister the old worker. A callback must not be cached: Cache-Control: no-store.',
  references: ['service-workers', 'rfc9111#5.2'],
  example: 'GET /auth/callback?code=… → 200 (from service worker), the app’s index.html',
  confusedWith: ['callback-failed', 'code-not-redeemed'],
  folds: ['code-not-redeemed', 'callback-failed'],
  needs: ['authorizationResponse'],
  inspect({ of, flow, client, ending, authorizationResponse }) {
    const left = of(leftAnswer) ?? refusedLater(ending, authorizationResponse);
    const stored = left && notFromServer(left.response.exchange);
    if (!left || !stored) return undefined;
    const isServers =
      client.type === 'confidential' ||
      flow.context.some(({ redirectUrl }) => redirectUrl !== undefined && redirectUrl === left.request?.url);
    if (left.isPagesWork && !isServers) return undefined;
    const by = stored.from === 'service_worker' ? 'a service worker of the site' : 'a cache';
    return {
      at: left.response,
      why: `The callback ${endpointOf(left.response.url)} was answered by ${by} with a stored page (${stored.sign}): the app’s server never saw the code.`,
      proof: 'answerer',
      confidence: isServers ? 'certain' : 'firm',
      evidence: [left.response],
    };
  },
});

/** A page was shown, and what came after it knew of no login. */
function refusedLater(
  { reception }: Ending,
  response: Message,
): Pick<LeftAnswer, 'response' | 'request' | 'isPagesWork'> | undefined {
  const isRefused = reception?.outcome === 'failed' && reception.at.id !== response.exchange.id;
  const isPage = response.carrier === 'request' && response.exchange.status === 200;
  return isRefused && isPage ? { response, request: undefined, isPagesWork: false } : undefined;
}
