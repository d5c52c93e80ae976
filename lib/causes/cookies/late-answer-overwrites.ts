import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import type { LoginCookie, Overwrite } from '../../facts/cookies/login-cookies.ts';
import { setCookiesOf } from '../../facts/cookies/set-cookie.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { isForOneLogin, troubledLogin, type TroubledLogin } from '../../facts/cookies/troubled-login.ts';
import { shortSpanOf } from '../../facts/time-span.ts';
import { cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { overwriteActs } from './cookie-acts.ts';
import { explainedByCookie, troubleWords } from './lost-cookie.ts';
import { meaningOf } from './trouble-meaning.ts';

/** The last answer to arrive decides what a cookie holds, not the last question. RFC 6265bis §5.7. */
export default cause({
  id: 'late-answer-overwrites',
  owner: 'client',
  title: 'An answer that came late put the login’s cookie back',
  signs:
    'A request of the app’s that went out before the login’s start was answered after it and set the same cookie; the callback brought that value. What the start had stored in it is tied to this login and the late value is not, or the app says that it does not know the login.',
  against:
    'The value of the start came; the late answer began another login; a cookie of this one login came beside it; a server that seals the same session’s number anew for every answer (Laravel, unless it keeps the session itself in a cookie).',
  fix: 'Keep what a login needs in a cookie of its own, one for each state, or the session on the server; and let answers to background calls set no session cookie where nothing in it changed.',
  references: ['rfc6265bis#5.7', 'rfc6749#10.12'],
  example:
    'GET /api/news goes out, GET /login stores the state in the cookie session, then /api/news is answered with the session of before',
  confusedWith: ['second-start-overwrites', 'cookie-overwritten', 'state-cookie-lost', 'callback-twice'],
  folds: [...explainedByCookie, 'callback-twice', 'state-store-lost-server', 'backchannel-failed'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts) {
    const login = facts.of(troubledLogin);
    const found = login?.lost.length === 0 ? overwrittenIn(login) : undefined;
    if (!login || !found) return undefined;
    const { cookie, overwrite, confidence } = found;
    const { before, by } = overwrite;
    const client = hostOf(login.callback.exchange.url) || 'the app';
    const why = `The cookie ${nameOf(cookie)}, in which ${client} remembers the login, was overwritten by a late answer: ${endpointOf(by.exchange.url)} was asked before ${endpointOf(before.exchange.url)} stored the login in it, and answered after that, ${shortSpanOf(by.at - before.at)} later, with another value; the callback brought that; ${troubleWords(login.trouble)}.`;
    return {
      at: login.callback,
      ...withQuote(facts, why),
      proof: 'comparison',
      confidence,
      evidence: [login.request, login.callback],
      browser: overwriteActs(cookie.name, overwrite),
    };
  },
});

type Found = {
  readonly cookie: LoginCookie;
  readonly overwrite: Overwrite;
  readonly confidence: 'certain' | 'firm';
};

function overwrittenIn(login: TroubledLogin): Found | undefined {
  const { cookies } = login.cookies;
  for (const cookie of cookies) {
    const { overwrite, signs } = cookie;
    if (!overwrite || signs.length === 0 || !isLate(cookie, overwrite, login)) continue;
    const others = cookies.filter((other) => other !== cookie);
    if (others.some((other) => isForOneLogin(other) && other.fate.kind === 'came')) continue;
    if (overwrite.confidence === 'certain') return { cookie, overwrite, confidence: 'certain' };
    const isOne = !isSealedAnew(overwrite) || isNamedAfterSession(cookie);
    if (meaningOf(login.trouble) === 'state' && isOne) return { cookie, overwrite, confidence: 'firm' };
  }
  return undefined;
}

/** The app’s own answer to what was asked before the start stored anything; the callback shows that its value was the last. */
function isLate(
  { fate }: LoginCookie,
  { before, by, byNeighbour }: Overwrite,
  login: TroubledLogin,
): boolean {
  const { redirectUrl, startedAt } = by.exchange;
  const isAnotherStart =
    redirectUrl !== undefined && originOf(redirectUrl) === originOf(login.request.exchange.url);
  return (
    !byNeighbour &&
    !isAnotherStart &&
    fate.kind === 'came' &&
    fate.write === by &&
    startedAt > 0 &&
    startedAt < before.at &&
    before.at < by.at
  );
}

/** Laravel’s sessions that are kept in cookies: the one with what they hold is called by the session’s number, which a trace does not tell. */
function isNamedAfterSession({ name }: LoginCookie): boolean {
  return /^(?:[A-Za-z0-9]{40}|redacted-member-\d+)$/.test(name);
}

function nameOf(cookie: LoginCookie): string {
  return isNamedAfterSession(cookie) ? `${cookie.name.slice(0, 8)}…` : shortName(cookie.name);
}

/** Laravel sets both with every answer, and the second never looks the same. */
function isSealedAnew({ by }: Overwrite): boolean {
  return setCookiesOf(by.exchange).some(({ name }) => name === 'XSRF-TOKEN');
}
