import { asObject, asText } from '../exchange/json.ts';
import { isKeptFromScript } from '../exchange/kept-from-script.ts';
import { isBrokenOff } from '../exchange/broken-off.ts';
import { keptFromPage, typeNotTaken } from './fedcm-attempt.ts';
import { postBecameGetOf } from '../exchange/post-became-get.ts';
import type { Message } from '../messages/message.ts';
import {
  isFrontChannelRequest,
  isFrontChannelResponse,
  isStep,
  kinds,
  isLogout,
} from '../vocabulary/kinds.ts';
import { isNonceChallenge } from '../messages/oauth2/dpop.ts';
import { issuedIdJag } from '../messages/oauth2/id-jag.ts';
import { isDeniedToClient, isRefusal } from '../messages/oauth2/error-codes.ts';
import type { Outcome } from '../vocabulary/outcome.ts';
import { failedAttempt, isAttempt } from './attempt.ts';
import { codeSentTwice, isForNothing } from './code-sent-twice.ts';
import { clientErrorPage } from './client-error-page.ts';
import { errorPageOf, laterErrorPageOf, refusesLogout, type ErrorPage } from './error-page.ts';
import { messagesOf, type Flow } from './flow.ts';
import { followedByScript } from './followed-by-script.ts';
import { gaveTokens, isPageInstead } from './infer.ts';
import { isShownAfter, wentThereItself } from './got-on.ts';
import { keptBackIn } from './kept-back.ts';
import { isKeptFromPage } from './kept-from-page.ts';
import { deliveredTokens } from '../messages/delivered-tokens.ts';
import { clientWentOn } from './went-on.ts';
import { observedSteps } from './steps.ts';
import { windowMessageOf } from './window-message.ts';
import { walletEndingOf, type WalletEnding } from './wallet-ending.ts';
import { isOAuth2 } from '../vocabulary/protocol.ts';

/** `error` and `error_description` as the wire said them. RFC 6749 §4.1.2.1, §5.2. */
export type WireError = { readonly code: string; readonly description: string | null };

/** How a flow ended, and the error the wire named, if any. `failed` without an error: the failure has no code of its own. */
export type Ending = {
  readonly outcome: Outcome;
  readonly error: WireError | null;
  readonly failedAt?: Message | undefined;
  /** Where it is `unclear`: the message by which the application's server took the answer. */
  readonly takenAt?: Message;
};

/**
 * Reads the ending off the messages; what is not seen leaves a flow `pending`, never `failed`. What an application's server made of
 * an answer no message tells: `unclear`.
 */
export function endingOf(flow: Flow): Ending {
  const known = endingBeforehand(flow) ?? endingAtWallet(walletEndingOf(flow));
  if (known) return known;
  const other = flow.messages.findLast(
    ({ protocol, kind }) => !isOAuth2(protocol) && kind !== 'resource_request',
  );
  if (other) return endingOfOther(flow);
  const redemptions = messagesOf(flow, 'token_request');
  if (redemptions.length > 0) return endingOfTokenRequests(flow, redemptions);
  const responses = observedSteps(flow).filter((step) => step.kind === 'authorization_response');
  const response = responses.at(-1)?.message;
  if (response) return endingOfResponse(flow, response);
  const direct = flow.messages.filter(
    ({ kind, exchange, answer }) =>
      kinds[kind].decides === 'refusal' &&
      kinds[kind].channel === 'direct' &&
      !isNonceChallenge(exchange, answer),
  );
  const assertion = messagesOf(flow, 'identity_assertion_request').at(-1);
  if (assertion) return endingOfAssertion(flow, assertion);
  const refused = direct.find((message) => errorOf(message) || isRejected(message));
  if (refused) return failure(refused, errorOf(refused));
  const posted = windowMessageOf(flow);
  if (posted) return endingOfWindowMessage(posted.message, posted.says);
  const requests = messagesOf(flow, 'authorization_request');
  const last = requests.at(-1);
  const page = errorPageOf(flow) ?? laterErrorPageOf(flow);
  if (last && (page || isRefusedRequest(last, flow))) return failure(page?.message ?? last, errorOn(page));
  return last || direct.length > 0 ? { outcome: 'pending', error: null } : endingOfManagement(flow);
}

function endingAtWallet(wallet: WalletEnding | undefined): Ending | undefined {
  if (!wallet) return undefined;
  if (wallet === 'done') return { outcome: 'succeeded', error: null };
  return wallet === 'open' ? pending : failure(wallet.at, errorOf(wallet.at) ?? errorOn(wallet.page));
}

/** Of a login that never began, or a logout that the browser did not take to the provider: `undefined` where one did. */
function endingBeforehand(flow: Flow): Ending | undefined {
  const last = flow.messages.at(-1);
  if (last?.kind === 'end_session_request' && last.carrier === 'redirect' && flow.messages.every(isLogout))
    return { outcome: 'failed', error: null, failedAt: last };
  const unallowed =
    messagesOf(flow, 'authorization_response').length > 0 ? undefined : refusedBeforehand(flow);
  if (unallowed && wentThereItself(flow, unallowed)) return { outcome: 'succeeded', error: null };
  if (unallowed && isShownAfter(flow, unallowed)) return { outcome: 'unclear', error: null };
  if (unallowed) return { outcome: 'failed', error: null, failedAt: unallowed };
  const attempt = isAttempt(flow.messages) ? failedAttempt(flow.messages) : undefined;
  return (
    attempt && {
      outcome: attempt.isNo ? 'denied' : 'failed',
      error: attempt.stage === 'registration' ? errorOf(attempt.at) : null,
      failedAt: attempt.at,
    }
  );
}

/** The provider lets no login of this client begin. */
function refusedBeforehand(flow: Flow): Message | undefined {
  return messagesOf(flow, 'origin_check').at(-1) ?? messagesOf(flow, 'refused_start').at(-1);
}

/** The last message that answers decides: a refusal, an error, or what was asked for. A logout decides where there was no login. */
function endingOfOther(flow: Flow): Ending {
  const answers = observedSteps(flow).flatMap(({ message }) =>
    message && isDecisive(message) ? [message] : [],
  );
  const logins = answers.filter((message) => !isLogout(message));
  const ending = endingOfAnswers(flow, logins.length > 0 ? logins : answers);
  const unfinished = answers.findLast((message) => isLogout(message) && message.error);
  const { outcome } = ending;
  if ((outcome !== 'unclear' && outcome !== 'succeeded') || !unfinished) return ending;
  return { ...ending, ...refusal(unfinished), outcome };
}

function endingOfAnswers(flow: Flow, answers: readonly Message[]): Ending {
  const refused = answers.findLast((message) => message.error);
  if (refused) return refusal(refused);
  const last = answers.findLast((message) => !isBeforehand(message));
  if (last) return isRejected(last) ? failure(last, null) : endingOfDelivery(flow, last);
  const request = flow.messages.find(isFrontChannelRequest) ?? answers.at(-1);
  const page = errorPageOf(flow) ?? laterErrorPageOf(flow);
  if (request && (page || isRefusedRequest(request, flow)))
    return failure(page?.message ?? request, errorOn(page));
  return { outcome: 'pending', error: null };
}

function refusal(message: Message): Ending {
  const isRefused = message.error?.refused === true;
  return { outcome: isRefused ? 'denied' : 'failed', error: errorOf(message), failedAt: message };
}

function isDecisive({ kind }: Message): boolean {
  return kinds[kind].decides !== undefined && kinds[kind].role !== 'request';
}

/** Beside the front channel: only its refusal decides. */
function isBeforehand({ kind }: Message): boolean {
  return kinds[kind].decides === 'refusal';
}

/** A verifier, artifact or ticket must still be redeemed by the client; an assertion is all there is. SAML's logouts are answered. */
function endingOfDelivery(flow: Flow, message: Message): Ending {
  if (message.kind === 'saml_logout_request') return { outcome: 'pending', error: null };
  if (message.kind === 'cas_response' && !message.params['ticket']) return failure(message, null);
  const isReference =
    message.kind === 'resource_owner_authorization_response' ||
    message.kind === 'cas_response' ||
    message.params['SAMLart'] !== undefined;
  if (leadsToErrorPage(message)) return failure(message, null);
  const arrived = message.carrier === 'request' && message.exchange.status !== undefined;
  if (!arrived || (isReference && !clientWentOn(flow, message))) return pending;
  return isFrontChannelResponse(message) ? taken(message) : { outcome: 'succeeded', error: null };
}

const pending: Ending = { outcome: 'pending', error: null };

function taken(takenAt: Message): Ending {
  return { outcome: 'unclear', error: null, takenAt };
}

/** The page shows what it hands over; whether a code was redeemed cannot be seen. */
function endingOfWindowMessage(message: Message, says: string): Ending {
  if (says === 'code') return { outcome: 'pending', error: null };
  return says === 'tokens'
    ? { outcome: 'succeeded', error: null }
    : failure(message, { code: says, description: null });
}

/** W3C FedCM §3.6.1: a token, an address to continue at, or an error with a code. */
function endingOfAssertion(flow: Flow, message: Message): Ending {
  const { answer } = message;
  const error = asObject(answer?.['error']);
  if (error || isRejected(message))
    return failure(message, { code: asText(error?.['code']) ?? 'server_error', description: null });
  if (keptFromPage(message, flow) ?? typeNotTaken(message)) return failure(message, null);
  const continues = answer?.['continue_on'] !== undefined;
  return { outcome: continues || !message.exchange.status ? 'pending' : 'succeeded', error: null };
}

function errorOn(page: ErrorPage | undefined): WireError | null {
  return page?.code === undefined ? null : { code: page.code, description: null };
}

/** Codes that ask for patience or for the same request once more. RFC 8628 §3.5; RFC 9449 §8. */
const unfinished = new Set(['authorization_pending', 'slow_down', 'use_dpop_nonce']);

function endingOfTokenRequests(flow: Flow, requests: readonly Message[]): Ending {
  const lastError = requests.findLast((request) => {
    const code = errorOf(request)?.code;
    return code !== undefined && !unfinished.has(code);
  });
  const error = (lastError && errorOf(lastError)) ?? null;
  const given = requests.filter((request) => gaveTokens(request) && !issuedIdJag(request));
  const twice = codeSentTwice(flow);
  // What the page made of its two answers shows by what it does with a token.
  if (twice && isForNothing(flow, twice)) return failure(twice.refused, errorOf(twice.refused));
  if (given.some((request) => !isKeptFromPage(flow, request)))
    return { outcome: 'succeeded', error, failedAt: lastError };
  const kept = given.at(-1);
  if (kept) return failure(kept, null);
  if (lastError) return failure(lastError, error);
  const last = requests.at(-1)!;
  // Whoever has a nonce asks again within the same second: what nothing follows was the end.
  if (isNonceChallenge(last.exchange, last.answer)) return failure(last, errorOf(last));
  const isLost = postBecameGetOf(last.exchange) !== undefined;
  return isLost || isPageInstead(last) || (isRejected(last) && !errorOf(last) && !isUnreadWait(last))
    ? failure(last, null)
    : { outcome: 'pending', error: null };
}

/** Refused for now: by a nonce challenge, or as polls are until the person has finished, in a body that was not recorded. */
function isUnreadWait({ exchange, answer, params }: Message): boolean {
  if (isNonceChallenge(exchange, answer)) return true;
  const polls = params['device_code'] !== undefined || params['auth_req_id'] !== undefined;
  return polls && answer === undefined && exchange.status === 400;
}

function endingOfResponse(flow: Flow, response: Message): Ending {
  const error = errorOf(response);
  if (error) return failure(response, error);
  if (response.params['response'] && !response.params['code']) return { outcome: 'pending', error: null };
  if (followedByScript(flow, response)) return failure(response, null);
  if (isHandedToPage(response)) return { outcome: 'succeeded', error: null };
  if (isHandedToApp(response)) return { outcome: 'unclear', error: null };
  if (isRejected(response) || leadsToErrorPage(response)) return failure(response, null);
  return !response.params['code'] || clientWentOn(flow, response) ? taken(response) : pending;
}

/** A browser gives a navigation to an app's own scheme away, and records it as aborted or failed. RFC 8252 §7.1. */
function isHandedToApp({ carrier, url }: Message): boolean {
  return carrier === 'request' && !/^https?:/i.test(url);
}

/** Tokens in the fragment are the page's own to use. Those that a form posts are the server's to accept. */
function isHandedToPage(response: Message): boolean {
  return response.responseMode !== 'form_post' && Object.keys(deliveredTokens(response)).length > 0;
}

/** The client took the answer, and sent the browser to an error page of its own, or on without the form that held the answer. */
function leadsToErrorPage({ carrier, exchange }: Message): boolean {
  return (
    carrier === 'request' &&
    (clientErrorPage(exchange) !== undefined || postBecameGetOf(exchange) !== undefined)
  );
}

/** A logout, a revocation or an introspection that stands by itself. */
function endingOfManagement(flow: Flow): Ending {
  const last = flow.messages.findLast(isStep);
  if (!last) return { outcome: 'pending', error: null };
  const error = errorOf(last);
  const isSentAway = last.kind === 'end_session_request' && refusesLogout(last);
  if (error || isRejected(last) || isSentAway) return failure(last, error);
  return { outcome: last.exchange.status ? 'succeeded' : 'pending', error: null };
}

function failure(failedAt: Message, error: WireError | null): Ending {
  const isDenied = error !== null && isRefusal(error.code) && !isDeniedToClient(failedAt);
  return { outcome: isDenied ? 'denied' : 'failed', error, failedAt };
}

/** Answered with an HTTP error, or not at all although the request ended. */
function isRejected(message: Message): boolean {
  const { status, failure: reason } = message.exchange;
  if (message.carrier === 'redirect') return false;
  return status === undefined ? reason !== undefined : status === 0 || status >= 400;
}

/** A navigation that the browser itself broke off was left or begun anew, as by a second click: nobody refused it, unless a policy did. */
function isRefusedRequest(request: Message, flow: Flow): boolean {
  if (isBrokenOff(request.exchange)) return keptBackIn(flow).length > 0;
  return isRejected(request) || isKeptFromScript(request.exchange);
}

/** The error a message names, without what we make of it. */
function errorOf({ error }: Message): WireError | null {
  return error ? { code: error.code, description: error.description } : null;
}
