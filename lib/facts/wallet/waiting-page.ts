import type { Exchange } from '../../exchange/exchange.ts';
import { asObject, parseJsonObject } from '../../exchange/json.ts';
import { endpointOf, originOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import type { Verdicts } from '../../vocabulary/verdicts.ts';
import { isPage } from '../../messages/surrounding.ts';

/**
 * The call by which a verifier’s page learnt that the wallet had answered, which posts elsewhere: the page had asked its own server the same
 * before and been told the same, was told something else in the end, and went on. `undefined` where it still waits, or was left.
 * OpenID4VP §8.2.
 */
export function lastWaitingCall({ messages, context, ofOthers }: Flow): Exchange | undefined {
  const asked = messages.findLast(({ kind }) => kind === 'presentation_request');
  if (!asked || asked.carrier !== 'redirect' || asked.exchange.context.resourceType !== 'fetch')
    return undefined;
  const since = asked.exchange.startedAt;
  const later = context.filter(({ id, startedAt }) => startedAt > since && !ofOthers?.has(id));
  const own = later.filter(
    (one) =>
      one.context.resourceType === 'fetch' &&
      isAnswered(one) &&
      originOf(one.url) === originOf(asked.exchange.url),
  );
  const known = own.find(({ verdicts }) => verdicts?.wallet_wait === 'over');
  if (known) return known;
  for (const calls of Map.groupBy(own, ({ method, url }) => `${method} ${endpointOf(url)}`).values()) {
    const [first, second] = calls;
    const last = calls.at(-1);
    if (!first || !second || !last || calls.length < fewest) continue;
    if (saidBy(first) === saidBy(second) && saidBy(first) !== saidBy(last) && wentOn(last, later))
      return last;
  }
  return undefined;
}

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

/** What an answer says, without what counts up or down by itself: its status, and the words of its members. */
function saidBy({ status, responseBody }: Exchange): string {
  const json = parseJsonObject(responseBody?.text);
  return JSON.stringify([status, json && wordsIn(json, 3)]);
}

function wordsIn(value: unknown, levels: number): unknown {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return /^[\d\s.:TZ+-]+$/.test(value) ? '' : value;
  const members = asObject(value);
  if (!members) return Array.isArray(value) ? value.length > 0 : value;
  if (levels === 0) return {};
  return Object.fromEntries(Object.entries(members).map(([name, one]) => [name, wordsIn(one, levels - 1)]));
}
