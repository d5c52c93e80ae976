import { endpointOf, originOf } from '../../exchange/parameters.ts';
import type { LoginCookie, Overwrite } from '../../facts/cookies/login-cookies.ts';
import { isForOneLogin, troubledLogin } from '../../facts/cookies/troubled-login.ts';
import { cause, placeIn } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { explainedByCookie, troubleWords } from './lost-cookie.ts';
import { overwriteActs } from './cookie-acts.ts';
import { shortName } from '../../facts/cookies/short-name.ts';

/** Cookies know no ports: two programs on one host write over each other. RFC 6265bis §8.5. */
export default cause({
  id: 'cookie-overwritten',
  owner: 'client',
  title: 'Another program on the same host overwrote the login’s cookie',
  signs:
    'Between start and callback an answer of another origin on the same host (another port, the provider itself) set a cookie of the same name, domain and path; the callback brought that value, and the app did not know the login.',
  against:
    'The value came as the app had set it; a cookie of this one login came beside it; the other answer was the app’s own, which another login explains.',
  fix: 'Give one of the two another cookie name (Spring: server.servlet.session.cookie.name; Django: SESSION_COOKIE_NAME; Express: name) or path, or run them under different host names (localhost and 127.0.0.1 are two): a different port does not keep cookies apart.',
  references: ['rfc6265bis#8.5', 'rfc6265bis#5.7'],
  example:
    'http://localhost:8080 and http://localhost:9000 both set JSESSIONID: the callback at :8080 brings that of :9000',
  confusedWith: ['second-start-overwrites', 'state-cookie-lost', 'state-store-lost-server'],
  folds: [...explainedByCookie, 'callback-twice', 'state-store-lost-server', 'backchannel-failed'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts) {
    const login = facts.of(troubledLogin);
    if (!login || login.lost.length > 0) return undefined;
    const { cookies } = login.cookies;
    if (cookies.some((cookie) => isForOneLogin(cookie) && cookie.fate.kind === 'came')) return undefined;
    const found = cookies.flatMap((cookie) => overwrittenBy(cookie))[0];
    if (!found) return undefined;
    const { cookie, overwrite } = found;
    const { before, by } = overwrite;
    const why = `The cookie ${shortName(cookie.name)}, in which ${originOf(before.exchange.url) ?? 'the app'} remembers the login, was overwritten by ${endpointOf(by.exchange.url)}: both are one host, and cookies know no ports, so the callback brought the other program’s value; ${troubleWords(login.trouble)}.`;
    return {
      at: login.callback,
      ...withQuote(facts, why),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [login.request, login.callback],
      browser: overwriteActs(cookie.name, overwrite),
      compared: [
        {
          name: 'origin',
          expected: placeIn(facts.flow, before.exchange, originOf(before.exchange.url)),
          got: placeIn(facts.flow, by.exchange, originOf(by.exchange.url)),
        },
      ],
    };
  },
});

/** It came, with what the other origin had set. */
function overwrittenBy(
  cookie: LoginCookie,
): readonly { readonly cookie: LoginCookie; readonly overwrite: Overwrite }[] {
  const { signs, fate, overwrite } = cookie;
  if (signs.length === 0 || !overwrite?.byNeighbour || fate.kind !== 'came') return [];
  return [{ cookie, overwrite }];
}
