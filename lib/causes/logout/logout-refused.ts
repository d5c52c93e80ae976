import { endpointOf, hostOf, queryParameters } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import { refusedLogout, type RefusedLogout } from '../../facts/refused-logout.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider took no logout, for a reason that no other cause knows. RP-Initiated Logout §2; RFC 9110 §15.5.15. */
export default cause({
  id: 'logout-refused',
  owner: 'client',
  title: 'The provider refused the logout',
  signs:
    'The logout request, or the provider’s own page that it led to, was answered with an error (400 and above), in words that settle nothing else or none.',
  against: 'The provider sent the browser back, or asks the person; words that name the hint or the address.',
  fix: 'Go by the page’s own words, and compare id_token_hint, client_id and post_logout_redirect_uri of the request with the registration: addresses to return to after logouts have a list of their own.',
  references: ['rp-logout#2', 'rp-logout#3'],
  example: 'GET /session/end?… → 400 “Abmeldung nicht möglich”',
  confusedWith: ['logout-missing-hint', 'logout-return-refused', 'logout-hint-invalid'],
  folds: ['known-error', 'unexplained', 'provider-error-page'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const refused = of(refusedLogout);
    if (!refused || refused.isSentToLogin) return undefined;
    const { request, pages, said } = refused;
    const status = pages.findLast((page) => (page.status ?? 0) >= 400)?.status;
    if (status === undefined) return undefined;
    const long = tooLong(refused, status);
    return {
      at: request,
      why: `${hostOf(request.url)} answered the logout with an error (${status}) and did not send the browser back to the app${long ?? ''}.${itSays(said?.text)}`,
      ...(long !== undefined && {
        fix: 'Send the logout as a form (POST), which the provider must take as well, or keep the ID token short: fewer groups and claims in it.',
      }),
      proof: 'status',
      confidence: 'firm',
      evidence: [request],
    };
  },
});

/** An address too long for the server: what makes it long. */
function tooLong({ request: { url } }: RefusedLogout, status: number): string | undefined {
  if (status !== 414 && status !== 431) return undefined;
  const [name, value] = queryParameters(url).toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const whole = `the address ${endpointOf(url)} came with ${url.length} characters`;
  return `: ${whole}${name === undefined || value === undefined ? '' : `, ${value.length} of them in ${name}`}`;
}
