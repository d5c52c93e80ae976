import { isKeptFromScript } from '../../exchange/kept-from-script.ts';
import type { Message } from '../../messages/message.ts';
import { ledTo } from '../../messages/oidc/led-to.ts';
import { isOfButton } from '../../messages/oidc/popup-cut-off.ts';
import { isRefusedForSession } from '../../messages/oidc/handshake-round.ts';
import { isFrontChannelRequest, isFrontChannelResponse, isLogout, kinds } from '../../vocabulary/kinds.ts';

/** When a login happened, in milliseconds since 1970, and how far around it one looks. */
export type Window = {
  readonly from: number;
  /** Its first request, or without one its answer. */
  readonly began: number;
  /** The last answer; `undefined` while it is awaited. */
  readonly answered: number | undefined;
  readonly until: number;
  /** A page waits for a wallet that answers elsewhere, and asks its own server. */
  readonly awaitsWallet?: true;
  /** Nobody logged in: it is a logout by itself, and ends no login before it. */
  readonly isLogout?: true;
  /** Who had logged in was signed out later: when, and how far around it one looks. */
  readonly signsOut?: { readonly from: number; readonly until: number };
};

const before = 60_000;
/** The app’s own part of a logout leads to the provider at once. */
const beforeLogout = 5_000;
const after = 30_000;
/** After an error page of the provider's a person may try once more. */
const afterError = 2 * 60_000;
/** A person may look for a password, or wait for a code. */
const longestWait = 15 * 60_000;
/** An app's own API, right after the answer. */
export const longestUntilCall = 10_000;
/** A page that hands its code to its own server may ask the person something first. */
export const longestUntilHandOff = 15 * 60_000;

/** The time around a login; `undefined` for flows that have no front channel and that no browser carries out. */
export function windowOf(messages: readonly Message[]): Window | undefined {
  const requests = messages.filter(isFrontChannelRequest);
  const logouts = logoutsAlone(messages);
  const answer =
    messages.findLast(isFrontChannelResponse) ?? logouts.at(-1) ?? messages.findLast(isAskedForPage);
  const first =
    requests[0] ??
    messages.find(isFrontChannelResponse) ??
    messages.find(isRound) ??
    logouts[0] ??
    messages.find(isAskedForPage);
  if (!first) return undefined;
  const began = first.exchange.startedAt;
  const answered = answer?.exchange.startedAt;
  const signsOut = logouts.length === 0 && answered !== undefined && logoutAfter(answered, messages);
  return {
    from: began - before,
    began,
    answered,
    until: untilWhen(answered, requests, messages),
    ...(logouts.length > 0 && { isLogout: true }),
    ...(signsOut && { signsOut }),
    ...(awaitsWallet(messages) && { awaitsWallet: true }),
  };
}

/** The browser itself signs in for the page, which gets the answer, or a provider’s script may not work on it. W3C FedCM §3.6. */
export function isAskedForPage({ kind }: Message): boolean {
  return kind === 'identity_assertion_request' || kind === 'origin_check';
}

/** True for what happened around the login, or around the logout that followed it. */
export function isIn(time: number, { from, until, signsOut }: Window): boolean {
  if (time >= from && time < until) return true;
  return signsOut !== undefined && time >= signsOut.from && time < signsOut.until;
}

/** The same, where the app signed the person out by itself at that time. */
export function withOwnLogout(window: Window, time: number | undefined): Window {
  if (time === undefined || window.signsOut) return window;
  return { ...window, signsOut: { from: time - beforeLogout, until: time + after } };
}

/** The end of all that it looks at. */
export function lastOf({ until, signsOut }: Window): number {
  return Math.max(until, signsOut?.until ?? until);
}

/** What is left of it where something else begins then. */
export function cutAt({ signsOut, ...window }: Window, next: number): Window {
  return {
    ...window,
    until: Math.min(window.until, next),
    ...(signsOut &&
      next > signsOut.from && { signsOut: { ...signsOut, until: Math.min(signsOut.until, next) } }),
  };
}

function logoutAfter(answered: number, messages: readonly Message[]): Window['signsOut'] {
  const times = messages.flatMap((one) => (isLogout(one) ? [one.exchange.startedAt] : []));
  const later = times.filter((time) => time > answered);
  if (later.length === 0) return undefined;
  return { from: Math.min(...later) - beforeLogout, until: Math.max(...later) + after };
}

/** Shown as a QR code, say: OpenID4VP §8.2. */
function awaitsWallet(messages: readonly Message[]): boolean {
  const isHanded = messages.some(
    ({ kind, carrier }) => kind === 'presentation_request' && carrier === 'redirect',
  );
  return isHanded && !messages.some(({ kind }) => kind === 'presentation_response');
}

/** The messages of a logout by itself; none where somebody logged in, too. Documents that were read before it are no login. */
export function logoutsAlone(messages: readonly Message[]): readonly Message[] {
  const isAlone = messages.every((one) => isLogout(one) || kinds[one.kind].role === 'document');
  return isAlone ? messages.filter(isLogout) : [];
}

/** An app that asks for its session again and again, whose service worker answers again, or whose script is kept from a login: what happened around it shows why. */
function isRound({ kind, carrier, exchange }: Message): boolean {
  const { context } = exchange;
  const goesOn =
    ledTo(exchange) !== undefined ||
    exchange.verdicts?.login_start !== undefined ||
    context.servedBy === 'service_worker' ||
    isKeptFromScript(exchange) ||
    isRefusedForSession(exchange) ||
    isOfButton(exchange);
  return kind === 'refused_start' && carrier === 'request' && goesOn;
}

function untilWhen(
  answered: number | undefined,
  requests: readonly Message[],
  messages: readonly Message[],
): number {
  if (answered !== undefined) return answered + after;
  const refused = messages.findLast((one) => one.kind === 'provider_error_page' || isRound(one));
  if (refused) return refused.exchange.startedAt + afterError;
  return (requests.at(-1)?.exchange.startedAt ?? 0) + longestWait;
}
