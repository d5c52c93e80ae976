import { asObject, asText } from '../exchange/json.ts';
import { isFrontChannelRequest, isFrontChannelResponse, type Message } from '../messages/message.ts';
import { isRefusal } from '../messages/oauth2/error-codes.ts';
import type { Outcome } from '../report/report.ts';
import { errorPageOf, type ErrorPage } from './error-page.ts';
import { messagesOf, type Flow } from './flow.ts';
import { gaveTokens } from './infer.ts';
import { deliveredTokens } from './keys.ts';
import { clientWentOn } from './went-on.ts';
import { observedSteps } from './steps.ts';
import { windowMessageOf } from './window-message.ts';

/** `error` and `error_description` as the wire said them. RFC 6749 §4.1.2.1, §5.2. */
export type WireError = { readonly code: string; readonly description: string | null };

/** How a flow ended, and the error the wire named, if any. `failed` without an error: the failure has no code of its own. */
export type Ending = {
  readonly outcome: Outcome;
  readonly error: WireError | null;
  readonly failedAt?: Message;
};

/** Reads the ending off the messages; what is not seen leaves a flow `pending`, never `failed`. */
export function endingOf(flow: Flow): Ending {
  const other = flow.messages.findLast((message) => message.other && message.kind !== 'resource_request');
  if (other) return endingOfOther(flow);
  const redemptions = messagesOf(flow, 'token_request');
  if (redemptions.length > 0) return endingOfTokenRequests(redemptions);
  const responses = observedSteps(flow).filter((step) => step.kind === 'authorization_response');
  const response = responses.at(-1)?.message;
  if (response) return endingOfResponse(flow, response);
  const direct = [
    ...messagesOf(flow, 'pushed_authorization_request'),
    ...messagesOf(flow, 'device_authorization_request'),
  ];
  const assertion = messagesOf(flow, 'identity_assertion_request').at(-1);
  if (assertion) return endingOfAssertion(assertion);
  const refused = direct.find((message) => errorOf(message) || isRejected(message));
  if (refused) return failure(refused, errorOf(refused));
  const posted = windowMessageOf(flow);
  if (posted) return endingOfWindowMessage(posted.message, posted.says);
  const requests = messagesOf(flow, 'authorization_request');
  const last = requests.at(-1);
  const page = errorPageOf(flow);
  if (last && (page || isRejected(last))) return failure(page?.message ?? last, errorOn(page));
  return last ? { outcome: 'pending', error: null } : endingOfManagement(flow);
}

/** The last message that answers decides: a refusal, an error, or what was asked for. */
function endingOfOther(flow: Flow): Ending {
  const answers = observedSteps(flow).flatMap(({ message }) =>
    message && isDecisive(message) ? [message] : [],
  );
  const refused = answers.findLast((message) => message.other?.error);
  const error = refused?.other?.error;
  if (refused && error) {
    return {
      outcome: error.refused ? 'denied' : 'failed',
      error: { code: error.code, description: error.description },
      failedAt: refused,
    };
  }
  const last = answers.findLast((message) => !isBeforehand(message));
  if (last) return isRejected(last) ? failure(last, null) : endingOfDelivery(flow, last);
  const request = flow.messages.find(isFrontChannelRequest) ?? answers.at(-1);
  if (request && isRejected(request)) return failure(request, null);
  return { outcome: 'pending', error: null };
}

function isDecisive(message: Message): boolean {
  return (
    isFrontChannelResponse(message) ||
    message.kind === 'token_credential_request' ||
    isBeforehand(message) ||
    /logout|signout/.test(message.kind)
  );
}

/** Beside the front channel: only its refusal decides. */
function isBeforehand({ kind }: Message): boolean {
  return kind === 'temporary_credential_request' || kind === 'openid_verification';
}

/** A verifier or ticket must still be redeemed by the client; an assertion is all there is. */
function endingOfDelivery(flow: Flow, message: Message): Ending {
  const isReference =
    message.kind === 'resource_owner_authorization_response' || message.kind === 'cas_response';
  const arrived = message.carrier === 'request' && message.exchange.status !== undefined;
  return {
    outcome: arrived && (!isReference || clientWentOn(flow, message)) ? 'succeeded' : 'pending',
    error: null,
  };
}

/** The page shows what it hands over; whether a code was redeemed cannot be seen. */
function endingOfWindowMessage(message: Message, says: string): Ending {
  if (says === 'code') return { outcome: 'pending', error: null };
  return says === 'tokens'
    ? { outcome: 'succeeded', error: null }
    : failure(message, { code: says, description: null });
}

/** W3C FedCM §3.6.1: a token, an address to continue at, or an error with a code. */
function endingOfAssertion(message: Message): Ending {
  const { answer } = message;
  const error = asObject(answer?.['error']);
  if (error || isRejected(message))
    return failure(message, { code: asText(error?.['code']) ?? 'server_error', description: null });
  const continues = answer?.['continue_on'] !== undefined;
  return { outcome: continues || !message.exchange.status ? 'pending' : 'succeeded', error: null };
}

function errorOn(page: ErrorPage | undefined): WireError | null {
  return page?.code === undefined ? null : { code: page.code, description: null };
}

/** Codes that ask for patience or for the same request once more. RFC 8628 §3.5; RFC 9449 §8. */
const unfinished = new Set(['authorization_pending', 'slow_down', 'use_dpop_nonce']);

function endingOfTokenRequests(requests: readonly Message[]): Ending {
  const lastError = requests.findLast((request) => {
    const code = errorOf(request)?.code;
    return code !== undefined && !unfinished.has(code);
  });
  const error = (lastError && errorOf(lastError)) ?? null;
  if (requests.some(gaveTokens)) return { outcome: 'succeeded', error, failedAt: lastError };
  if (lastError) return failure(lastError, error);
  const last = requests.at(-1)!;
  return isRejected(last) && !errorOf(last) ? failure(last, null) : { outcome: 'pending', error: null };
}

function endingOfResponse(flow: Flow, response: Message): Ending {
  const error = errorOf(response);
  if (error) return failure(response, error);
  if (response.params['response'] && !response.params['code']) return { outcome: 'pending', error: null };
  if (Object.keys(deliveredTokens(response)).length > 0) return { outcome: 'succeeded', error: null };
  if (isRejected(response)) return failure(response, null);
  if (!response.params['code']) return { outcome: 'succeeded', error: null };
  return { outcome: clientWentOn(flow, response) ? 'succeeded' : 'pending', error: null };
}

/** A logout, a revocation or an introspection that stands by itself. */
function endingOfManagement(flow: Flow): Ending {
  const last = flow.messages.findLast((message) => message.kind !== 'preflight');
  if (!last) return { outcome: 'pending', error: null };
  const error = errorOf(last);
  if (error || isRejected(last)) return failure(last, error);
  return { outcome: last.exchange.status ? 'succeeded' : 'pending', error: null };
}

function failure(failedAt: Message, error: WireError | null): Ending {
  return { outcome: error && isRefusal(error.code) ? 'denied' : 'failed', error, failedAt };
}

/** Answered with an HTTP error, or not at all although the request ended. */
function isRejected(message: Message): boolean {
  const { status, failure: reason } = message.exchange;
  if (message.carrier === 'redirect') return false;
  return status === undefined ? reason !== undefined : status === 0 || status >= 400;
}

/** The error a message names in its parameters (authorization response) or its answer. RFC 6749 §4.1.2.1, §5.2. */
export function errorOf(message: Message): WireError | null {
  const members = message.kind === 'authorization_response' ? message.params : message.answer;
  const code = asText(members?.['error']);
  return code ? { code, description: asText(members?.['error_description']) ?? null } : null;
}
