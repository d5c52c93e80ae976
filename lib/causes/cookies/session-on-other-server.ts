import { endpointOf } from '../../exchange/parameters.ts';
import { answeringServerOf } from '../../facts/answerer/answering-server.ts';
import { unknownSession } from '../../facts/cookies/lost-session.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { cause, placeIn } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { explainedByCookie, sessionDidNot, troubleWords } from './lost-cookie.ts';

/** One of an app’s servers began the session, and another that does not know it was asked next. */
export default cause({
  id: 'session-on-other-server',
  owner: 'client',
  title: 'The app’s servers do not share their sessions',
  signs:
    'The callback’s answer set a session cookie, the next request brought it, another server answered (by a header that names it) and did not know the login.',
  against: 'The same server answered both; the cookie did not come; the app went on.',
  fix: 'Keep sessions where all servers of the app see them (a database, Redis, one signing key for sessions in cookies), or let the load balancer send a person to one server each time (sticky sessions).',
  references: ['rfc6265bis#5.8.3'],
  example:
    'GET /callback, X-Served-By: web02, Set-Cookie: PHPSESSID=…; GET / with it, X-Served-By: web01 → the login again',
  confusedWith: ['interaction-loop', 'session-cookie-not-kept', 'state-store-lost-server'],
  folds: [...explainedByCookie, 'state-store-lost-server', 'backchannel-failed'],
  evenIfSucceeded: true,
  needs: ['flow', unknownSession],
  inspect(facts) {
    const { login, cookie, next } = facts.of(unknownSession);
    const { callback, request, trouble } = login;
    const first = answeringServerOf(callback.exchange);
    const second = answeringServerOf(next);
    if (!first || second?.header !== first.header || second.name === first.name) return undefined;
    const why = `${sessionDidNot}: two servers answer for the app and do not share their sessions: ${first.name} took the answer and set ${shortName(cookie.name)}, the next request (${endpointOf(next.url)}) brought that cookie to ${second.name} (${first.header}), which does not know it; ${troubleWords(trouble)}.`;
    return {
      at: callback,
      ...withQuote(facts, why),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [request, callback],
      compared: [
        {
          name: first.header,
          expected: { value: first.name, at: callback },
          got: placeIn(facts.flow, next, second.name),
        },
      ],
    };
  },
});
