import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { isOneSite } from '../../exchange/site.ts';
import { itSays } from '../../explain/quote.ts';
import { answererOf } from '../../facts/answerer/answerer.ts';
import { afterAnswer } from '../../facts/reception/after-answer.ts';
import { lastLanding } from '../../facts/reception/reception.ts';
import type { Facts } from '../../facts/facts.ts';
import { basePathOf, isUnder } from '../../facts/pages/base-path.ts';
import { stayedElsewhere, type StayedElsewhere } from '../../facts/pages/stayed-elsewhere.ts';
import { saidBy } from '../../facts/said/said.ts';
import { speaksOfLogin } from '../../facts/said/speaks-of-login.ts';
import type { Message } from '../../messages/message.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { cause, type CauseDraft } from '../cause.ts';

/** The callback sent the browser on without an error, to an address that leads to nothing. RFC 9110 §15.5.5. */
export default cause({
  id: 'page-after-login-missing',
  owner: 'client',
  title: 'The page that the app went on to after the login is not there',
  signs:
    'The callback was answered with a redirect that names no error, and the app’s page that it leads to with 404 or 410. Where all else of the app lies under one path, and that page does not, it says so. Or the login began at another origin of the site, and the callback redirects, with a one-time value of its own, within its own origin, which turns that away (401, 404, 405) without a word about the person.',
  against:
    'A callback that itself is not there; a page for failures or for signing in; a 404 that speaks of the person, an account or the login; a page that runs all the same, as single-page apps are served by some hosts with 404.',
  fix: 'Open the app’s start page by hand: if you are signed in there, only this address is wrong. Look where it comes from: the app’s setting for where a login ends (default redirect, return URL), or the address that the login was begun with; and whether a proxy hands that path on to the app.',
  references: ['rfc9110#15.5.5'],
  example: 'GET /logs/auth/callback?code=… → 302 Location: / → 404, while the app runs under /logs/',
  confusedWith: ['callback-route-missing', 'callback-failed', 'state-cookie-lost'],
  folds: ['callback-failed', 'unexplained'],
  evenIfSucceeded: true,
  needs: ['flow'],
  inspect(facts): CauseDraft | undefined {
    const led = ledToMissing(facts);
    if (!led) return undefined;
    const { page, message } = led;
    const other = stayedElsewhere(facts.flow, message.exchange, page);
    if (other?.handsOver && isTurnedAway(page)) return handedToItself(message, page, other);
    if (!isMissing(page) || page.id === message.exchange.id || isSignInAddress(page.url)) return undefined;
    return missing(facts, message, page, other);
  },
});

/** There is nothing at the address, as whoever answered says. */
function missing(
  facts: Facts,
  message: Message,
  page: Exchange,
  other: StayedElsewhere | undefined,
): CauseDraft | undefined {
  const { kind, product, sign } = answererOf(page);
  if (kind === 'waf' || speaksOfLogin(page)) return undefined;
  const isInFront = product !== undefined && kind !== 'app';
  const who = isInFront ? `${product} (${sign}) has` : 'it has';
  const base = outsideOf(facts, message.exchange, page);
  const began = other ? ` ${beganAt(other, message)}` : '';
  const outside =
    base === undefined
      ? ''
      : ` All else that was seen of the app lies under ${base}/, and this address does not.`;
  return {
    at: message,
    why: `${hostOf(message.url)} took the answer and sent the browser on without an error, to ${endpointOf(page.url)}, where ${who} nothing (${page.status ?? 404}).${began}${outside}${holeIn(page.url)} That is about this address, not about the state or the code; whether the person is signed in shows on another page of the app.`,
    ...(other && { fix: otherFix(other, message) }),
    ...(base !== undefined && { fix: fixOf(`${originOf(message.url) ?? ''}${base}/`) }),
    proof: isInFront ? 'answerer' : 'status',
    confidence: 'firm',
    evidence: [message],
  };
}

/** By the server of an API, which has nothing there, no such method, or wants something else; not where it speaks of the person. */
function isTurnedAway(page: Exchange): boolean {
  const { status = 0, responseHeaders } = page;
  if (![401, 404, 405].includes(status) || /html/i.test(headerValue(responseHeaders, 'content-type') ?? ''))
    return false;
  return !speaksOfLogin(page) && !ofPerson.test(saidBy(page)?.text ?? '');
}

/** Whom an app does not let in, or that its value is over: that is no wrong place. */
const ofPerson =
  /\b(?:users?|accounts?|e-?mails?|members?|roles?|groups?|permi(?:tted|ssions?)|allow(?:ed)?|domains?|registered|expired|already used)\b/i;

/** The server that took the answer made a value for whoever began the login, and got it itself. */
function handedToItself(message: Message, page: Exchange, other: StayedElsewhere): CauseDraft {
  const here = originOf(message.url) ?? hostOf(message.url);
  return {
    at: message,
    why: `${here} took the answer and sent the browser on with a one-time value of its own to ${endpointOf(page.url)}, where it answers ${page.status ?? 401} itself. ${beganAt(other, message)} Most likely what takes that value is at ${other.began}.${itSays(saidBy(page)?.text)}`,
    fix: otherFix(other, message),
    proof: 'comparison',
    confidence: 'firm',
    evidence: [message],
  };
}

function beganAt({ began, isRelative }: StayedElsewhere, { url }: Message): string {
  const stayed = `so the browser stayed at ${originOf(url) ?? hostOf(url)}`;
  return `The login began at ${began}, and this redirect ${isRelative ? `names a path alone, ${stayed}` : `leads to ${originOf(url) ?? hostOf(url)} itself`}.`;
}

function otherFix({ began }: StayedElsewhere, { url }: Message): string {
  return `Let the server at ${originOf(url) ?? hostOf(url)} lead back to ${began} as a whole address, scheme, host and port included: its setting for the address of its pages (front end, panel or public URL, return URL). Or serve both under one origin by a reverse proxy. The provider, the redirect URI and the state did their part.`;
}

/** The page that the callback led to and that was answered with an error, whether or not a session had begun. */
function ledToMissing({
  flow,
  ending,
}: Facts): { readonly page: Exchange; readonly message: Message } | undefined {
  const { reception, takenAt } = ending;
  if (reception?.outcome === 'failed')
    return reception.by === 'error_status' ? { page: reception.at, message: reception.message } : undefined;
  if (reception?.outcome !== 'succeeded' || !takenAt) return undefined;
  const message = lastLanding(flow, takenAt);
  const after = afterAnswer(flow, message.exchange);
  const page = after.chain.at(-1);
  const isLast = page !== undefined && after.shown.at(-1)?.id === page.id;
  return isLast && !runs(flow, page) && saysMissing(page) ? { page, message } : undefined;
}

/** A script of the page was answered afterwards, by whichever host of its site. */
function runs({ context }: Facts['flow'], page: Exchange): boolean {
  return context.some(
    ({ url, status = 0, startedAt, context: { resourceType } }) =>
      resourceType === 'fetch' &&
      startedAt >= page.startedAt &&
      ((status >= 200 && status < 300) || status === 304) &&
      isOneSite(url, page.url),
  );
}

/**
 * Whoever answers says that nothing is there. A host of files sends the page of a single-page app with 404 for whatever address it has no
 * file for, and such a page runs: one whose words were not recorded may be one.
 */
function saysMissing(page: Exchange): boolean {
  const { kind, product } = answererOf(page);
  const isInFront = product !== undefined && kind !== 'app' && kind !== 'platform';
  return missingWords.test(saidBy(page)?.text ?? '') || (isInFront && page.responseBody === undefined);
}

const missingWords = /\b404\b|not[ -]found|n[o’']t be found|doesn[’']t exist|no such page|cannot get/i;

function isMissing({ status, method }: Exchange): boolean {
  return method === 'GET' && (status === 404 || status === 410);
}

/** A script that joins an address of what it was never given. */
function holeIn(url: string): string {
  const [, hole] = /\/(undefined|null|NaN)(?:[/?#]|$)/.exec(endpointOf(url)) ?? [];
  return hole ? ` “${hole}” in it is what a script writes for a value that it does not have.` : '';
}

function outsideOf({ flow }: Pick<Facts, 'flow'>, callback: Exchange, page: Exchange): string | undefined {
  const base = basePathOf(flow, callback);
  const isOutside =
    base !== undefined && originOf(page.url) === originOf(callback.url) && !isUnder(base, page.url);
  return isOutside ? base : undefined;
}

const fixOf = (start: string): string =>
  `Open ${start} by hand: if you are signed in there, only this address is wrong. Then let the app know the path that it is served under (base path, root URL), look which address the login was begun with (a parameter such as next, nextUrl, returnTo, RelayState), and update the app; or let the proxy lead from the wrong address to ${start}.`;
