import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { takenSession } from '../../facts/sign-in/taken-session.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { overwriteActs } from './cookie-acts.ts';

/** Two programs on one host keep their sessions under one name: who visits the second is signed out of the first. RFC 6265bis §8.5. */
export default cause({
  id: 'session-taken-by-neighbour',
  owner: 'client',
  title: 'Another program on the same host overwrote the app’s session cookie',
  signs:
    'The login began a session in a cookie; an answer of the same host at another port (or scheme) then set a cookie of that name, host and path to another value; the app’s next request brought that value and was led to sign in again, or answered 401.',
  against:
    'The app took the new value in some request: then both are one app. The same origin set it; somebody signed out; the cookies differ in path or Domain.',
  fix: 'Give one of the two programs another name for its session cookie (Tomcat and Spring: server.servlet.session.cookie.name; Express: name; Django: SESSION_COOKIE_NAME; PHP: session.name), or a host name of its own. Another port, Secure or a __Host- prefix does not keep them apart.',
  references: ['rfc6265bis#8.5', 'rfc6265bis#5.7'],
  example:
    'JSESSIONID set by app.example, then by app.example:8443; GET app.example/cases with the second → 302 /login',
  confusedWith: [
    'cookie-overwritten',
    'session-not-known',
    'session-cookie-not-kept',
    'cookie-duplicate-name',
  ],
  folds: ['session-not-known', 'interaction-loop', 'login-loop', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect({ of }): CauseDraft | undefined {
    const found = of(takenSession);
    if (!found) return undefined;
    const { landing, own, taken, name, at } = found;
    const answer =
      at.redirectUrl === undefined
        ? `answered ${at.status ?? 0}`
        : `led to ${endpointOf(at.redirectUrl)} to sign in again`;
    return {
      at: landing,
      why: `The login worked and began its session in the cookie ${shortName(name)} of ${originOf(own.exchange.url) ?? 'the app'}. ${endpointOf(taken.exchange.url)} then set a cookie of that name: it is the same host (${hostOf(at.url)}), cookies know no ports, and so it took the session’s place. ${endpointOf(at.url)} was brought the other value and ${answer}.`,
      proof: 'comparison',
      confidence: 'firm',
      evidence: [landing],
      browser: overwriteActs(name, { before: own, by: taken }),
    };
  },
});
