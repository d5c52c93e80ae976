import { headerValue } from '../exchange/headers.ts';
import { asText } from '../exchange/json.ts';
import type { Message } from '../messages/message.ts';
import type { StepKind } from '../report/report.ts';
import { messagesOf, type Flow } from './flow.ts';
import { deliveredTokens } from './keys.ts';
import { observedSteps, type Step } from './steps.ts';

/** The steps of a flow, the ones that must have happened out of the browser's sight among them. */
export function stepsOf(flow: Flow): readonly Step[] {
  return withRedemption(flow, withPush(observedSteps(flow)));
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

function withRedemption(flow: Flow, steps: readonly Step[]): readonly Step[] {
  const at = steps.findLastIndex(
    (step) => step.message !== undefined && awaitsRedemption(flow, step.message),
  );
  const response = steps[at]?.message;
  if (!response) return steps;
  const time = steps[at]!.time + (response.carrier === 'request' ? (response.exchange.duration ?? 0) : 0);
  return [...steps.slice(0, at + 1), inferred('token_request', time), ...steps.slice(at + 1)];
}

function inferred(kind: StepKind, time: number): Step {
  return { kind, from: 'client', to: 'authorization_server', time, also: [] };
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
 * The client took the code and continued out of sight: its server answered the landing and knows the browser by a cookie,
 * or sent it on. Where the client's own pages speak to the provider the exchange would have been seen, and where an
 * application on the device took over nothing more can be: then nothing is inferred.
 */
export function clientWentOn(flow: Flow, response: Message): boolean {
  if (!/^https?:/i.test(response.url) || response.carrier === 'redirect') return false;
  const { status } = response.exchange;
  if (!status || status >= 400) return false;
  if (status >= 300 || response.responseMode === 'form_post') return true;
  return !runsInPage(flow) && (hasCookies(response) || !flow.messages.some(hasCookies));
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

/** A recording without any cookie was cleaned of them, and says nothing about who had one. */
function hasCookies({ exchange }: Message): boolean {
  const sent = headerValue(exchange.requestHeaders, 'cookie');
  return sent !== undefined || headerValue(exchange.responseHeaders, 'set-cookie') !== undefined;
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
