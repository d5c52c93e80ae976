import type { Exchange } from '../../exchange/exchange.ts';
import { isTooManyRedirects } from '../../exchange/too-many-redirects.ts';
import { isPage, setsCookies } from '../../messages/surrounding.ts';
import type { Remembered } from './remembered.ts';
import type { Window } from './window.ts';

/** How many exchanges around a login are kept at most, by when they began. */
export const mostAround = { before: 14, during: 16, after: 10, calls: 10, logout: 10 } as const;

/** Characters of all their bodies together. */
export const mostText = 128_000;

/** When an exchange around a login began; `calls` are what the app's API answered right after it. */
export type Phase = keyof typeof mostAround;

/** The phase of what surrounds a login that happened then. */
export function phaseOf(
  { time, surrounding }: Remembered,
  { began, answered, awaitsWallet, signsOut }: Window,
): Phase {
  if (surrounding === 'call' && awaitsWallet && time > began) return 'during';
  if (surrounding === 'call' || surrounding === 'report') return 'calls';
  if (time < began) return 'before';
  if (signsOut && time >= signsOut.from) return 'logout';
  return answered === undefined || time < answered ? 'during' : 'after';
}

/** What is kept of what happened around a login. */
export type Around = {
  /** In order of time. */
  readonly context: readonly Exchange[];
  /** Ids of those that are messages of other logins. */
  readonly ofOthers: ReadonlySet<string>;
  /** There was no room for more: some may have been let go. */
  readonly isFull: boolean;
};

/** Nothing happened, as far as was seen. */
export const nothingAround: Around = { context: [], ofOthers: new Set(), isFull: false };

/**
 * The most telling of what surrounds a login, in order of time: errors and refused calls, then what set cookies, then pages; of those
 * the nearest to the login's beginning and end. The bodies of the most telling keep their text.
 */
export function trim(around: readonly Remembered[], window: Window): Around {
  const phases = [...Map.groupBy(around, (one) => phaseOf(one, window))];
  const chosen = phases.flatMap(([phase, those]) => byWorth(those, phase).slice(0, mostAround[phase]));
  const readable = new Set<Remembered>();
  let left = mostText;
  for (const one of chosen.toSorted((a, b) => worthOf(b) - worthOf(a) || later(b, a))) {
    left -= one.isMessage ? 0 : (one.exchange.responseBody?.text?.length ?? 0);
    if (left >= 0) readable.add(one);
  }
  return {
    context: chosen.toSorted(later).map((one) => (readable.has(one) ? one.exchange : one.bare)),
    ofOthers: new Set(chosen.flatMap(({ isMessage, exchange }) => (isMessage ? [exchange.id] : []))),
    isFull: phases.some(([phase, those]) => those.length >= mostAround[phase]),
  };
}

/** Before a login the newest are the nearest, after it the oldest, and while it runs either end. */
function byWorth(those: readonly Remembered[], phase: Phase): readonly Remembered[] {
  const distance = those.toSorted(later).map((one, at): readonly [Remembered, number] => {
    const left = those.length - 1 - at;
    if (phase === 'before') return [one, left];
    return [one, phase === 'during' ? Math.min(at, left) : at];
  });
  return distance.toSorted(([a, x], [b, y]) => worthOf(b) - worthOf(a) || x - y).map(([one]) => one);
}

function worthOf({ exchange, surrounding }: Remembered): number {
  const { status, context } = exchange;
  if (surrounding === 'prefetch') return 8;
  if (surrounding === 'passkey') return 3;
  const hasFailed =
    (status !== undefined && (status === 0 || status >= 400)) || isTooManyRedirects(exchange.failure);
  const isShown = isPage(exchange) && context.resourceType !== 'sub_frame';
  return (hasFailed ? 4 : 0) + (setsCookies(exchange) ? 2 : 0) + (isShown ? 1 : 0);
}

function later(a: Remembered, b: Remembered): number {
  return a.time - b.time || a.exchange.entry - b.exchange.entry;
}
