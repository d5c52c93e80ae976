import type { Exchange } from '../exchange/exchange.ts';
import { isAccepted, pageOf } from '../exchange/page-request.ts';
import { endpointOf } from '../exchange/parameters.ts';
import { isLedByScript } from '../flows/led-by-script.ts';
import { isPage } from '../messages/surrounding.ts';
import { reading } from '../flows/error-page.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';
import { upgradedAnswerOf } from './answerer/upgraded-answer.ts';
import { keptSessionOf } from './cookies/kept-session.ts';
import { documentKeptBackOf } from './pages/document-kept-back.ts';
import { takenByProgramOf } from './pages/taken-by-program.ts';
import { refusingCallOf, refusingPageOf } from './pages/refusing-page.ts';
import { messagesOf, type Flow } from '../flows/flow.ts';
import type { Message } from '../messages/message.ts';
import { gaveTokens } from '../flows/infer.ts';
import { endingOf as endingOnTheWire, type Ending as WireEnding } from '../flows/outcome.ts';
import { isRenewalBeforeLogin, isSilentCheckBeforeLogin } from './silent-check.ts';
import { strandedAnswerOf } from './pages/stranded-answer.ts';
import { unheardPopupOf } from './pages/unheard-popup.ts';
import { givenUpRounds } from './round-trips.ts';
import { redirectLoopOf } from './redirect-loop.ts';
import { wentToFailures } from './reception/failure-page.ts';
import { assertedTokenTaken } from './reception/asserted-token.ts';
import { handOffAfter } from './reception/hand-off.ts';
import { landingNotServed } from './reception/landing-not-served.ts';
import { reportedFailureOf } from './reception/reported-failure.ts';
import { handsOnToken } from './reception/token-in-landing.ts';
import { tokensRefused } from './reception/tokens-refused.ts';
import { keyNotFound } from './tokens/key-not-found.ts';
import { lastWaitingCall } from './wallet/waiting-page.ts';
import { untimelyToken } from './tokens/untimely-token.ts';
import { receptionOf, type AgainstLogin, type Reception } from './reception/reception.ts';

/** How a flow ended, and what an application made of the answer where its server took it. */
export type Ending = WireEnding & {
  readonly reception?: Reception;
  /** It failed because its answer reached a popup and nobody. */
  readonly isStranded?: true;
};

/**
 * The ending that the messages show; where an application's server took the answer, what the browser saw of it decides. A silent question
 * that found nobody, or a renewal of a session that had ended, and that an ordinary login followed was answered no, which is no failure.
 */
export function endingOf(flow: Flow): Ending {
  const ending = inCircles(flow, flow.rounds ? endingOfLoop(flow.rounds) : endingOfOne(flow));
  const isNo =
    ending.outcome === 'failed' &&
    (isSilentCheckBeforeLogin(flow, ending) || isRenewalBeforeLogin(flow, ending));
  return isNo ? { ...ending, outcome: 'denied' } : ending;
}

/** Redirects alone sent the browser round, and no page was shown: it ended there. What had succeeded did so before, unless it was part of it. */
function inCircles(flow: Flow, ending: Ending): Ending {
  if (ending.outcome === 'failed' || ending.outcome === 'denied') return ending;
  const loop = redirectLoopOf(flow);
  if (!loop || (ending.outcome === 'succeeded' && !loop.isOfMessages)) return ending;
  return { outcome: 'failed', error: ending.error, failedAt: loop.message };
}

/** Where its last time round ends well and shows it, a login got out of its loop. Twice alone is a loop where it ends badly. */
function endingOfLoop(rounds: readonly Flow[]): Ending {
  const last = rounds.at(-1);
  const end = last && endingOfOne(last);
  if (end?.takenAt && end.outcome !== 'failed' && isOpenTwice(rounds))
    return { ...end, outcome: 'unclear', reception: { outcome: 'unclear' } };
  if (end?.reception?.outcome === 'succeeded' && end.reception.isShown) return end;
  if (end && rounds.length === 2 && end.outcome !== 'failed') return end;
  const answer =
    rounds[0]?.messages.findLast(isFrontChannelResponse) ?? last?.messages.findLast(isFrontChannelRequest);
  return { outcome: 'failed', error: end?.error ?? null, ...(answer && { failedAt: answer }) };
}

/** The second time ends at the page whose script asked again the first time, with the same signs: they tell nothing. */
function isOpenTwice([first, second, third]: readonly Flow[]): boolean {
  const next = second?.messages.find(isFrontChannelRequest)?.exchange;
  if (!first || !second || !next || third) return false;
  const last = lastPage(second.context, Infinity);
  const before = lastPage(first.context, next.startedAt);
  return (
    last !== undefined &&
    before !== undefined &&
    endpointOf(last.url) === endpointOf(before.url) &&
    isLedByScript(before, next)
  );
}

function lastPage(context: readonly Exchange[], until: number): Exchange | undefined {
  return context.findLast((one) => isPage(one) && isAccepted(one) && one.startedAt < until);
}

function endingOfOne(flow: Flow): Ending {
  const ending = endingOnTheWire(flow);
  const gaveUp = ending.outcome === 'unclear' ? givenUpRounds(flow) : undefined;
  if (gaveUp) return { outcome: 'failed', error: null, failedAt: gaveUp };
  if (ending.outcome === 'pending' || ending.outcome === 'unclear') {
    const handed = tokenHandedOn(flow);
    if (handed) return handed;
  }
  if (ending.outcome === 'pending' || ending.outcome === 'unclear') {
    const upgraded = upgradedAnswerOf(flow);
    if (upgraded?.failed) return { outcome: 'failed', error: null, failedAt: upgraded.message };
    if (upgraded) return { outcome: 'pending', error: null };
  }
  if (ending.outcome === 'pending')
    return (
      refusedOnPage(flow) ??
      refusedOnLanding(flow) ??
      stranded(flow) ??
      handedOn(flow) ??
      reported(flow) ??
      takenByProgram(flow) ??
      takenFromWallet(flow) ??
      ending
    );
  return ending.takenAt ? takenByServer(flow, ending, ending.takenAt) : takenByPage(flow, ending);
}

/** The verifier’s page heard of its server that the wallet had answered, and went on: what was shown passed elsewhere. */
function takenFromWallet(flow: Flow): Ending | undefined {
  return lastWaitingCall(flow) && { outcome: 'unclear', error: null };
}

/** The page got its tokens, or the answer ended the login by itself. */
function takenByPage(flow: Flow, ending: WireEnding): Ending {
  if (ending.outcome !== 'succeeded') return ending;
  const taken = assertedTokenTaken(flow);
  if (taken) return received(ending, taken);
  return (
    notServed(flow) ??
    refusedAtCallback(flow) ??
    reported(flow) ??
    stillSignedIn(flow) ??
    uncheckedAnswer(flow) ??
    refusedTokens(flow, ending)
  );
}

/** No page of the app’s came that could read the answer. */
function notServed(flow: Flow): Ending | undefined {
  const failedAt = landingNotServed(flow);
  return failedAt && { outcome: 'failed', error: null, failedAt };
}

/** The page could not read by what to check the answer, and did nothing with it. */
function uncheckedAnswer(flow: Flow): Ending | undefined {
  const keptBack = documentKeptBackOf(flow);
  return keptBack && { outcome: 'failed', error: null, failedAt: keptBack.call };
}

/** A logout after which the app shows that it knows the person as before. */
function stillSignedIn(flow: Flow): Ending | undefined {
  const failedAt = keptSessionOf(flow)?.page && flow.messages.at(-1);
  return failedAt && { outcome: 'failed', error: null, failedAt };
}

function takenByServer(flow: Flow, ending: WireEnding, takenAt: Message): Ending {
  const reception = receptionOf(flow, takenAt);
  return (reception.outcome === 'unclear' && reported(flow)) || received(ending, reception);
}

function received(ending: WireEnding, reception: Reception): Ending {
  const { outcome } = reception;
  return outcome === 'failed'
    ? { ...ending, outcome, failedAt: reception.message, reception }
    : { ...ending, outcome, reception };
}

/** Signs of the callback itself and of the page that it leads to: what an API refuses later is another matter. */
const atCallback: ReadonlySet<AgainstLogin> = new Set<AgainstLogin>([
  'answer_refused_again',
  'error_address',
  'error_page',
  'error_status',
  'sign_in_page',
]);

/** The app’s server got its tokens, as a recording from there shows, and answered the browser’s callback with a failure. */
function refusedAtCallback(flow: Flow): Ending | undefined {
  const landing = flow.messages.findLast(
    (one) => one.kind === 'authorization_response' && one.carrier === 'request' && !one.error,
  );
  const redeemed = messagesOf(flow, 'token_request').findLast(
    (one) => one.params['code'] !== undefined && gaveTokens(one),
  );
  if (!landing || !redeemed || landing.params['code'] !== redeemed.params['code']) return undefined;
  // What a page redeems itself, its own callback is not asked about.
  if (pageOf(redeemed.exchange) !== undefined || landing.exchange.context.resourceType === 'fetch')
    return undefined;
  if ((landing.exchange.status ?? 0) >= 400) return { outcome: 'failed', error: null, failedAt: landing };
  const reception = receptionOf(flow, landing);
  if (reception.outcome !== 'failed' || !atCallback.has(reception.by)) return undefined;
  return { outcome: 'failed', error: null, failedAt: reception.message, reception };
}

/** The app’s page got its tokens and went to its own page for failures, or did nothing with them and could not take them. */
function refusedTokens(flow: Flow, ending: WireEnding): Ending {
  const refused = tokensRefused(flow);
  if (refused?.is === 'failed') {
    const { at, message } = refused;
    const reception = { outcome: 'failed', by: 'tokens_refused', at, message } as const;
    return { outcome: 'failed', error: null, failedAt: message, reception };
  }
  const isOpen = refused !== undefined || keyNotFound(flow)?.by === 'page' || untimelyToken(flow);
  return isOpen ? { outcome: 'unclear', error: null, reception: { outcome: 'unclear' } } : ending;
}

/** The app’s page reported itself that the login failed. */
function reported(flow: Flow): Ending | undefined {
  const found = reportedFailureOf(flow);
  if (!found) return undefined;
  const { at, message } = found;
  const reception = { outcome: 'failed', by: 'error_reported', at, message } as const;
  return { outcome: 'failed', error: null, failedAt: message, reception };
}

/** The client answers the callback with success and says that it failed: Django and others do. */
function refusedOnLanding(flow: Flow): Ending | undefined {
  const message = flow.messages.findLast(isFrontChannelResponse);
  const { exchange, carrier } = message ?? {};
  if (!message || !exchange || carrier !== 'request' || exchange.status !== 200) return undefined;
  const earlier = flow.context.filter(({ startedAt }) => startedAt < exchange.startedAt);
  const says = flow.saysFailure?.(exchange, earlier);
  // A product’s own words count though they hide the reason: nobody shows them at a callback that went well.
  if (says === undefined || says === 'likely' || says === 'besides') return undefined;
  return {
    outcome: 'failed',
    error: null,
    failedAt: message,
    reception: { outcome: 'failed', by: 'error_page', at: exchange, message },
  };
}

/** A page of the provider's that no status tells from any other ended the login, or what its own server told it. */
function refusedOnPage(flow: Flow): Ending | undefined {
  const request = flow.messages.findLast(isFrontChannelRequest);
  const page = request && (refusingPageOf(flow) ?? refusingCallOf(flow));
  if (!page) return undefined;
  const { code } = reading(page);
  return {
    outcome: 'failed',
    error: code === undefined ? null : { code, description: null },
    failedAt: request,
  };
}

/** Nobody will redeem the code. */
function stranded(flow: Flow): Ending | undefined {
  const posted = unheardPopupOf(flow);
  if (posted?.answering)
    return { outcome: 'failed', error: null, failedAt: posted.request, isStranded: true };
  const left = strandedAnswerOf(flow);
  return left && { outcome: 'failed', error: null, failedAt: left.response, isStranded: true };
}

/** The client’s server answers the callback with a page that hands a token to the one that opened it: it had redeemed the code. */
function tokenHandedOn(flow: Flow): Ending | undefined {
  const landing = flow.messages.findLast(
    (one) => isFrontChannelResponse(one) && one.carrier === 'request' && !one.error,
  );
  if (!landing || !handsOnToken(landing.exchange)) return undefined;
  const at = landing.exchange;
  return {
    outcome: 'succeeded',
    error: null,
    reception: { outcome: 'succeeded', by: 'call_answered', at, isShown: false },
  };
}

/** The page that got the answer handed it to a server that logs the person in, and that one says how it went. */
function handedOn(flow: Flow): Ending | undefined {
  const message = flow.messages.findLast(
    (one) => isFrontChannelResponse(one) && one.carrier === 'request' && !one.error,
  );
  const handOff = message && handOffAfter(flow, message.exchange);
  if (!message || !handOff || handOff.said === 'nothing') return undefined;
  const at = handOff.call;
  return handOff.said === 'session' && !wentToFailures(flow, at)
    ? {
        outcome: 'succeeded',
        error: null,
        reception: { outcome: 'succeeded', by: 'call_answered', at, isShown: false },
      }
    : {
        outcome: 'failed',
        error: null,
        failedAt: message,
        reception: { outcome: 'failed', by: 'hand_off_refused', at, message },
      };
}

/** What a program on this device does with the code is out of sight. */
function takenByProgram(flow: Flow): Ending | undefined {
  return takenByProgramOf(flow) && { outcome: 'unclear', error: null, reception: { outcome: 'unclear' } };
}
