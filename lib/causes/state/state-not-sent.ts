import { hostOf } from '../../exchange/parameters.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { troubledLogin, type TroubledLogin } from '../../facts/cookies/troubled-login.ts';
import { isOAuth2 } from '../../vocabulary/protocol.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { explainedByCookie, namesOtherReason, troubleWords } from '../cookies/lost-cookie.ts';
import { withQuote } from '../said/from-words.ts';

/** What is not sent cannot come back: RFC 6749 §4.1.2 has a provider return the state that it was given. */
export default cause({
  id: 'state-not-sent',
  owner: 'client',
  title: 'The app demands a state in the answer, and its request sent none',
  signs:
    'The authorization request has no state and the answer none either; the answer that began the login had set a cookie for a state, or the app refuses in words about state or forgery (CSRF).',
  against:
    'A state in the request or the answer, a request object or request_uri, inside which it may be; an answer that was posted, which a check of forms may have refused; an app that took it, or that names another reason.',
  fix: 'Let the part of the app that builds the request send the state that its library made: update the provider’s strategy or plugin so that it fits the library. The provider and the browser’s cookies are not at fault.',
  references: ['rfc6749#4.1.1', 'rfc6749#4.1.2', 'rfc6749#10.12'],
  example:
    'GET /auth/auth0 sets ueberauth.state_param=… and redirects to /authorize?… without state; GET /callback?code=… → “Cross-Site Request Forgery attack”',
  confusedWith: ['state-missing-return', 'state-cookie-lost', 'state-demanded'],
  folds: [...explainedByCookie, 'state-store-lost-server', 'state-missing-return', 'callback-twice'],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const login = facts.of(troubledLogin);
    if (!login || !isOAuth2(facts.protocol) || !isWithoutState(login)) return undefined;
    const { request, callback, trouble } = login;
    const cookie = stateCookieOf(login);
    const isNamed = namesState(login);
    if (!isNamed && (cookie === undefined || namesOtherReason(trouble))) return undefined;
    const client = hostOf(callback.exchange.url) || 'The app';
    const provider = hostOf(request.url) || 'the provider';
    const made = cookie === undefined ? '' : ` set the cookie ${cookie} for a state, but`;
    const why = `${client}${made} sent no state to ${provider}, so that none came back which it could compare; ${troubleWords(trouble)}.`;
    const fix = cookie !== undefined && isUeberauth(cookie) ? ueberauthFix : undefined;
    return {
      at: callback,
      ...withQuote(facts, why),
      ...(fix !== undefined && { fix }),
      proof: cookie === undefined ? 'phrase' : 'comparison',
      confidence: isNamed ? 'firm' : 'tentative',
      evidence: [request, callback],
      ...(!isNamed && {
        tellApart: 'The app’s log says at this moment whether it missed the state or failed afterwards.',
      }),
    };
  },
});

/** Neither way has one, nor can it stand where nobody sees it. */
function isWithoutState({ request, callback }: TroubledLogin): boolean {
  const asked = request.params;
  if (request.kind !== 'authorization_request' || asked['request'] || asked['request_uri']) return false;
  if (asked['state'] || callback.params['state'] || callback.exchange.method !== 'GET') return false;
  return Boolean(callback.params['code']);
}

/** The cookie in which the login’s start kept a state, by its name. */
function stateCookieOf({ cookies: { cookies } }: TroubledLogin): string | undefined {
  const found = cookies.find(
    ({ name, signs }) => forState.test(name) && signs.some(({ kind }) => kind === 'set-by-start'),
  );
  return found && shortName(found.name);
}

/** `state`, `oauth_state`, `ueberauth.state_param`, `google_oauth_state`, `__Host-oidc.state`; no `ui_state` or `app-state`. */
const forState =
  /^(?:__(?:host|secure)-)?(?:[\w.-]{0,40}?(?:oauth2?|auth|oidc|openid|sso|login)[._-]?)?state(?:[._-]?(?:param|token|value|id|key|cookie))?$/i;

function namesState({ trouble: { said } }: TroubledLogin): boolean {
  return said.some(({ words }) => words.some(({ text }) => ofState.test(text)));
}

const ofState =
  /\bstate[ _-]?(?:param(?:eter)?|token|value)?["'”’ _-]{0,3}(?:is |was )?(?:missing|mismatch\w{0,4}|invalid|required|do(?:es)?(?: not|n['’]t) match|did(?: not|n['’]t) match)|\b(?:missing|mismatch\w{0,4}|invalid|no|wrong|bad)[ _-](?:oauth2?[ _-])?state\b|\bcsrf\b|cross[- ]site[- ]request[- ]forgery/i;

function isUeberauth(cookie: string): boolean {
  return cookie.startsWith('ueberauth.');
}

const ueberauthFix =
  'Ueberauth checks a state since 0.7, and this strategy does not send the one that it makes: update the strategy (ueberauth_auth0, ueberauth_github, …) to a version for your Ueberauth; one of your own adds it with with_state_param/2. Until then Ueberauth 0.6 goes without.';
