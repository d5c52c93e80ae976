import { isCleaned } from '../../exchange/cleaned.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { codeIn, oneTimeValuesIn, type OneTimeName } from '../../exchange/one-time-values.ts';
import { isAccepted } from '../../exchange/page-request.ts';
import { endpointOf } from '../../exchange/parameters.ts';
import type { Flow } from '../../flows/flow.ts';
import { fact } from '../fact.ts';
import { wentToFailures } from '../reception/failure-page.ts';
import { leftAnswer } from './left-answer.ts';

/** Two calls by a page to one address of the app’s own: one was accepted, the other refused. */
export type HandedTwice = {
  readonly accepted: Exchange;
  readonly refused: Exchange;
  /** What both brought, where that was recorded. */
  readonly value: string | undefined;
};

/** Milliseconds after the answer in which a page hands its code on, between two calls at once, and between two runs of one page. */
const untilHandedOn = 5000;
const atOnce = 500;
const untilNextRun = 2000;

/** What an address is called that takes a code. */
const takesCodes = /auth|callback|login|sign-?in|token|exchange|session|sso|oidc|code/i;

/**
 * The page’s own backend was called twice where its code is handed to it: with the same code, the refused call being answered last, or,
 * where it was not recorded what was sent, twice at once at an address that is called so, by a page whose code went no further.
 * `undefined` where the code was redeemed in the browser, or where both were answered alike.
 */
export const handedTwice = fact('handedTwice', (facts): HandedTwice | undefined => {
  const twice = sentTwice(facts.flow, 'code');
  if (twice && isSecondRun(twice, facts.flow)) return twice;
  const left = facts.of(leftAnswer);
  if (!left) return undefined;
  const { startedAt: landed } = left.response.exchange;
  const calls = facts.flow.context.filter(
    (one) =>
      isCallOfPage(one) &&
      oneTimeValuesIn(one.requestBody).length === 0 &&
      one.startedAt >= landed &&
      one.startedAt <= landed + untilHandedOn &&
      takesCodes.test(endpointOf(one.url).replace(/^https?:\/\/[^/]*/, '')),
  );
  for (const refused of calls.filter(({ status = 0 }) => status >= 400)) {
    const accepted = calls.find(
      (one) => isAccepted(one) && endpointOf(one.url) === endpointOf(refused.url) && areAtOnce(one, refused),
    );
    if (accepted) return { accepted, refused, value: undefined };
  }
  return undefined;
});

/** One refresh token in two calls to the app’s own backend, in whichever order; not where the refused call was merely tried again. */
export const renewedTwice = fact('renewedTwice', ({ flow }): HandedTwice | undefined =>
  sentTwice(flow, 'refresh_token'),
);

/** The last refused call around a login that brought the same value as an accepted one, the one nearest to it in time. */
function sentTwice({ context, messages }: Flow, name: OneTimeName): HandedTwice | undefined {
  // To a backend of another origin.
  const elsewhere = messages.filter(({ kind }) => kind === 'exposure').map(({ exchange }) => exchange);
  const calls = [...context, ...elsewhere].flatMap((exchange) => {
    const value = valueIn(exchange, name);
    return value === undefined || isCleaned(value) ? [] : [{ exchange, value }];
  });
  const accepted = calls.filter(({ exchange }) => isAccepted(exchange));
  for (const { exchange: refused, value } of calls.toReversed()) {
    if (!isRefused(refused)) continue;
    const twins = accepted.filter(
      (one) =>
        one.value === value &&
        endpointOf(one.exchange.url) === endpointOf(refused.url) &&
        one.exchange.startedAt < endOf(refused),
    );
    const [twin] = twins.toSorted((a, b) => distance(a.exchange, refused) - distance(b.exchange, refused));
    if (twin) return { accepted: twin.exchange, refused, value };
  }
  return undefined;
}

/** What a page sends by its script; a code goes in the query too, and then by GET. */
function valueIn(exchange: Exchange, name: OneTimeName): string | undefined {
  if (exchange.context.resourceType !== 'fetch' || exchange.method === 'OPTIONS') return undefined;
  if (name === 'code') return codeIn(exchange);
  return isCallOfPage(exchange)
    ? oneTimeValuesIn(exchange.requestBody).find(([one]) => one === name)?.[1]
    : undefined;
}

function isCallOfPage({ method, context }: Exchange): boolean {
  return /^P(?:OST|UT|ATCH)$/.test(method) && context.resourceType === 'fetch';
}

/** A server that is busy or gone for a moment refuses no value. RFC 9110 §15.6.4; RFC 6585 §4. */
function isRefused({ status = 0 }: Exchange): boolean {
  return status >= 400 && status !== 429 && status !== 503 && status !== 504;
}

/** What was answered last is what the page shows, unless it goes to its page for failures; who goes back to an old code is no second run. */
function isSecondRun({ accepted, refused }: HandedTwice, flow: Flow): boolean {
  if (distance(accepted, refused) > untilNextRun) return false;
  return endOf(refused) >= endOf(accepted) || wentToFailures(flow, refused);
}

function endOf({ startedAt, duration = 0 }: Exchange): number {
  return startedAt + duration;
}

function distance(a: Exchange, b: Exchange): number {
  return Math.abs(a.startedAt - b.startedAt);
}

/** The second began while the first was under way, and nobody can have clicked twice. */
function areAtOnce(a: Exchange, b: Exchange): boolean {
  const [first, second] = a.startedAt <= b.startedAt ? [a, b] : [b, a];
  const apart = second.startedAt - first.startedAt;
  return apart <= atOnce && apart <= (first.duration ?? 0);
}
