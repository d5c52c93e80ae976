import { asText } from '../exchange/json.ts';
import type { Message } from '../messages/message.ts';
import { vendorErrorOf } from '../messages/vendors.ts';
import { withUnseen } from './infer-between-servers.ts';
import { messagesOf, type Flow } from './flow.ts';
import { expectsWindowMessage, windowMessageOf } from './window-message.ts';
import { deliveredTokens } from '../messages/delivered-tokens.ts';
import { inferred, observedSteps, type Step } from './steps.ts';
import { clientWentOn } from './went-on.ts';

/**
 * The steps of a flow, the ones that must have happened out of the browser's sight among them. What an answer was redeemed for is one
 * only where that `worked`.
 */
export function stepsOf(flow: Flow, worked: boolean): readonly Step[] {
  const steps = withPush(withUnseen(flow, observedSteps(flow), worked));
  return withShownCode(flow, withWindowMessage(flow, worked ? withRedemption(flow, steps) : steps));
}

/** A reference of this kind exists only because the client pushed its request before. RFC 9126 §2.2. */
function withPush(steps: readonly Step[]): readonly Step[] {
  const at = steps.findIndex((step) =>
    step.message?.params['request_uri']?.startsWith('urn:ietf:params:oauth:request_uri:'),
  );
  if (at < 0 || steps.some((step) => step.kind === 'pushed_authorization_request')) return steps;
  return [
    ...steps.slice(0, at),
    inferred('pushed_authorization_request', steps[at]!.time),
    ...steps.slice(at),
  ];
}

/**
 * The answer went from window to window: the page that posts it shows it, or the code in it was redeemed. OAuth 2.0 Web
 * Message Response Mode.
 */
function withWindowMessage(flow: Flow, steps: readonly Step[]): readonly Step[] {
  if (steps.some((step) => step.kind === 'authorization_response') || !expectsWindowMessage(flow))
    return steps;
  const at = steps.findLastIndex((step) => step.kind === 'authorization_request');
  const request = steps[at];
  const redeemed = steps.find((step) => step.kind === 'token_request' && isRedemption(step));
  if (!request || !(redeemed ?? windowMessageOf(flow))) return steps;
  const posted = request.time + (request.message?.exchange.duration ?? 0);
  const time = Math.min(posted, redeemed?.time ?? posted);
  const answer = inferred('authorization_response', time, 'authorization_server', 'client');
  return [...steps.slice(0, at + 1), answer, ...steps.slice(at + 1)];
}

/** Out of band: the provider showed the code on its page and the person carried it to the client by hand. */
function withShownCode(flow: Flow, steps: readonly Step[]): readonly Step[] {
  const request = messagesOf(flow, 'authorization_request')[0];
  const at = steps.findIndex((step) => step.kind === 'token_request' && isRedemption(step));
  if (at < 0 || steps.some((step) => step.kind === 'authorization_response')) return steps;
  if (!request || !/^urn:ietf:wg:oauth:2\.0:oob\b/.test(request.params['redirect_uri'] ?? '')) return steps;
  const shown = inferred('authorization_response', steps[at]!.time, 'authorization_server', 'user');
  return [...steps.slice(0, at), shown, ...steps.slice(at)];
}

function isRedemption({ message }: Step): boolean {
  return (message?.params['grant_type'] ?? 'authorization_code') === 'authorization_code';
}

function withRedemption(flow: Flow, steps: readonly Step[]): readonly Step[] {
  const at = steps.findLastIndex(
    (step) => step.message !== undefined && awaitsRedemption(flow, step.message),
  );
  const response = steps[at]?.message;
  if (!response) return steps;
  const time = steps[at]!.time + (response.carrier === 'request' ? (response.exchange.duration ?? 0) : 0);
  return [...steps.slice(0, at + 1), inferred('token_request', time), ...steps.slice(at + 1)];
}

/** A code reached a client that went on with its work, and no token request for it passed through the browser. */
function awaitsRedemption(flow: Flow, message: Message): boolean {
  if (message.kind !== 'authorization_response' || !(message.params['code'] || isUnreadPost(flow, message)))
    return false;
  const redeemed = messagesOf(flow, 'token_request').some(
    (request) => request.params['grant_type'] !== 'refresh_token',
  );
  return !redeemed && clientWentOn(flow, message);
}

/** A form post without its recorded body, to a client that asked for a code. */
function isUnreadPost(flow: Flow, message: Message): boolean {
  if (Object.keys(message.params).length > 0) return false;
  return messagesOf(flow, 'authorization_request').some((request) =>
    /\bcode\b/.test(request.params['response_type'] ?? ''),
  );
}

/**
 * True when the token response was readable and gave tokens, or was a success whose body was not recorded. One that asks for more
 * (Cognito's `ChallengeName`) gave none, nor did a page.
 */
export function gaveTokens(request: Message): boolean {
  if (Object.keys(deliveredTokens(request)).length > 0) return true;
  const { status = 0 } = request.exchange;
  if (request.answer?.['ChallengeName'] !== undefined || isPageInstead(request)) return false;
  return (
    status >= 200 &&
    status < 300 &&
    (request.answer === undefined ||
      (asText(request.answer['error']) ?? vendorErrorOf(request.answer)) === undefined)
  );
}

/** True for a token request that was answered with a page: what stands there is no token endpoint. RFC 6749 §5.1. */
export function isPageInstead({ kind, exchange, answer }: Message): boolean {
  if (kind !== 'token_request' || answer !== undefined) return false;
  const { verdicts, responseBody } = exchange;
  return (
    verdicts?.document === 'other' ||
    /^\s{0,100}<(?:!doctype\s+)?html/i.test(responseBody?.text?.slice(0, 200) ?? '')
  );
}
