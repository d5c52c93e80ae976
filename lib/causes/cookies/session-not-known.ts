import type { Exchange } from '../../exchange/exchange.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { appSession } from '../../facts/sign-in/app-session.ts';
import { cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';

/** The session came back, and the app asked for a login all the same. RFC 6265bis §5.8.3. */
export default cause({
  id: 'session-not-known',
  owner: 'client',
  title: 'The session’s cookie came back, and the app did not know the session',
  signs:
    'The callback’s answer set a session cookie and led to a page of the app’s, or showed one; a request that brought this very cookie was led to the sign-in page or to the provider again, or answered with 401 or that nobody is signed in.',
  against:
    'The cookie did not come; the callback itself led to a sign-in or error page; another of the app’s servers answered; a later request was answered.',
  fix: 'Look at how that page or API reads the session: whether the callback waits until it is stored (session.save, await) before it redirects, one signing or encryption key for all parts of the app, one store for all servers, the same cookie settings on both sides, and a check (a role, an e-mail address, a clock) that turns the person away.',
  references: ['rfc6265bis#5.8.3'],
  example: 'GET /callback → 302 /home, Set-Cookie: sid=…; GET /home with sid=… → 302 /login',
  confusedWith: ['session-cookie-not-kept', 'session-on-other-server', 'interaction-loop'],
  folds: ['callback-failed', 'interaction-loop', 'login-loop', 'unexplained'],
  needs: [appSession],
  inspect(facts) {
    const { refusedAt: at, cookie, landing } = facts.of(appSession);
    if (!at) return undefined;
    const name = shortName(cookie.name);
    const answer =
      at.redirectUrl === undefined ? answerOf(at) : `led to ${endpointOf(at.redirectUrl)} to sign in again`;
    return {
      at: landing,
      ...withQuote(
        facts,
        `The login itself worked, as far as the browser saw; the app’s session did not: the callback set the session cookie ${name} and went on, the browser sent that cookie to ${endpointOf(at.url)}, and that ${answer} all the same.`,
      ),
      proof: 'status',
      confidence: 'tentative',
      evidence: [landing],
      tellApart:
        'If the app’s log has an error at the callback, then it did not take the answer; if it has none, then its session store, key or check is why.',
    };
  },
});

function answerOf({ status = 0 }: Exchange): string {
  return status === 200 ? 'says that nobody is signed in' : `answered ${status}`;
}
