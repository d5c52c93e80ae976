import { endpointOf, hostAndPortOf } from '../../exchange/parameters.ts';
import { ownAuthorizeAddress } from '../../facts/client/own-authorize-address.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** What the provider is asked with was glued to an empty address: the browser never left the app. RFC 3986 §5.2.2. */
export default cause({
  id: 'authorize-address-empty',
  owner: 'client',
  title: 'The app has no address of its provider and sent the browser to itself',
  signs:
    'The authorization request went to the host that its answer is to come back to: to the very address that redirected to it or to its folder, which is where “?client_id=…” leads by itself, or with a word for nothing in its path (undefined, None); and it was refused there.',
  against:
    'Another host, or an address of its own, as that of a provider at the same host; a page that was shown as it should; an answer that came back.',
  fix: 'Look at what the app has as the provider’s authorization endpoint: the setting itself, or the discovery document from which it takes it. Its log at its start says whether it could read that document; if the provider was not there then, start the app again. The provider was asked nothing: its settings and log cannot tell.',
  references: ['rfc6749#4.1.1', 'rfc6749#3.1', 'rfc8414#2'],
  example: 'GET /user/oauth2/corp → 307 /user/oauth2/?client_id=… → 404, on the app’s own host',
  confusedWith: ['provider-error-page', 'login-address-empty', 'not-assigned', 'client-unknown-here'],
  folds: [
    'provider-error-page',
    'client-unknown-here',
    'not-answered',
    'known-error',
    'not-assigned',
    'unexplained',
  ],
  needs: ['authorizationRequest'],
  inspect({ of }): CauseDraft | undefined {
    const found = of(ownAuthorizeAddress);
    if (!found) return undefined;
    const { request, from, word } = found;
    const { url, status } = request.exchange;
    const led = from === undefined || word !== undefined ? '' : `, from ${endpointOf(from)}`;
    const sign =
      word === undefined
        ? 'That is where the parameters of a login lead without an address before them'
        : `“${word}” stands where the provider’s address should`;
    return {
      at: request,
      why: `${hostAndPortOf(url)} sent the browser to itself${led}: the login’s request went to ${endpointOf(url)}, on the app’s own host, and was answered ${status}. ${sign}: the app has no authorization endpoint of a provider.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [request],
    };
  },
});
