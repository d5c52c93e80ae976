import { endpointOf } from '../../exchange/parameters.ts';
import { schemelessLogin } from '../../facts/client/schemeless-login.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** A host name without its scheme is a path to every browser. RFC 3986 §5.2.2. */
export default cause({
  id: 'login-address-without-scheme',
  owner: 'client',
  title: 'The login’s address lacks its https://',
  signs:
    'The browser was to log in at an address on the app’s own host whose path begins with a host name: of the same site, or of one that is called like a login; it led to itself again and again, or nothing was there, or the authorization request went there and was not answered.',
  against: 'An answer that came back; a host name further down in a path, as of archives and proxies.',
  fix: 'Enter the address of the login with https:// before it, where the app or the proxy in front of it is told where to log in.',
  references: ['rfc9110#10.2.2'],
  example:
    'Location: sso.corp.example/?redirect=… → GET https://docs.corp.example/sso.corp.example?redirect=… → the same, until the browser gives up',
  confusedWith: ['authorize-address-empty', 'session-handshake-loop', 'login-start-missing'],
  folds: [
    'interaction-loop',
    'authorize-address-empty',
    'login-not-begun',
    'login-start-missing',
    'provider-error-page',
    'provider-address-inside',
    'nothing-there',
    'no-answer',
    'client-unknown-here',
    'not-answered',
    'unexplained',
  ],
  needs: ['flow'],
  inspect({ of, ending }): CauseDraft | undefined {
    if (ending.outcome === 'succeeded') return undefined;
    const found = of(schemelessLogin);
    if (!found) return undefined;
    const { at, host, own } = found;
    const goesRound = at.exchange.redirectUrl !== undefined && at.kind === 'refused_start';
    const end = goesRound ? ', where it leads to itself again and again' : '';
    return {
      at,
      why: `The login’s address lacks its scheme: ${host} stands in the path at ${endpointOf(at.exchange.url)}, where it should be the host. So the redirect to the login stays on ${own} itself${end}, and nobody is asked to log in.`,
      fix: `Enter the address of the login with its scheme (https://${host}…) where the app, or the proxy that guards it, is told where to log in. Cookies, the account and the provider have nothing to do with it.`,
      proof: 'comparison',
      confidence: goesRound ? 'certain' : 'firm',
      evidence: [at],
      ...(goesRound && { rules: ['err-interaction-loop'] as const }),
    };
  },
});
