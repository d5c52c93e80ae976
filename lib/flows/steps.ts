import { endpointOf, originOf, withoutFragment } from '../exchange/parameters.ts';
import type { Message } from '../messages/message.ts';
import {
  isFrontChannelRequest,
  isFrontChannelResponse,
  isStep,
  type StepKind,
  type ConcludedKind,
} from '../vocabulary/kinds.ts';
import type { Actor } from '../vocabulary/actor.ts';
import { timeOf, type Flow } from './flow.ts';
import { isBareLanding, isSameAnswer } from './answer.ts';
import { deliveredTokens } from '../messages/delivered-tokens.ts';

/** What a person sees: a message, or an inferred one that travelled where a browser cannot look. */
export type Step = {
  readonly kind: StepKind;
  readonly from: Actor;
  readonly to: Actor;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** Absent for an inferred step. */
  readonly message?: Message;
  /** Further exchanges of the same step: a server's own pages, a redirect and its landing, a page loaded again. */
  readonly also: readonly Message[];
};

/** The observed steps of a flow in order of time: repetitions are folded into the first of their kind. */
export function observedSteps(flow: Pick<Flow, 'messages'>): readonly Step[] {
  const steps: Step[] = [];
  for (const message of flow.messages) {
    if (!isStep(message)) continue;
    const at = isFoldable(message) ? steps.findIndex((step) => isPartOf(step, message)) : -1;
    if (at < 0) steps.push(stepOf(message));
    else steps[at] = fold(steps[at]!, message);
  }
  return steps.sort((a, b) => a.time - b.time);
}

/** The rest are steps of their own, however many: an application may call its API all day. */
function isFoldable(message: Message): boolean {
  return (
    isFrontChannelRequest(message) ||
    isFrontChannelResponse(message) ||
    message.kind === 'end_session_request' ||
    message.kind === 'token_request'
  );
}

function stepOf(message: Message, also: readonly Message[] = []): Step {
  const { kind, from, to } = message;
  return { kind: kind as StepKind, from, to, time: timeOf(message), message, also };
}

function isPartOf(step: Step, message: Message): boolean {
  const first = step.message;
  if (!first || step.kind !== message.kind) return false;
  if (isFrontChannelRequest(message)) return true;
  if (message.kind === 'token_request') return isSeenTwice(first, message);
  if (isFrontChannelResponse(message)) return isSameDelivery([first, ...step.also], message);
  return originOf(first.url) === originOf(message.url) && !(message.token && first.token !== message.token);
}

/**
 * One request that was recorded twice, as browsers do with what goes through a page's service worker: sent while the first was
 * under way, with the same parameters, and answered with the very same tokens.
 */
export function isSeenTwice(first: Message, again: Message): boolean {
  const { startedAt, duration = 0 } = first.exchange;
  if (first.url !== again.url || again.exchange.startedAt > startedAt + duration) return false;
  const tokens = JSON.stringify(deliveredTokens(again));
  return (
    tokens !== '{}' &&
    tokens === JSON.stringify(deliveredTokens(first)) &&
    JSON.stringify(again.params) === JSON.stringify(first.params)
  );
}

function isSameDelivery(seen: readonly Message[], message: Message): boolean {
  if (isBareLanding(message))
    return seen.some((other) => withoutFragment(other.url) === withoutFragment(message.url));
  return seen.some((other) => !isBareLanding(other) && isSameAnswer(other, message));
}

/** The landing stands for the delivery; the redirect that led to it knows the fragment the landing does not show. */
function fold(step: Step, message: Message): Step {
  const first = step.message!;
  const isLanding =
    first.carrier === 'redirect' &&
    message.carrier === 'request' &&
    endpointOf(first.url) === endpointOf(message.url);
  if (!isLanding) return { ...step, also: [...step.also, message] };
  const url = message.url.includes('#') ? message.url : first.url;
  // A landing without its fragment has nothing of the answer: that is the redirect’s, an error too.
  const said = isBareLanding(message) ? { params: first.params, error: first.error } : {};
  return stepOf({ ...message, url, ...said, responseMode: first.responseMode }, [...step.also, first]);
}

/** All exchanges of a step, its own first. */
export function messagesOfStep(step: Step): readonly Message[] {
  return step.message ? [step.message, ...step.also] : step.also;
}

/** When the first of these steps began, in milliseconds since 1970; `Infinity` without any. */
export function beganAt(steps: readonly Step[]): number {
  return steps.reduce((first, { time }) => Math.min(first, time), Infinity);
}

/** When the last of these steps had its answer, as far as that was seen; `-Infinity` without any. */
export function endedAt(steps: readonly Step[]): number {
  return steps.reduce((last, step) => Math.max(last, step.time + durationOf(step)), -Infinity);
}

function durationOf({ message }: Step): number {
  return message?.carrier === 'request' ? (message.exchange.duration ?? 0) : 0;
}

/** A step that nobody saw. Milliseconds since 1970. */
export function inferred(
  kind: ConcludedKind,
  time: number,
  from: Actor = 'client',
  to: Actor = 'authorization_server',
): Step {
  return { kind, from, to, time, also: [] };
}
