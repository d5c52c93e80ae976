import { asText } from '../exchange/json.ts';
import type { Message } from '../messages/message.ts';
import { messagesOf, type Flow } from './flow.ts';
import { deliveredTokens } from './keys.ts';
import { observedSteps, type Step } from './steps.ts';

/** The steps of a flow, the ones that must have happened out of the browser's sight among them. */
export function stepsOf(flow: Flow): readonly Step[] {
  const steps = observedSteps(flow);
  const at = steps.findLastIndex(
    (step) => step.message !== undefined && awaitsRedemption(flow, step.message),
  );
  const response = steps[at]?.message;
  if (!response) return steps;
  const time = steps[at]!.time + (response.carrier === 'request' ? (response.exchange.duration ?? 0) : 0);
  const redemption: Step = {
    kind: 'token_request',
    from: 'client',
    to: 'authorization_server',
    time,
    also: [],
  };
  return [...steps.slice(0, at + 1), redemption, ...steps.slice(at + 1)];
}

/** A code reached a client that went on with its work, and no token request for it passed through the browser. */
function awaitsRedemption(flow: Flow, message: Message): boolean {
  const { code } = message.params;
  if (message.kind !== 'authorization_response' || !code) return false;
  const redeemed = messagesOf(flow, 'token_request').some(
    (request) => request.params['grant_type'] !== 'refresh_token',
  );
  return !redeemed && clientWentOn(flow, message);
}

/**
 * The client took the code and continued out of sight: a server answered the landing, or a native application got the
 * address. Where the client's own pages speak to the provider the exchange would have been seen, so nothing is inferred.
 */
export function clientWentOn(flow: Flow, response: Message): boolean {
  if (!/^https?:/i.test(response.url)) return true;
  if (response.carrier === 'redirect') return false;
  const { status } = response.exchange;
  if (!status || status >= 400) return false;
  if (status >= 300) return true;
  return response.responseMode === 'form_post' || !runsInPage(flow);
}

/** The client's pages fetched the provider's documents or spoke to it: a browser-based application. */
function runsInPage(flow: Flow): boolean {
  return flow.messages.some((message) => {
    if (
      message.kind !== 'discovery' &&
      message.kind !== 'jwks' &&
      message.kind !== 'pushed_authorization_request'
    ) {
      return message.kind === 'preflight';
    }
    return message.exchange.context.resourceType !== 'main_frame';
  });
}

/** True when the token response was readable and gave tokens, or was a success whose body was not recorded. */
export function gaveTokens(request: Message): boolean {
  if (Object.keys(deliveredTokens(request)).length > 0) return true;
  const { status = 0 } = request.exchange;
  return (
    status >= 200 &&
    status < 300 &&
    (request.answer === undefined || asText(request.answer['error']) === undefined)
  );
}
