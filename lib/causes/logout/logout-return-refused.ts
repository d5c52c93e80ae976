import { endpointOf } from '../../exchange/parameters.ts';
import { itSays } from '../../explain/quote.ts';
import type { OddAddress } from '../../facts/client/odd-form.ts';
import { oddRedirectUri } from '../../facts/client/odd-redirect-uri.ts';
import { sameHostOverTls } from '../../facts/pages/same-host-over-tls.ts';
import { refusedLogout, type RefusedLogout } from '../../facts/refused-logout.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import type { Said, SaidPhrase } from '../../facts/said/said.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The provider does not send the browser back to an address that it does not know. RP-Initiated Logout §3. */
export default cause({
  id: 'logout-return-refused',
  owner: 'client',
  title: 'The address to return to after the logout is not registered',
  signs:
    'The provider refused the logout request and says that post_logout_redirect_uri (logout_uri, returnTo) is not registered; or it took the same request afterwards without that address or with another; or it leads to its login page with logout_uri, which misses redirect_uri (Cognito).',
  against: 'The provider sent the browser back there; words about the hint.',
  fix: 'Register exactly this address for this client as one to return to after logouts (post_logout_redirect_uris, Allowed Logout URLs); redirect URIs of logins do not count.',
  references: ['rp-logout#3', 'rp-logout#2'],
  example: 'GET /session/end?post_logout_redirect_uri=… → 400 “post_logout_redirect_uri not registered”',
  confusedWith: ['logout-missing-hint', 'redirect-uri-mismatch'],
  folds: ['logout-refused', 'redirect-uri-mismatch', 'known-error', 'unexplained', 'provider-error-page'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of, flow }): CauseDraft | undefined {
    const refused = of(refusedLogout);
    if (!refused) return undefined;
    const { request, said, isSentToLogin } = refused;
    const known = said?.phrases.find(
      ({ phrase: { cause: settled, suspects } }) =>
        settled === 'logout-return-refused' ||
        suspects.includes('logout-return-refused') ||
        // A logout has no other address: Cognito has one word for both.
        settled === 'redirect-uri-mismatch',
    );
    const asked = askedFor(request);
    const ofAddress =
      asked !== undefined && (known ?? !isOfAnother(said))
        ? saidOfAddress(refused, asked, known, flow)
        : undefined;
    if (ofAddress) return ofAddress;
    if (refused.takenOtherwise && asked !== undefined)
      return shownByTaken(refused, refused.takenOtherwise, asked);
    if (!known && !isSentToLogin) return undefined;
    const means = known?.phrase.means;
    return {
      at: request,
      why: `The provider does not send the browser back to ${asked ?? 'the address that was asked for'} after a logout${isSentToLogin ? ', but to its login, which wants other parameters' : ''}.${itSays(known?.words.text ?? said?.text)}`,
      ...(means !== undefined && { fix: `${means} Register the address there, too.` }),
      proof: isSentToLogin ? 'comparison' : 'phrase',
      confidence: 'firm',
      evidence: [request],
    };
  },
});

/** Of the hint or the client, or of what known words settle. */
function isOfAnother(said: Said | undefined): boolean {
  const isSettled = said?.phrases.some(({ phrase }) => phrase.cause !== undefined && !phrase.hidesReason);
  return isSettled === true || /hint|client_id/i.test(said?.text ?? '');
}

const names = ['post_logout_redirect_uri', 'logout_uri', 'returnTo'] as const;

function askedFor({ params }: Message): string | undefined {
  return names.map((name) => params[name]).find((value) => value !== undefined);
}

/** The same request was taken without it: whatever the page says, nothing else of it was refused. */
function shownByTaken({ request, pages, said }: RefusedLogout, taken: Message, asked: string): CauseDraft {
  const status = pages.findLast((page) => (page.status ?? 0) >= 400)?.status;
  const other = taken.params['post_logout_redirect_uri'];
  const isAuthentik = /\/application\/o\/[^/]+\/end-session\/?$/.test(endpointOf(request.url));
  return {
    at: request,
    why: `The provider refused the logout${status === undefined ? '' : ` (${status})`} because of the address to return to, ${asked}: the same request ${other ? `with ${other}` : 'without one'}${request.params['id_token_hint'] ? ', with the same hint,' : ''} was taken afterwards.${itSays(said?.text)}`,
    fix: isAuthentik
      ? ofAuthentik(asked)
      : `Register exactly ${asked} for this client as an address to return to after logouts (post_logout_redirect_uris, Allowed Logout URLs); redirect URIs of logins do not count. The login, its session and the hint are in order.`,
    proof: 'comparison',
    confidence: 'certain',
    evidence: [request, taken],
  };
}

/** authentik/providers/oauth2/views/end_session.py: as soon as one is registered, all others are refused. */
function ofAuthentik(asked: string): string {
  return `In authentik, add ${asked} to the redirect URIs of the provider as one for logouts (type “Post Logout”), letter by letter, without a slash more or less at its end: those of logins do not count there. The login, its session and the hint are in order.`;
}

/** By the address itself: one that can be registered nowhere, or the app’s own with another scheme. */
function saidOfAddress(
  refused: RefusedLogout,
  asked: string,
  known: SaidPhrase | undefined,
  flow: Flow,
): CauseDraft | undefined {
  const odd = oddRedirectUri(asked, flow);
  if (odd) return saidOfOdd(refused, asked, odd, known);
  const page = sameHostOverTls(asked, flow);
  return page && saidOfScheme(refused, asked, page.origin, known);
}

/** The app is used over https, and believes to be on http. */
function saidOfScheme(
  { request, said }: RefusedLogout,
  asked: string,
  origin: string,
  known: SaidPhrase | undefined,
): CauseDraft {
  const name = names.find((one) => request.params[one] !== undefined);
  return {
    at: request,
    why: `The app runs at ${origin}, and asked for ${asked} after the logout: only the scheme is wrong. It takes itself to be on http, as behind a proxy that ends TLS, and the provider does not send the browser there.${itSays(known?.words.text ?? said?.text)}`,
    fix: 'Do not register the http address. Let the proxy pass the scheme on (X-Forwarded-Proto) and the app trust it, or configure the app’s outside address (its base URL).',
    proof: 'comparison',
    confidence: known ? 'certain' : 'firm',
    evidence: [request],
    compared: [
      {
        name: name ?? 'post_logout_redirect_uri',
        expected: { value: asked.replace(/^http:/i, 'https:'), at: undefined },
        got: { value: asked, at: request },
      },
    ],
  };
}

/** Whatever is registered, it cannot be that. */
function saidOfOdd(
  { request, said }: RefusedLogout,
  asked: string,
  { what, fix }: OddAddress,
  known: SaidPhrase | undefined,
): CauseDraft {
  return {
    at: request,
    why: `The app asked for ${asked} after the logout, and the provider does not send the browser there. ${what}${itSays(known?.words.text ?? said?.text)}`,
    fix: `${fix} Addresses to return to after logouts have a list of their own (post_logout_redirect_uris, Allowed Logout URLs).`,
    proof: 'comparison',
    confidence: known ? 'certain' : 'firm',
    evidence: [request],
  };
}
