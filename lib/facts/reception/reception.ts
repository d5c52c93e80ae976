import type { Exchange } from '../../exchange/exchange.ts';
import { headerValue } from '../../exchange/headers.ts';
import { withoutFragment } from '../../exchange/parameters.ts';
import { hasCookie } from '../../exchange/has-cookie.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { isLoginRequest } from '../../exchange/login-request.ts';
import { errorsInAddress, isFailurePath, isForbiddenPath } from '../../flows/address-errors.ts';
import { asksAgain, lastToAskAgain, tieOfClient } from '../../flows/asked-again.ts';
import { isLedByScript } from '../../flows/led-by-script.ts';
import type { Flow } from '../../flows/flow.ts';
import { observedSteps, messagesOfStep } from '../../flows/steps.ts';
import type { Message } from '../../messages/message.ts';
import { isSignInAddress } from '../../messages/sign-in-address.ts';
import { isPage } from '../../messages/surrounding.ts';
import { isFrontChannelRequest } from '../../vocabulary/kinds.ts';
import { afterAnswer, type AfterAnswer } from './after-answer.ts';
import { refusedAttempt } from './attempt-refused.ts';
import { callsAfter } from './calls.ts';
import { asksWhoOneIs } from './asks-who-one-is.ts';
import { bringsSession, droppedForSize, sessionCookiesBegun, unkeptSession } from './session-cookies.ts';
import { handOffAfter } from './hand-off.ts';
import { cutHandOverOf } from '../pages/cut-hand-over.ts';
import { handsOn } from './hands-on.ts';
import { blockedHandOff } from './mixed-call.ts';
import { isAsBefore } from './page-after.ts';
import { signInAfter } from './sign-in-after.ts';
import { stuckRedirect } from './redirect-without-target.ts';
import { isSameRequest } from './same-request.ts';
import { sentInside } from './sent-inside.ts';
import { isOneSite } from '../../exchange/site.ts';
import { namesOfState } from '../cookies/names-of-state.ts';
import { stateReturnedIn } from '../escaped-otherwise.ts';
import type { ReturnedValue } from '../returned-value.ts';
import { isSignedOutPage } from '../../exchange/sign-out-address.ts';
import { isRefusedAgain } from './undone-prefetch.ts';
import { hasCookies, wordsAfter, type WordsAfter } from './words-after.ts';

/** By what an application showed that the answer it took logged nobody in. */
export type AgainstLogin =
  | 'answer_refused_again'
  | 'asked_again'
  | 'error_address'
  | 'sent_inside'
  | 'no_target'
  | 'signed_out'
  | 'error_page'
  | 'error_status'
  | 'sign_in_page'
  | 'hand_off_refused'
  | 'attempt_refused'
  | 'call_refused'
  | 'call_blocked'
  | 'cookie_too_large'
  | 'opener_cut'
  | 'tokens_refused'
  | 'error_reported';

/** By what it showed that it did. */
export type ForLogin = 'session_cookie' | 'call_answered' | 'page' | 'handed_on';

/**
 * What an application made of an answer that its server took, as far as the browser could see, and the exchange that shows it.
 * `unclear`: nothing shows it.
 */
export type Reception =
  | {
      readonly outcome: 'succeeded';
      readonly by: ForLogin;
      readonly at: Exchange;
      /** A page of the application was shown after it. */
      readonly isShown: boolean;
      /** The only sign came with a page whose words nobody read: they may say that it failed. */
      readonly isUnread?: true;
    }
  | {
      readonly outcome: 'failed';
      readonly by: AgainstLogin;
      readonly at: Exchange;
      readonly message: Message;
    }
  | { readonly outcome: 'unclear' };

/** Judges what followed the message by which an application's server took an answer. */
export function receptionOf(flow: Flow, takenAt: Message): Reception {
  const landing = lastLanding(flow, takenAt);
  const after = afterAnswer(flow, landing.exchange);
  const words = wordsAfter(flow, landing.exchange, after);
  const against = againstLogin(flow, landing, after, words);
  if (against) return { outcome: 'failed', ...against, message: landing };
  return (
    (words === 'perhaps' || refusedAttempt(after, landing.exchange)
      ? undefined
      : forLogin(flow, after, landing.exchange)) ?? { outcome: 'unclear' }
  );
}

/** The request by which the answer came; of a callback that was asked for again shortly after the last one, which the person sees. */
export function lastLanding({ messages }: Pick<Flow, 'messages'>, takenAt: Message): Message {
  const step = observedSteps({ messages }).find(
    (one) => one.message && messagesOfStep(one).some(({ exchange }) => exchange.id === takenAt.exchange.id),
  );
  const landings = (step ? messagesOfStep(step) : [takenAt]).filter(
    ({ carrier, exchange }) => carrier === 'request' && exchange.context.resourceType !== 'fetch',
  );
  const until = takenAt.exchange.startedAt + untilAgain;
  const last = landings
    .filter(({ exchange }) => exchange.status !== undefined && exchange.startedAt <= until)
    .toSorted((a, b) => a.exchange.startedAt - b.exchange.startedAt)
    .at(-1);
  return last ?? takenAt;
}

/** Milliseconds: later the person has come back to an old address. */
const untilAgain = 30_000;

type Against = { readonly by: AgainstLogin; readonly at: Exchange };

function againstLogin(
  flow: Flow,
  landing: Message,
  after: AfterAnswer,
  words: WordsAfter,
): Against | undefined {
  const { chain, shown } = after;
  const begun = sessionCookiesBegun(after);
  const last = shown.at(-1);
  const isShownPage = last !== undefined && last.id !== landing.exchange.id && isAccepted(last);
  if (isRefusedAgain(flow, landing.exchange, isShownPage))
    return { by: 'answer_refused_again', at: landing.exchange };
  const away = ledAway(flow, landing, after, begun.length > 0);
  if (away) return away;
  const again = askedAgain(flow, landing.exchange, after);
  if (again) return { by: 'asked_again', at: again };
  const broken = [...chain.slice(1), ...(last ? [last] : [])].find((one) => isBroken(one, begun.length > 0));
  if (broken) return { by: 'error_status', at: broken };
  if (last && words === 'plainly') return { by: 'error_page', at: last };
  const cut = cutHandOverOf(flow, landing.exchange);
  if (cut) return { by: 'opener_cut', at: cut.page };
  const signIn = signInAfter(flow, after, landing.exchange, begun.length > 0);
  const attempt = refusedAttempt(after, landing.exchange);
  if (attempt && (signIn || !attempt.isOpen)) return { by: 'attempt_refused', at: attempt.at };
  if (signIn) return { by: 'sign_in_page', at: signIn };
  const handOff = handOffAfter(flow, landing.exchange);
  if (handOff?.said === 'refused') return { by: 'hand_off_refused', at: handOff.call };
  return callsAgainst(after, begun.length > 0);
}

/** By what its own API said, by a call to it that browsers block, or by a cookie that they drop. */
function callsAgainst(after: AfterAnswer, hasSession: boolean): Against | undefined {
  const { refused } = callsAfter(after);
  const unkept = refused && unkeptSession(after);
  if (unkept) return { by: 'cookie_too_large', at: unkept.by };
  if (refused) return { by: 'call_refused', at: refused };
  if (hasSession) return undefined;
  const blocked = blockedHandOff(after);
  if (blocked) return { by: 'call_blocked', at: blocked };
  const dropped = droppedForSize(after);
  return dropped && { by: 'cookie_too_large', at: dropped.by };
}

/** Where its own redirects led: to an error, to an address that people do not open, nowhere, or out. */
function ledAway(
  flow: Flow,
  { exchange }: Message,
  after: AfterAnswer,
  hasSession: boolean,
): Against | undefined {
  const failing = after.chain.find((one) => leadsToErrors(one));
  if (failing) return { by: 'error_address', at: failing };
  const away = sentInside(flow, exchange, after.chain);
  if (away) return { by: 'sent_inside', at: away.by };
  const stuck = stuckRedirect(after);
  if (stuck) return { by: 'no_target', at: stuck };
  const signedOut = signedOutAfter(after, exchange, hasSession);
  return signedOut && { by: 'signed_out', at: signedOut };
}

/** By an error in the address, whatever its scheme or host, or by the path of an own page for failures. */
function leadsToErrors({ url, redirectUrl }: Exchange): boolean {
  if (redirectUrl === undefined) return false;
  if (errorsInAddress(redirectUrl).length > 0 && !isLoginRequest(redirectUrl)) return true;
  return isOneSite(redirectUrl, url) && (isFailurePath(redirectUrl) || isForbiddenPath(redirectUrl));
}

/**
 * A new request for the same login at once, seen, or only the redirect that leads to it. One that comes after a page was served counts
 * where the page’s script asked, and no person.
 */
function askedAgain(flow: Flow, landing: Exchange, { chain, shown }: AfterAnswer): Exchange | undefined {
  const page = shown.findLast((one) => one.id !== landing.id && isAccepted(one));
  const last = chain.at(-1) ?? landing;
  const request = flow.messages.find(isFrontChannelRequest);
  const tie = request && tieOfClient(request);
  const next =
    tie &&
    flow
      .later?.(tie.name, tie.value, lastToAskAgain(flow.messages))
      .findLast(({ messages }) => asksAgain(flow.messages, messages))?.messages;
  const seen = next?.find(isFrontChannelRequest)?.exchange;
  if (page) return seen && isLedByScript(page, seen) ? seen : undefined;
  if (seen ?? !request) return seen;
  const { redirectUrl } = last;
  return redirectUrl !== undefined && isSameRequest(request.url, redirectUrl) ? last : undefined;
}

/** A page that is missing says nothing of a session that has begun. */
function isBroken({ status = 0 }: Exchange, hasSession: boolean): boolean {
  return status >= 400 && !(hasSession && (status === 404 || status === 405 || status === 410));
}

/** Nobody asked for it: the answer itself led there, and there it ended. A provider may be asked to forget a person who stays in the app. */
function signedOutAfter(
  { shown, ledTo, chain }: AfterAnswer,
  landing: Exchange,
  hasSession: boolean,
): Exchange | undefined {
  const [last, page] = [chain.at(-1), shown.at(-1)];
  if (last && page && last.id === page.id)
    return last.id !== landing.id && isAccepted(last) && isSignedOutPage(last.url) ? last : undefined;
  return !hasSession && !page && ledTo !== undefined && isSignedOutPage(ledTo) ? last : undefined;
}

function forLogin(flow: Flow, after: AfterAnswer, landing: Exchange): Reception | undefined {
  const { shown, chain, ledTo } = after;
  const cookies = sessionCookiesBegun(after);
  const [begun] = cookies;
  const last = shown.at(-1);
  const isShown = last !== undefined && last.id !== chain[0]?.id && isAccepted(last);
  const answered = answeredAsSomebody(flow, after);
  if (begun) {
    const isBare = !isShown && !answered && cookies.every(({ by }) => by.id === last?.id);
    const isUnread = isBare && !flow.saysFailure;
    return {
      outcome: 'succeeded',
      by: 'session_cookie',
      at: begun.by,
      isShown,
      ...(isUnread && { isUnread }),
    };
  }
  if (answered) return { outcome: 'succeeded', by: 'call_answered', at: answered, isShown };
  const handOff = handOffAfter(flow, landing);
  if (handOff?.said === 'session')
    return { outcome: 'succeeded', by: 'call_answered', at: handOff.call, isShown };
  // An app that compares the state cannot have taken the answer, whatever page it shows.
  const isOthers = stateReturnedIn(flow)?.verdict;
  if (last && isShown && !unlike.has(isOthers) && isSignedInPage(flow, last))
    return { outcome: 'succeeded', by: 'page', at: last, isShown };
  const end = chain.at(-1);
  return end && ledTo !== undefined && handsOn(ledTo)
    ? { outcome: 'succeeded', by: 'handed_on', at: end, isShown: true }
    : undefined;
}

const unlike: ReadonlySet<ReturnedValue['verdict'] | undefined> = new Set(['cut', 'lost', 'changed']);

/**
 * A call that was answered and asked who one is, brought a cookie, or handed something over; what is fetched without tells everybody the
 * same. In a recording without cookies, or of calls without headers, any.
 */
function answeredAsSomebody(flow: Flow, after: AfterAnswer): Exchange | undefined {
  const { answered } = callsAfter({
    ...after,
    calls: after.calls.filter((call) => !isOfSignIn(call, after)),
  });
  if (answered === undefined || !hasCookies(flow)) return answered;
  return [answered, ...after.calls.filter(isAccepted)].find(
    (call) => isOfSomebody(call) && !isOfSignIn(call, after),
  );
}

/** What the sign-in page asks, to which the app came back, is told to everybody. The callback may lead to one that hands the session on. */
function isOfSignIn(call: Exchange, { all, chain }: AfterAnswer): boolean {
  const from = headerValue(call.requestHeaders, 'referer');
  return (
    from !== undefined &&
    isSignInAddress(from) &&
    !asksWhoOneIs(call) &&
    !chain.some(({ url }) => withoutFragment(url) === from) &&
    all.some((page) => isPage(page) && isAccepted(page) && withoutFragment(page.url) === from)
  );
}

function isOfSomebody(call: Exchange): boolean {
  const { method, requestHeaders = [] } = call;
  return method !== 'GET' || requestHeaders.length === 0 || asksWhoOneIs(call) || hasCookie(call);
}

/**
 * An ordinary page of the application: with a session's cookie, or in a recording without any. One that is, word for word, what was
 * there before the login says nothing.
 */
function isSignedInPage(flow: Flow, page: Exchange): boolean {
  if (hasCookies(flow) && !bringsSession(page, namesOfState(flow))) return false;
  return !isAsBefore(page, flow.context);
}
