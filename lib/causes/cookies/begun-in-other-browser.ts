import { hostOf } from '../../exchange/parameters.ts';
import { browserNameOf } from '../../facts/cookies/browser-name.ts';
import { sentCookiesOf } from '../../facts/cookies/sent-cookies.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { troubledLogin, type TroubledLogin } from '../../facts/cookies/troubled-login.ts';
import { cause, type CauseDraft } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { explainedByCookie, troubleWords } from './lost-cookie.ts';

/** What a login is remembered by stays in the browser in which it began. RFC 6749 §10.12. */
export default cause({
  id: 'begun-in-other-browser',
  owner: 'client',
  title: 'The login was begun in one browser and answered in another',
  signs:
    'The request to the provider and the callback name two browsers (User-Agent), the callback brought none of the cookies that the client had set before it, and the client refused it or began anew.',
  against:
    'A cookie of the login came with the callback; one browser in another version or for another kind of page; a callback that was taken.',
  fix: 'Open the page in the browser in which the device opens links, and log in there. For everybody: lead people out of apps’ own views before they log in (LINE: openExternalBrowser=1), tell the provider not to hand over to its app where it can (LINE: disable_auto_login=true), or let the callback’s page offer to begin again, which works in that browser.',
  references: ['rfc6749#10.12', 'rfc9700#4.7'],
  example:
    'begun by CriOS/142 with the session’s cookie; GET /callback?code=…&state=… by Version/18.6 Safari without any → 500 InvalidStateException',
  confusedWith: ['cookie-strict-return', 'state-cookie-lost', 'state-store-lost-server'],
  folds: [
    ...explainedByCookie,
    'cookie-lax-post',
    'cookie-none-insecure',
    'cookie-secure-over-http',
    'cookie-strict-return',
    'state-never-stored',
    'state-store-lost-server',
    'callback-twice',
  ],
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const login = facts.of(troubledLogin);
    const browsers = login && browsersOf(login);
    if (!login || !browsers || broughtAny(login)) return undefined;
    const { request, callback, lost, trouble } = login;
    const client = hostOf(callback.exchange.url);
    const [cookie] = lost;
    const missed = cookie
      ? `: the cookie ${shortName(cookie.name)}, in which ${client} remembers the login, stayed behind`
      : ', which has nothing of what the first one remembers';
    const why = `The login was begun in ${browsers.began}, and its answer was opened in ${browsers.ended}${missed}; ${troubleWords(trouble)}.`;
    return {
      at: callback,
      ...withQuote(facts, why),
      proof: 'comparison',
      confidence: cookie ? 'certain' : 'firm',
      evidence: [request, callback],
    };
  },
});

type Browsers = { readonly began: string; readonly ended: string };

function browsersOf({ request, callback }: TroubledLogin): Browsers | undefined {
  const [began, ended] = [browserNameOf(request.exchange), browserNameOf(callback.exchange)];
  return began && ended && began !== ended ? { began, ended } : undefined;
}

/** A cookie that was set before the answer came along: then it is one browser, whatever it calls itself. */
function broughtAny({ callback, cookies }: TroubledLogin): boolean {
  const set = new Set(cookies.cookies.filter(({ writes }) => writes.length > 0).map(({ name }) => name));
  return (sentCookiesOf(callback.exchange) ?? []).some(({ name }) => set.has(name));
}
