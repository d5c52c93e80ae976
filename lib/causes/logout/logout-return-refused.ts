import { itSays } from '../../explain/quote.ts';
import { refusedLogout } from '../../facts/refused-logout.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider does not send the browser back to an address that it does not know. RP-Initiated Logout §3. */
export default cause({
  id: 'logout-return-refused',
  owner: 'client',
  title: 'The address to return to after the logout is not registered',
  signs:
    'The provider refused the logout request and says that post_logout_redirect_uri (logout_uri, returnTo) is not registered; or it leads to its login page with logout_uri, which misses redirect_uri (Cognito).',
  against: 'The provider sent the browser back there; words about the hint.',
  fix: 'Register exactly this address for this client as one to return to after logouts (post_logout_redirect_uris, Allowed Logout URLs); redirect URIs of logins do not count.',
  references: ['rp-logout#3', 'rp-logout#2'],
  example: 'GET /session/end?post_logout_redirect_uri=… → 400 “post_logout_redirect_uri not registered”',
  confusedWith: ['logout-missing-hint', 'redirect-uri-mismatch'],
  folds: ['redirect-uri-mismatch', 'known-error', 'unexplained', 'provider-error-page'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const refused = of(refusedLogout);
    if (!refused) return undefined;
    const { request, said, isSentToLogin } = refused;
    const known = said?.phrases.find(
      ({ phrase: { cause: settled, suspects } }) =>
        settled === 'logout-return-refused' || suspects.includes('logout-return-refused'),
    );
    if (!known && !isSentToLogin) return undefined;
    const { params } = request;
    const asked = params['post_logout_redirect_uri'] ?? params['logout_uri'] ?? params['returnTo'];
    const means = known?.phrase.means;
    return {
      at: request,
      why: `The provider does not send the browser back to ${asked ?? 'the address that was asked for'} after a logout${isSentToLogin ? ', but to its login, which wants other parameters' : ''}.${itSays(said?.text)}`,
      ...(means !== undefined && { fix: `${means} Register the address there, too.` }),
      proof: isSentToLogin ? 'comparison' : 'phrase',
      confidence: 'firm',
      evidence: [request],
    };
  },
});
