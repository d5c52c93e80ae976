import { endpointOf, hostOf } from '../../exchange/parameters.ts';
import { lostSession } from '../../facts/cookies/lost-session.ts';
import type { CookieFate } from '../../facts/cookies/journey.ts';
import type { LoginCookie } from '../../facts/cookies/login-cookies.ts';
import type { LoginTrouble } from '../../facts/cookies/login-trouble.ts';
import { isForOneLogin, troubledLogin, type TroubledLogin } from '../../facts/cookies/troubled-login.ts';
import type { Facts } from '../../facts/facts.ts';
import { placeIn, type CauseDraft, type Place } from '../cause.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Confidence } from '../../vocabulary/confidence.ts';
import type { SaidCauseName } from '../../vocabulary/cause-name.ts';
import { withQuote } from '../said/from-words.ts';
import { cookieActs } from './cookie-acts.ts';
import { isOfOtherSubject } from '../../facts/said/of-other-subject.ts';
import { shortName } from '../../facts/cookies/short-name.ts';
import { keptBack, type Decisive, type KeptBack } from './kept-back.ts';

/** What is less than a lost cookie: it explains all of it. */
export const explainedByCookie = [
  'as-session-lost',
  'callback-failed',
  'callback-not-reached',
  'code-not-redeemed',
  'interaction-loop',
  'known-error',
  'login-loop',
  'saml-cookie-on-post',
  'saml-inresponseto',
  'second-start-overwrites',
  'session-cookie-not-kept',
  'state-cookie-lost',
  'state-rejected',
  'unexplained',
] as const;

/** The cookie that a login most needed and lost in this way. */
export type Lost = {
  readonly login: TroubledLogin;
  readonly cookie: LoginCookie;
  readonly fate: CookieFate;
  /** Names of all that were lost in the same way, without what is made up for each attempt. */
  readonly names: readonly string[];
};

/** The most needed cookie, where `is` says that it was lost in a certain way; `undefined` where it was not, or nothing shows any trouble. */
export function lostBy(facts: Pick<Facts, 'of'>, is: (fate: CookieFate) => boolean): Lost | undefined {
  const login = facts.of(troubledLogin);
  const [cookie] = login?.lost ?? [];
  if (!login || !cookie || !is(cookie.fate)) return undefined;
  if (!login.cookies.showsSent && namesOtherReason(login.trouble)) return undefined;
  const alike = login.lost.filter((other) => isAlike(other, cookie));
  return { login, cookie, fate: cookie.fate, names: namesOf(alike) };
}

/**
 * What a cause says of a login’s cookie, else of the session that followed it, where `is` says that it was lost in a certain way.
 */
export function sayLost(facts: Facts, is: (fate: CookieFate) => boolean): CauseDraft | undefined {
  const lost = lostBy(facts, is);
  return lost ? lostDraft(facts, lost) : sessionDraft(facts, is);
}

/** What a cause says of a login’s cookie alone. */
export function sayLostLogin(facts: Facts, is: (fate: CookieFate) => boolean): CauseDraft | undefined {
  const lost = lostBy(facts, is);
  return lost && lostDraft(facts, lost);
}

/** The app gives a reason of its own, which has nothing to do with knowing the login again: it looked no further, or had found it. */
export function namesOtherReason({ said }: LoginTrouble): boolean {
  return said.some(({ phrases, words }) => {
    if (words.some(({ text }) => ofTokenEndpoint.test(text))) return true;
    const first = phrases.find(({ phrase }) => !phrase.hidesReason)?.phrase;
    if (!first && words.some(isOfOtherSubject)) return true;
    const named = first?.cause === undefined ? (first?.suspects ?? []) : [first.cause];
    return named.length > 0 && !named.some((name) => isOfMemory(name) || explained.has(name));
  });
}

/** What the app says fits a login that it does not know again. */
export function saysForgotten({ said }: LoginTrouble): boolean {
  return said.some(({ phrases }) =>
    phrases.some(({ phrase: { cause, suspects } }) => (cause ? [cause] : suspects).some(isOfMemory)),
  );
}

function isOfMemory(name: SaidCauseName): boolean {
  return ofMemory.test(name);
}

/** Errors with which the code’s exchange was refused, which an app passes on. RFC 6749 §5.2. */
const ofTokenEndpoint = /\binvalid_(?:client|grant)\b/;
const ofMemory = /^(?:state|cookie|cookies|session|second|login|storage)-/;
const explained: ReadonlySet<string> = new Set(explainedByCookie);

/** Lost in the same way, and needed as much. */
function isAlike(a: LoginCookie, b: LoginCookie): boolean {
  return reasonOf(a.fate) === reasonOf(b.fate) && isForOneLogin(a) === isForOneLogin(b);
}

/** What a fate is told apart by. */
function reasonOf(fate: CookieFate): string {
  return 'reason' in fate ? `${fate.kind} ${fate.reason}` : fate.kind;
}

/** Cookies' names, each once; what is made up for each attempt is a secret of it, and left out. */
function namesOf(cookies: readonly { readonly name: string }[]): readonly string[] {
  return [...new Set(cookies.map(({ name }) => shortName(name)))].slice(0, 3);
}

/** `a`, `a and b`, `a, b and c`. */
function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
}

/** `The cookie wiki.sid, in which wiki.example remembers the login, did not come back: …; the app answered 500.` */
function sentence({ login, names }: Omit<Lost, 'fate' | 'cookie'>, because: string): string {
  const what = `${names.length > 1 ? 'cookies' : 'cookie'} ${listed(names)}`;
  const client = hostOf(login.cookies.journey.to.url) || 'the app';
  return `The ${what}, in which ${client} remembers the login, did not come back with the answer: ${names.length > 1 ? because.replace(/^it /, 'each of them ') : because}; ${troubleWords(login.trouble)}.`;
}

/** How it ended, for the end of the sentence: `the app answered 500`. */
export function troubleWords({ kind, exchange }: LoginTrouble): string {
  switch (kind) {
    case 'refused':
      return `the app answered ${exchange.status ?? 0}`;
    case 'error-page':
      return 'the app led to its error page';
    case 'began-again':
      return 'the app began the login anew';
    case 'sign-in-page':
      return 'the app asked to sign in again';
    case 'said':
      return 'the app did not know the login';
    case 'call-refused':
      return `the app’s API answered ${exchange.status ?? 0}`;
    case 'failure-told':
      return 'the app’s page speaks of a failure';
    case 'no-session':
      return 'nothing of a session of the app was seen after it';
  }
}

/** What a cause says of one lost cookie, with the app’s own words where it has any. */
export function lostDraft(facts: Facts, lost: Lost): CauseDraft | undefined {
  const { login, cookie, fate } = lost;
  const { request, callback, cookies } = login;
  const words = keptBack(fate, { cookie, journey: cookies.journey });
  if (!words || !('write' in fate)) return undefined;
  const why = sentence(lost, words.because);
  const isSure = fate.confidence !== 'tentative';
  return {
    at: callback,
    ...withQuote(facts, why),
    fix: words.fix,
    proof: isSure ? 'comparison' : 'status',
    confidence: confidenceIn(lost, fate.confidence),
    evidence: [request, callback],
    ...comparedBy(facts, words, fate.write.exchange, cookies.journey.to),
    browser: cookieActs(cookie, fate, cookies.journey.to),
    ...(!isSure && { tellApart: words.fix }),
  };
}

/** Where nothing but the cookie and what is missing speaks of a failure, no certainty. */
function confidenceIn({ cookie, login: { trouble } }: Lost, computed: Confidence): Confidence {
  const isOpen = trouble.kind === 'no-session' || !isForOneLogin(cookie);
  return computed === 'certain' && isOpen ? 'firm' : computed;
}

/** How the sentence begins where the provider’s part is done and the app’s own session is not there. */
export const sessionDidNot = 'The login itself worked; the app’s session did not';

/** What a cause says of a session cookie that the callback’s answer set and the next request did not carry. */
export function sessionDraft(facts: Facts, is: (fate: CookieFate) => boolean): CauseDraft | undefined {
  const lost = facts.of(lostSession);
  if (!lost || !is(lost.fate) || !('write' in lost.fate)) return undefined;
  const { cookie, fate, journey, login } = lost;
  const words = keptBack(fate, { cookie, journey });
  if (!words) return undefined;
  const name = shortName(cookie.name);
  const { trouble } = login;
  const request = trouble.kind === 'call-refused' ? 'the call that followed' : 'the next request';
  const why = `${sessionDidNot}: the session cookie ${name}, which the answer to the callback set, did not come with ${request} (${endpointOf(journey.to.url)}): ${words.because}; ${troubleWords(trouble)}.`;
  const isSure = fate.confidence !== 'tentative';
  return {
    at: login.callback,
    ...withQuote(facts, why),
    fix: words.fix,
    proof: isSure ? 'comparison' : 'status',
    confidence: fate.confidence === 'certain' ? 'firm' : fate.confidence,
    evidence: [login.request, login.callback],
    ...comparedBy(facts, words, fate.write.exchange, journey.to),
    browser: cookieActs(cookie, fate, journey.to),
    ...(!isSure && { tellApart: words.fix }),
  };
}

/** Where what decided stands: in the answer that set the cookie, or in the request that it did not come with. */
export function comparedBy(
  { flow }: Facts,
  { decides }: KeptBack,
  setting: Exchange,
  request: Exchange,
): Pick<CauseDraft, 'compared'> {
  if (!decides) return {};
  const { name, fits, is } = decides;
  const placed = ({ value, at }: Decisive['fits']): Place =>
    at === undefined ? { value, at: undefined } : placeIn(flow, at === 'setting' ? setting : request, value);
  return { compared: [{ name, expected: placed(fits), got: placed(is) }] };
}
