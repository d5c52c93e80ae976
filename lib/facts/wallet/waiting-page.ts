import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, parseJsonObject } from '../../exchange/json.ts';
import { endpointOf, hostOf, originOf } from '../../exchange/parameters.ts';
import { isSocket, isStream, socketHostOf } from '../../exchange/stream.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { isPage } from '../../messages/surrounding.ts';

/**
 * The call by which a verifier’s page learnt that the wallet had answered, which posts elsewhere: the page had asked its own server the same
 * before and been told the same, or was held waiting, by a call, a stream of events or a socket; was told something else in the end, and
 * went on. `undefined` where it still waits, or was left.
 * OpenID4VP §8.2.
 */
export function lastWaitingCall({ messages, context, ofOthers }: Flow): Exchange | undefined {
  const asked = messages.findLast(({ kind }) => kind === 'presentation_request');
  if (!asked || asked.carrier !== 'redirect' || asked.exchange.context.resourceType !== 'fetch')
    return undefined;
  const since = asked.exchange.startedAt;
  const later = context.filter(({ id, startedAt }) => startedAt > since && !ofOthers?.has(id));
  const own = later.filter((one) => isAnswered(one) && isOfPage(one, asked.exchange));
  const known = own.find(({ verdicts }) => verdicts?.wallet_wait === 'over');
  if (known) return known;
  for (const calls of Map.groupBy(own, ({ method, url }) => `${method} ${endpointOf(url)}`).values()) {
    const last = calls.at(-1);
    if (last && isOver(calls, last) && wentOn(last, later)) return last;
  }
  return undefined;
}

/** By its script, to its own server: a call, a stream of events, a socket. */
function isOfPage(one: Exchange, { url }: Exchange): boolean {
  return isSocket(one)
    ? socketHostOf(one.url) === hostOf(url)
    : one.context.resourceType === 'fetch' && originOf(one.url) === originOf(url);
}

/** What was heard in the end is something else than before. */
function isOver(calls: readonly Exchange[], last: Exchange): boolean {
  const [first, second] = calls;
  if (isStream(last)) {
    const said = messagesIn(last);
    return tells(said.at(-1)) && (said.length === 1 || said[0] !== said.at(-1));
  }
  if (!first || (last.status ?? 0) >= 400) return false;
  if (calls.length === 1) return isHeld(last) && tells(wordsOf(last.responseBody?.text));
  if (calls.every((one) => one === last || isHeld(one))) return saidBy(first) !== saidBy(last);
  if (!second || calls.length < fewest) return false;
  return saidBy(first) === saidBy(second) && saidBy(first) !== saidBy(last);
}

/** Something came, and not that there is nothing yet. Takes what `wordsOf` gives. */
function tells(words = ''): boolean {
  return words !== '' && !/wait|pending|time-?out|retry/i.test(words);
}

/** A server that answers only when there is something to say. */
function isHeld({ duration = 0 }: Exchange): boolean {
  return duration >= 5000;
}

/** The events of a stream or the messages of a socket, in order. https://html.spec.whatwg.org/multipage/server-sent-events.html §9.2. */
function messagesIn({ responseBody }: Exchange): readonly string[] {
  const lines = responseBody?.text?.split('\n', mostLines) ?? [];
  return lines.flatMap((line) => (line.startsWith('data:') ? [wordsOf(line.slice(5).trim())] : []));
}

const mostLines = 2000;

/** What a trace says of that call, whose words redaction takes out. */
export function waitingVerdictsOf(flow: Flow): readonly (readonly [Exchange, Verdicts])[] {
  const last = lastWaitingCall(flow);
  return last ? [[last, { wallet_wait: 'over' }]] : [];
}

/** Twice the same, and then another answer. */
const fewest = 3;

/** Milliseconds in which a page that waited goes on by itself. */
const soon = 15_000;

function isAnswered({ status = 0 }: Exchange): boolean {
  return status > 0;
}

function wentOn(last: Exchange, later: readonly Exchange[]): boolean {
  const end = last.startedAt + (last.duration ?? 0);
  return later.some(
    (one) =>
      isPage(one) &&
      one.context.resourceType !== 'sub_frame' &&
      one.startedAt > last.startedAt &&
      one.startedAt <= end + soon &&
      (one.status ?? 0) < 400,
  );
}

/** What an answer says, without what counts up or down by itself or is made anew each time: its status, and the words of its members. */
export function saidBy({ status, responseBody }: Exchange): string {
  return `${status} ${wordsOf(responseBody?.text)}`;
}

function wordsOf(text: string | undefined): string {
  const json = parseJsonObject(text);
  return json ? JSON.stringify(wordsIn(json, 3)) : '';
}

function wordsIn(value: unknown, levels: number): unknown {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return /^[\d\s.:TZ+-]+$|^\S{40,}$/.test(value) ? '' : value;
  const members = asObject(value);
  if (!members) return Array.isArray(value) ? value.length > 0 : value;
  if (levels === 0) return {};
  return Object.fromEntries(Object.entries(members).map(([name, one]) => [name, wordsIn(one, levels - 1)]));
}
