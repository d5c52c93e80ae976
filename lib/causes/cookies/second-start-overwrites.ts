import type { CauseId } from '../cause-id.ts';
import { endpointOf, hostOf, pathOf } from '../../exchange/parameters.ts';
import { overtaken, type OtherStart, type Overtaken } from '../../facts/cookies/other-start.ts';
import { isDelivery } from '../../facts/cookies/login-exchanges.ts';
import { isForOneLogin, troubledLogin } from '../../facts/cookies/troubled-login.ts';
import type { Facts } from '../../facts/facts.ts';
import type { LoginTrouble } from '../../facts/cookies/login-trouble.ts';
import { cause, placeIn, type CauseDraft, type InBrowser } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { spanOf } from '../../facts/time-span.ts';
import { troubleWords } from './lost-cookie.ts';
import { meaningOf } from './trouble-meaning.ts';
import { cookieActs, overwriteActs } from './cookie-acts.ts';
import { shortName } from '../../facts/cookies/short-name.ts';

const id = 'second-start-overwrites';

const folds: readonly CauseId[] = [
  'callback-failed',
  'callback-twice',
  'cookie-deleted',
  'interaction-loop',
  'known-error',
  'state-cookie-lost',
  'state-rejected',
  'state-store-lost-server',
  'unexplained',
];

/** Whoever remembers one login at a time forgets it when another begins. */
export default cause({
  id,
  owner: 'client',
  title: 'Another login of the same app began in between and took this one’s place',
  signs:
    'Between start and callback the app redirected to the provider once more: that answer gave the login’s cookie another value or deleted it, or both starts and the callback have one session cookie and the app says that it does not know this state. Or the cookie of this one login came with a value that nothing recorded gave it. Perhaps, where state and cookies came back as they were and the app says that the state is another.',
  against:
    'The cookie of this one login came as it was set (one cookie for each state); the second start came after the callback; a second tab that was merely open.',
  fix: 'Keep the login’s data per state (one cookie or entry for each), and let no prefetch or background call begin a login: plain links without prefetch, 401 instead of a redirect for calls.',
  references: ['rfc6749#10.12', 'rfc9700#4.7'],
  example:
    'Two redirects to /authorize 50 ms apart, the second a prefetch; the callback brings the first’s state and the second’s oauth_state cookie',
  confusedWith: ['cookie-deleted', 'state-cookie-lost', 'state-rejected', 'callback-twice'],
  folds,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts) {
    const found = facts.of(overtaken);
    return found
      ? draftOf(facts, found)
      : (replacedInSight(facts) ?? outOfSight(facts) ?? inOneSession(facts));
  },
});

/** The cookie of this one login came with a value that nothing recorded gave it: who did was in another tab or window. */
function outOfSight(facts: Facts): CauseDraft | undefined {
  const login = facts.of(troubledLogin);
  if (!login || login.lost.length > 0) return undefined;
  const cookie = login.cookies.cookies.find(
    (one) => isForOneLogin(one) && one.fate.kind === 'came-changed' && one.fate.since === undefined,
  );
  const says = meaningOf(login.trouble);
  if (!cookie || cookie.fate.kind !== 'came-changed' || says === 'another cause') return undefined;
  const { request, callback, trouble } = login;
  const isSaid = says === 'state';
  const client = hostOf(callback.exchange.url) || 'the app';
  const why = `The cookie ${shortName(cookie.name)}, in which ${client} remembers the login, came back with another value than the start of this login had given it (${endpointOf(cookie.fate.write.exchange.url)}), and nothing in this recording set that one: ${isSaid ? '' : 'probably '}another login of the app began in between, in another tab or window, and replaced it; ${troubleWords(trouble)}.`;
  return {
    at: callback,
    ...withQuote(facts, why),
    fix: 'Use one tab, and begin again there: a tab that is restored or loaded again may begin a login by itself. To mend it for good, keep the login’s data per state (a cookie or entry for each) instead of one for all.',
    proof: isSaid ? 'comparison' : 'status',
    confidence: isSaid ? 'firm' : 'tentative',
    evidence: [request, callback],
    ...(!isSaid && {
      tellApart:
        'Log in once with a single tab: if that works, the second start is the reason; else look in the app’s log.',
    }),
  };
}

/** An answer of the app’s that leads nowhere by itself, as to a page’s call, gave the cookie that held this login’s state another value, and that came. */
function replacedInSight(facts: Facts): CauseDraft | undefined {
  const login = facts.of(troubledLogin);
  if (!login || login.lost.length > 0 || meaningOf(login.trouble) === 'another cause') return undefined;
  const { request, callback, trouble } = login;
  const cookie = login.cookies.cookies.find(
    ({ overwrite, fate }) =>
      overwrite?.confidence === 'certain' &&
      !overwrite.byNeighbour &&
      fate.kind === 'came' &&
      fate.write === overwrite.by,
  );
  const by = cookie?.overwrite?.by.exchange;
  if (!cookie?.overwrite || !by) return undefined;
  const client = hostOf(callback.exchange.url) || 'the app';
  const why = `The cookie ${shortName(cookie.name)}, in which ${client} had put the state of this login, was given another value by ${endpointOf(by.url)} before the answer came, and the callback brought that one: most likely the login was begun once more, and the app remembers one at a time; ${troubleWords(trouble)}.`;
  return {
    at: callback,
    ...withQuote(facts, why),
    proof: 'comparison',
    confidence: 'firm',
    evidence: [request, callback],
    browser: overwriteActs(cookie.name, cookie.overwrite),
  };
}

/** Nothing of what the browser brought back is another: what the app compares it with, in its session, is. */
function inOneSession(facts: Facts): CauseDraft | undefined {
  const login = facts.of(troubledLogin);
  if (!login || login.lost.length > 0 || facts.flow.messages.filter(isDelivery).length > 1) return undefined;
  const { request, callback, trouble, cookies } = login;
  const { state } = request.params;
  const came = cookies.cookies.filter(({ fate }) => fate.kind === 'came');
  const isUnchanged = cookies.cookies.every((one) => one.fate.kind === 'came' && !isForOneLogin(one));
  if (!state || state !== callback.params['state'] || !isUnchanged || !saysOther(trouble)) return undefined;
  const names = came.filter(({ writes }) => writes.at(-1)?.cookie.httpOnly === true).map(({ name }) => name);
  if (names.length === 0) return undefined;
  const why = `The state that came back is the one that this login was begun with, and the app’s cookies (${names.slice(0, 2).map(shortName).join(', ')}) came as they were set: what the app compares it with, in its session, was replaced or thrown away in between. Most often another login of the app began meanwhile, in another tab or in the background, which is not in this recording; ${troubleWords(trouble)}.`;
  return {
    at: callback,
    ...withQuote(facts, why),
    fix: 'Begin again in one tab: it often works then. If it comes back, look in the app’s log for a second login of this session at that moment, and for a session store that forgets; keep the login’s data per state.',
    proof: 'guess',
    confidence: 'tentative',
    evidence: [request, callback],
    tellApart:
      'Log in once with a single tab: if that works, the second start is the reason; else look in the app’s log.',
  };
}

/** That there was a state and it is another one, in words for which a second login is the first reason. */
function saysOther({ said }: LoginTrouble): boolean {
  const phrases = said.flatMap((one) => one.phrases.map(({ phrase }) => phrase));
  return (
    phrases.some(({ cause: settled, suspects }) => settled === undefined && suspects[0] === id) &&
    phrases.every(({ cause: settled, hidesReason }) => settled === undefined || settled === id || hidesReason)
  );
}

function draftOf(facts: Facts, found: Overtaken): CauseDraft | undefined {
  const { login, start, how } = found;
  const { request, callback, trouble } = login;
  const isProved = how === 'replaced' || how === 'deleted';
  const says = meaningOf(trouble);
  if (!isProved && says === 'another cause') return undefined;
  const isSure = isProved || says === 'state';
  const why = `${isSure ? '' : 'Probably '}${sentence(found)}; ${troubleWords(trouble)}.`;
  return {
    at: callback,
    ...withQuote(facts, upper(why)),
    fix: fixOf(start),
    proof: isSure ? (how === 'not-recorded' ? 'phrase' : 'comparison') : 'status',
    confidence: isProved ? 'certain' : isSure ? 'firm' : 'tentative',
    evidence: [request, callback],
    browser: actsOf(found),
    compared:
      start.state === undefined || callback.params['state'] === undefined
        ? []
        : [
            {
              name: 'state',
              expected: placeIn(facts.flow, start.exchange, start.state),
              got: { value: callback.params['state'], at: callback },
            },
          ],
    ...(isSure
      ? { folds: [...folds, 'backchannel-failed'] }
      : {
          tellApart:
            'Log in once with a single tab: if that works, the second start is the reason; else look in the app’s log.',
        }),
  };
}

/** Of a cookie that was seen to be replaced or deleted. */
function actsOf({ cookie, how, login }: Overtaken): readonly InBrowser[] {
  if (cookie && how === 'deleted') return cookieActs(cookie, cookie.fate, login.callback.exchange);
  return cookie?.overwrite && how === 'replaced' ? overwriteActs(cookie.name, cookie.overwrite) : [];
}

function sentence({ login, start, cookie, how }: Overtaken): string {
  const client = hostOf(login.callback.exchange.url) || 'the app';
  const began = `another login at ${client} began ${spanWords(start)} after this one and before its answer came (${what(start)})`;
  const name = shortName(cookie?.name ?? '');
  switch (how) {
    case 'replaced':
      return `${began} and replaced the cookie ${name}, in which the app remembers the login: the callback brought the state of the first with the cookie of the second`;
    case 'deleted':
      return `${began} and deleted the cookie ${name}, in which the app remembered this one`;
    case 'same-session':
      return `${began}, in the same session (cookie ${name}, which came back unchanged), where the app remembers the last login only`;
    case 'not-recorded':
      return `${began}, and the app remembers the last one only`;
  }
}

function spanWords({ after }: OtherStart): string {
  return after < 2000 ? `${Math.round(after)} ms` : spanOf(after);
}

function what({ trigger, exchange }: OtherStart): string {
  switch (trigger) {
    case 'prefetch':
      return 'a prefetch: the browser’s guess, nobody’s click';
    case 'router-prefetch':
      return 'a prefetch by the page’s router, nobody’s click';
    case 'call':
      return 'a call of a page’s script, nobody’s click';
    case 'file':
      return `by the request for ${pathOf(exchange.url)}, a file that a page or the browser fetches by itself, nobody’s click`;
    case 'other-tab':
      return 'in another tab';
    case 'again':
      return 'another tab, a second click or a reload';
  }
}

function fixOf({ trigger }: OtherStart): string {
  switch (trigger) {
    case 'prefetch':
    case 'router-prefetch':
      return 'Let nothing prefetch the login link: a plain link or form instead of the router’s (Next.js: prefetch={false} or <a>), and answer requests with Sec-Purpose: prefetch without setting a cookie; keep the login’s data per state.';
    case 'call':
      return 'Answer calls of scripts with 401 instead of a redirect to the provider, so that only a visit begins a login; keep the login’s data per state.';
    case 'file':
      return 'Let requests for files (icons, scripts, service workers, manifests: Sec-Fetch-Dest is not “document”) begin no login: let them through, or answer them with 401 (oauth2-proxy: skip_auth_routes, api_routes). Keep the login’s data per state (oauth2-proxy: cookie_csrf_per_request).';
    case 'other-tab':
    case 'again':
      return 'Use one tab, and begin again there. To mend it for good, keep the login’s data per state (a cookie or entry for each) instead of one for the session.';
  }
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
