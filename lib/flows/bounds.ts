import type { Message } from '../messages/message.ts';
import { isFrontChannelRequest, isFrontChannelResponse } from '../vocabulary/kinds.ts';

/** Messages of one flow, and those that are kept beyond that where they were refused: a call that fails after hours matters. */
const mostMessages = 1000;
const mostRefused = 200;
/** Requests and answers of the front channel in one flow: browsers give up after twenty redirects. */
const mostAsked = 50;
/** Flows of one session. */
export const mostFlows = 10_000;
/** Times that a login went round: the first ones, and the last. */
const mostRounds = { first: 40, last: 10 } as const;

/** Whether a flow with these messages takes no more of this one’s sort: no login has as many, and work must not grow without an end. */
export function hasNoRoomFor(messages: readonly Message[], message: Message): boolean {
  if (messages.length < mostAsked) return false;
  if (messages.length >= mostMessages + (isRefused(message) ? mostRefused : 0)) return true;
  return isAsked(message) && messages.filter(isAsked).length >= mostAsked;
}

/** Some of a flow with these messages may have been left out. */
export function isCut(messages: readonly Message[]): boolean {
  if (messages.length < mostAsked) return false;
  return messages.length >= mostMessages || messages.filter(isAsked).length >= mostAsked;
}

/** The rounds of a login that are looked at, of all of them. */
export function fewRounds<T>(rounds: readonly T[]): readonly T[] {
  const { first, last } = mostRounds;
  return rounds.length <= first + last ? rounds : [...rounds.slice(0, first), ...rounds.slice(-last)];
}

function isAsked(message: Message): boolean {
  return isFrontChannelRequest(message) || isFrontChannelResponse(message);
}

function isRefused({ exchange: { status = 0, failure } }: Message): boolean {
  return failure !== undefined || status >= 400;
}
