import { hostOf } from '../../exchange/parameters.ts';
import { isBystander } from '../../facts/cookies/cookie-names.ts';
import { troubledLogin, type TroubledLogin } from '../../facts/cookies/troubled-login.ts';
import { tellsWhoOneIs } from '../../facts/reception/says-nobody.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Message } from '../../messages/message.ts';
import { isOAuth2, type Protocol } from '../../vocabulary/protocol.ts';
import { cause } from '../cause.ts';
import { withQuote } from '../said/from-words.ts';
import { explainedByCookie, namesOtherReason, saysForgotten, troubleWords } from './lost-cookie.ts';

/** What is set in no answer cannot come back. */
export default cause({
  id: 'state-never-stored',
  owner: 'client',
  title: 'The app began the login without setting a cookie to remember it by',
  signs:
    'The app’s own server redirected to the provider, none of its answers before set any cookie, none had come, and the callback was refused: in words about a login that it does not know for sure, else perhaps.',
  against:
    'Any answer of the app set a cookie; the request had brought a session, or what it brought was taken out of the recording; a page’s script began the login and keeps its state itself; the request had neither state, nonce nor code_challenge; the app names another reason, or went on from the callback with a session.',
  fix: 'Let the framework know that it is reached over https: behind a proxy that ends TLS many set no Secure cookie at all (Express and express-session: app.set("trust proxy", 1) and X-Forwarded-Proto from the proxy). Check that no proxy or cache takes Set-Cookie away.',
  references: ['rfc6749#10.12'],
  example:
    'GET /login answered 302 to the provider without Set-Cookie, then GET /callback without Cookie, answered 403',
  confusedWith: ['cookie-secure-over-http', 'state-cookie-lost', 'second-start-overwrites'],
  folds: explainedByCookie,
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts) {
    if (needsNoCookie.has(facts.protocol)) return undefined;
    const login = facts.of(troubledLogin);
    const confidence = login?.cookies.storedNothing;
    if (!login || !confidence || login.lost.length > 0) return undefined;
    const { request, callback, trouble } = login;
    if (isOAuth2(request.protocol) && !holdsAnything(request)) return undefined;
    const isSaid = saysForgotten(trouble);
    if (namesOtherReason(trouble) || (!isSaid && (wentOn(login) || isKnown(facts.flow, callback))))
      return undefined;
    const isSure = isSaid && confidence === 'firm';
    const app = hostOf(callback.exchange.url) || 'The app';
    const start = startedBy(facts.flow, request) ?? app;
    const who = start === app ? 'it' : app;
    const sent = `${start} sent the browser to the provider without setting a cookie of its own, so that`;
    const why = isSaid
      ? `${sent} nothing could come back by which ${who} would know the login again; ${troubleWords(trouble)}.`
      : `${sent} nothing but the answer itself came back by which ${who} could know the login again; ${troubleWords(trouble)}. Some apps keep a login in their memory and need no cookie.`;
    return {
      at: callback,
      ...withQuote(facts, why),
      ...fixOf(app, start),
      proof: isSure ? 'comparison' : 'status',
      confidence: isSure ? 'firm' : 'tentative',
      evidence: [request, callback],
      ...(!isSure && {
        tellApart:
          'The app’s log says at this moment whether it did not know the login, or failed afterwards, as when it redeemed the code.',
      }),
    };
  },
});

function fixOf(app: string, start: string): { readonly fix: string } | undefined {
  if (start === app) return undefined;
  return {
    fix: `Begin the login where its answer comes back: let the browser itself take the redirect to the provider from ${app} (submit the login’s form there, or open its address). Where the server of ${start} asks ${app} in the browser’s place, have it pass each Set-Cookie of that answer on, with a Domain that both hosts share.`,
  };
}

/** The host whose redirect was the request: where another one’s callback awaits the answer, that one was asked by a server. */
function startedBy({ context }: Flow, { exchange: { url, startedAt } }: Message): string | undefined {
  const start = context.findLast((one) => one.redirectUrl === url && one.startedAt <= startedAt);
  return start && hostOf(start.url);
}

/** The app’s API told its page afterwards who has signed in. */
function isKnown({ context }: Flow, { exchange: { startedAt } }: Message): boolean {
  return context.some((one) => one.startedAt > startedAt && tellsWhoOneIs(one));
}

/** An app that took the answer began a session with it. */
function wentOn({ callback: { exchange }, cookies: { afterwards } }: TroubledLogin): boolean {
  if ((exchange.status ?? 0) >= 400) return false;
  return afterwards.some(({ name, write }) => write.act !== 'delete' && !isBystander(name));
}

/** What an app has to know again when the answer comes; a request object, inline or by reference, may hold it. */
function holdsAnything({ params }: Message): boolean {
  return ['state', 'nonce', 'code_challenge', 'request', 'request_uri'].some((name) => params[name]);
}

/** Their answers stand for themselves: the client keeps nothing until they come. */
const needsNoCookie: ReadonlySet<Protocol> = new Set<Protocol>(['cas', 'wsfed']);
