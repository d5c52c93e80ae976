import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { collidedSession } from '../../facts/cookies/collided-session.ts';
import type { CookieScope } from '../../facts/cookies/cookie-scope.ts';
import { shadowedSession } from '../../facts/cookies/lost-session.ts';
import { troubledLogin } from '../../facts/cookies/troubled-login.ts';
import type { Facts } from '../../facts/facts.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { explainedByCookie, sessionDidNot, troubleWords } from './lost-cookie.ts';
import { shortName } from '../../facts/cookies/short-name.ts';

/** Servers read the first of two cookies of one name. RFC 6265bis §5.8.3, §5.7. */
export default cause({
  id: 'cookie-duplicate-name',
  owner: 'client',
  title: 'Two cookies of one name came, and the old one stands first',
  signs:
    'The callback’s Cookie header has the name of the login’s cookie twice or more (or the next request that of the session which the callback set), and the first value is not the one that the app set last; the app did not know the login. Or an app of the same host fails with two of a name, one of them this login’s, where it answered well with one.',
  against: 'The value that was set last stands first; the app took the answer.',
  fix: 'Delete the old cookie with the Domain and Path that it was set with (people can clear the site’s cookies), and set one cookie of that name with one Domain and Path from now on. People without the old one, and private windows, see no error.',
  references: ['rfc6265bis#5.8.3'],
  example: 'Cookie: sid=old; sid=new, after Domain=example.com was taken off the app’s cookie',
  confusedWith: ['second-start-overwrites', 'state-cookie-lost', 'state-store-lost-server'],
  folds: [...explainedByCookie, 'callback-twice', 'state-store-lost-server', 'backchannel-failed'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts) {
    const login = facts.of(troubledLogin);
    if (!login) return ofSession(facts) ?? ofOtherApp(facts);
    const { cookies, journey } = login.cookies;
    const needed = new Set(cookies.filter(({ signs }) => signs.length > 0).map(({ name }) => name));
    const twice = journey.duplicates.find((one) => one.firstIsLatest === false && needed.has(one.name));
    if (!twice) return ofSession(facts) ?? ofOtherApp(facts);
    const why = `The callback brought ${twice.count} cookies ${shortName(twice.name)}, and the first is not the one that ${hostOf(login.callback.exchange.url) || 'the app'} set when this login began: an older one of another Domain or Path stands before it, and servers read the first; ${troubleWords(login.trouble)}.`;
    return {
      at: login.callback,
      ...withQuote(facts, why),
      proof: 'comparison',
      confidence: 'firm',
      evidence: [login.request, login.callback],
    };
  },
});

/** The login was taken, and its session stands behind an older one of that name. */
function ofSession(facts: Facts): CauseDraft | undefined {
  const shadowed = facts.of(shadowedSession);
  if (!shadowed) return undefined;
  const { login, name, by, count, next } = shadowed;
  const host = hostOf(next.url) || 'the app';
  const isCallback = by.id === login.callback.exchange.id;
  const setter = isCallback ? 'the callback' : endpointOf(by.url);
  const why = `${sessionDidNot}: ${isCallback ? 'the request after the callback' : 'a request after that'} (${endpointOf(next.url)}) brought ${count} cookies ${shortName(name)}, and the first is not the one that ${setter} set: an older one, of the parent domain or another path and mostly of another app, stands before it. ${host} reads the first and finds no session; ${troubleWords(login.trouble)}.`;
  return {
    at: login.callback,
    ...withQuote(facts, why),
    fix: 'Delete the older cookie with the Domain and Path that it was set with (people can clear the site’s cookies), and keep the two apart from now on: another cookie name for one of the apps, or no Domain of the parent on the other’s.',
    proof: 'comparison',
    confidence: 'firm',
    evidence: [login.request, login.callback],
  };
}

/** Two apps of one host have one name for their sessions, and the browser sends one of them both. */
function ofOtherApp({ of }: Facts): CauseDraft | undefined {
  const collided = of(collidedSession);
  if (!collided) return undefined;
  const { landing, name, count, set, at, before } = collided;
  const whose = set.map((one) => `one of ${scopeWords(one)}, set at ${endpointOf(one.last.exchange.url)}`);
  const unseen = count > set.length ? ['one that nobody was seen to set'] : [];
  const isWif = name.startsWith('FedAuth');
  const end = at.redirectUrl === undefined ? `it was answered ${at.status}` : 'it was led to log in again';
  return {
    at: landing,
    why: `After this login ${endpointOf(at.url)} brought ${count} cookies ${shortName(name)}: ${[...whose, ...unseen].join('; ')}. ${isWif ? 'WIF joins what comes as FedAuth, FedAuth1 and so on' : 'Which of them the app there reads is its own choice'}: ${end}, and ${before.status} before, when one came.`,
    fix: `Keep the two sessions apart: another name for the cookie of one of the apps, or a Path of its own for each (WIF: name and path of <cookieHandler>; ASP.NET Core: Cookie.Name and Cookie.Path; Tomcat: sessionCookieName, sessionCookiePath), and delete both cookies once. Apps that are to share one session need one name, one Path and the same keys.`,
    proof: 'comparison',
    confidence: 'firm',
    evidence: [landing],
  };
}

function scopeWords({ host, hostOnly, path }: CookieScope): string {
  return hostOnly ? `Path=${path}` : `Domain=${host}, Path=${path}`;
}
