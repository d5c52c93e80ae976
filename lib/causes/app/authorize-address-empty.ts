import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { emptyAuthorizeAddress } from '../../facts/client/empty-authorize-address.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** What the provider is asked with was glued to an empty address: the browser never left the app. RFC 3986 §5.2.2. */
export default cause({
  id: 'authorize-address-empty',
  owner: 'client',
  title: 'The app has no address of its provider: its setting is empty',
  signs:
    'The authorization request went to the host that its answer is to come back to, with a word for nothing in its path (undefined, None), or was refused at the very address that redirected to it or its folder, which is where “?client_id=…” leads by itself; or it went to a host of such a name (https://undefined/).',
  against:
    'Another host, or an address of its own, as that of a provider at the same host; an answer that came back.',
  fix: 'Look at what the app has as the provider’s authorization endpoint: the setting itself, or the discovery document from which it takes it. Its log at its start says whether it could read that document; if the provider was not there then, start the app again. The provider was asked nothing: its settings and log cannot tell.',
  references: ['rfc6749#4.1.1', 'rfc6749#3.1', 'rfc8414#2'],
  example: 'GET /user/oauth2/corp → 307 /user/oauth2/?client_id=… → 404, on the app’s own host',
  confusedWith: ['provider-error-page', 'login-address-empty', 'not-assigned', 'client-unknown-here'],
  folds: [
    'provider-error-page',
    'provider-address-inside',
    'nothing-there',
    'no-answer',
    'client-unknown-here',
    'not-answered',
    'known-error',
    'not-assigned',
    'unexplained',
  ],
  needs: ['authorizationRequest'],
  inspect({ of }): CauseDraft | undefined {
    const found = of(emptyAuthorizeAddress);
    if (!found) return undefined;
    const { request, from, word, isHost } = found;
    const { url, status } = request.exchange;
    const app = hostAndPortOf(request.returnAddress ?? '') || 'The app';
    const led = from === undefined ? '' : `, from ${from}`;
    const answered = status ? `, and was answered ${status}` : '';
    const sent = isHost
      ? `to ${endpointOf(url)} to log in`
      : `to itself${led}: the login’s request went to ${endpointOf(url)}, on the app’s own host${answered}`;
    const sign =
      word === undefined
        ? 'That is where the parameters of a login lead without an address before them'
        : `“${word}” stands where the provider’s ${isHost ? 'host' : 'address'} should, a word for a setting that is not set`;
    return {
      at: request,
      why: `${app} sent the browser ${sent}. ${sign}: the app has no authorization endpoint of a provider.`,
      ...(word !== undefined && { fix: fixOfWord }),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [request],
    };
  },
});

const fixOfWord =
  'Set the provider’s address (issuer, authority, authorization endpoint) where the app reads it: the name of the setting or environment variable must be the one that this version wants, and it must be there when the app starts or, for a page’s script, when the page is built (Vite: names that begin with VITE_; Next.js: NEXT_PUBLIC_). The provider was asked nothing.';
