import { endpointOf } from '../../exchange/parameters.ts';
import { seenBefore } from '../../flows/seen-before.ts';
import { messagesOf } from '../../flows/flow.ts';
import { startFromWorker } from '../../messages/oidc/start-from-worker.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A script in the browser answered where the server was to send the person to the provider. */
export default cause({
  id: 'service-worker-answers-start',
  owner: 'client',
  title: 'A service worker answered the start of the login instead of the server',
  signs:
    'The app’s page led to an address at which its server begins a login (below /api/, or of its library), and the answer, a page, came from a service worker; no request to a provider followed. At an address that the page’s router may have as well (/auth/google), it was tried twice so, and nothing left.',
  against: 'An answer of the network; a redirect; an address that the page’s own router may have.',
  fix: fixFor('api'),
  references: ['service-workers'],
  example: 'GET /api/auth/oauth/google → 200 (from service worker), the app’s index.html',
  confusedWith: ['login-start-missing', 'service-worker-answers-callback'],
  needs: ['flow'],
  inspect({ flow }): CauseDraft | undefined {
    const found = messagesOf(flow, 'refused_start').flatMap((at) => {
      const how = startFromWorker(at.exchange, () => seenBefore(flow, at.exchange));
      return how ? [{ at, how }] : [];
    });
    const { at, how } = found.at(-1) ?? {};
    if (!at) return undefined;
    const isSure = how === 'for sure';
    return {
      at,
      why: `A service worker of the site answered ${endpointOf(at.url)}${isSure ? '' : ' twice'}, where the login begins, with a stored page: the app’s server was never asked, and so sent nobody on to log in.`,
      proof: 'answerer',
      confidence: isSure ? 'firm' : 'tentative',
      fix: fixFor(at.url.replace(/^https?:\/\/[^/]*\//i, '').split(/[/?#]/)[0] ?? 'api'),
      ...(!isSure && {
        tellApart:
          'If this address is one of the page’s own router, its script should have begun the login: to be seen in the console of that page.',
      }),
      evidence: [at],
    };
  },
});

/** @param part the first part of the address that is the server’s */
function fixFor(part: string): string {
  const pattern = part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return `Let the service worker leave the server’s addresses below /${part}/ alone: Workbox navigateFallbackDenylist [/^\\/${pattern}\\//], Angular ngsw navigationUrls "!/${part}/**", Blazor a shouldServeIndexHtml that is false for them. Then unregister the old worker (developer tools, Application, Service workers) and load again.`;
}
